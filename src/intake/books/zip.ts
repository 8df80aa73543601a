import type { FileHandle } from 'node:fs/promises';
import { Readable } from 'node:stream';
import iconv from 'iconv-lite';
import { type Entry, fromRandomAccessReaderPromise, RandomAccessReader, type ZipFile } from 'yauzl';
import { ReliefError } from '../../domain/errors.js';
import { firstInvalidUtf8 } from '../encoding/utf8.js';
import { crc32 } from './crc32.js';

/** A file in a zip. */
export interface ZipEntry {
  /** Its path in the zip, with slashes. */
  readonly name: string;
  /** Reads its bytes, unpacked and checked. Errors: BAD_ARCHIVE, ARCHIVE_LOCKED, ARCHIVE_TOO_LARGE. */
  read(): AsyncGenerator<Buffer>;
}

/** A zip, or a workbook, which is one. */
export interface Zip {
  readonly entries: readonly ZipEntry[];
}

/** No export has more entries. */
const MAX_ENTRIES = 20_000;
const CHUNK_BYTES = 1 << 18;

/** Lists what is in a zip. Errors: BAD_ARCHIVE. */
export async function openZip(handle: FileHandle, size: number, file: string): Promise<Zip> {
  try {
    const zip = await fromRandomAccessReaderPromise(new HandleReader(handle), size, {
      autoClose: false,
      lazyEntries: true,
      // Names may be GBK, which the library would decode as the code page of the IBM PC.
      decodeStrings: false,
    });
    const entries: ZipEntry[] = [];
    const names = new Set<string>();
    for await (const entry of zip.eachEntry()) {
      if (entries.length === MAX_ENTRIES) throw new Error(`more than ${MAX_ENTRIES} entries`);
      const name = nameOf(entry);
      // Folders are entries, too.
      if (name.endsWith('/')) continue;
      // It is not clear which of two entries is meant, and programs differ in which they take.
      if (names.has(name)) throw new Error(`two files of the name “${name}”`);
      names.add(name);
      entries.push(entryOf(zip, entry, name, file));
    }
    return { entries };
  } catch (error) {
    throw broken(error, file);
  }
}

function entryOf(zip: ZipFile, entry: Entry, name: string, file: string): ZipEntry {
  const isEncrypted = entry.isEncrypted();
  const bytes = entry.uncompressedSize;
  const read = async function* (): AsyncGenerator<Buffer> {
    if (isEncrypted) throw new ReliefError('ARCHIVE_LOCKED', { file, value: name });
    if (isBomb(entry)) throw new ReliefError('ARCHIVE_TOO_LARGE', { file, value: name, bytes });
    let sum = 0;
    try {
      const stream = await zip.openReadStreamPromise(entry);
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        sum = crc32(chunk, sum);
        yield chunk;
      }
      if (sum !== entry.crc32) throw new Error(`${name}: checksum`);
    } catch (error) {
      throw broken(error, file);
    }
  };
  return { name, read };
}

/** The most bytes that one packed byte may become. Tables are packed to a fiftieth of their size at most. */
const MAX_RATIO = 250;
/** Smaller entries are read whatever their ratio. */
const SMALL_BYTES = 100_000_000;

function isBomb({ compressedSize, uncompressedSize }: Entry): boolean {
  return uncompressedSize > SMALL_BYTES && uncompressedSize > compressedSize * MAX_RATIO;
}

const IS_UTF8 = 0x800;
const UNICODE_PATH = 0x7075;

/** The name of an entry: UTF-8 where it is marked as such or valid, else GB18030, which Chinese Windows writes. */
function nameOf(entry: Entry): string {
  const raw = entry.fileNameRaw;
  const unicode = entry.extraFields.find(({ id, data }) => id === UNICODE_PATH && data.length > 5);
  if (unicode !== undefined) return withSlashes(unicode.data.toString('utf8', 5));
  const isUtf8 = (entry.generalPurposeBitFlag & IS_UTF8) !== 0 || firstInvalidUtf8(raw) === undefined;
  return withSlashes(isUtf8 ? raw.toString('utf8') : iconv.decode(raw, 'gb18030'));
}

function withSlashes(name: string): string {
  return name.replaceAll('\\', '/');
}

function broken(error: unknown, file: string): unknown {
  if (error instanceof ReliefError) return error;
  const { message, syscall } = error as NodeJS.ErrnoException;
  // An error of the disk is passed on: the owner of the file handle reports it.
  return syscall === undefined
    ? new ReliefError('BAD_ARCHIVE', { file, value: message.replace(/\.$/, '') })
    : error;
}

/** Lets the library read any range of a file that is already open. */
class HandleReader extends RandomAccessReader {
  constructor(private readonly handle: FileHandle) {
    super();
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(this.chunks(start, end), { objectMode: false });
  }

  private async *chunks(start: number, end: number): AsyncGenerator<Buffer> {
    for (let at = start; at < end; ) {
      const chunk = Buffer.allocUnsafe(Math.min(CHUNK_BYTES, end - at));
      const { bytesRead } = await this.handle.read(chunk, 0, chunk.length, at);
      if (bytesRead === 0) return;
      at += bytesRead;
      yield chunk.subarray(0, bytesRead);
    }
  }
}
