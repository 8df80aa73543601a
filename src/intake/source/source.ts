import { type FileHandle, open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import {
  type ByteStream,
  FileStream,
  fill,
  GunzipStream,
  systemCode,
  unreadable,
} from '../../columnar/byte-stream.js';
import { refuseDevice, refuseDeviceAsStdin } from '../../devices.js';
import { ReliefError } from '../../domain/errors.js';
import { type SpoolWriter, spool, spoolPipe } from './spool.js';

export type { ByteStream } from '../../columnar/byte-stream.js';

/** What shows whether a file has changed: it must be the same before and after the file is read. */
export interface FileState {
  readonly size: bigint;
  readonly modified: bigint;
  readonly inode: bigint;
}

/** A table in a workbook or an archive. */
export interface TableName {
  /** The file as the user gave it. */
  readonly path: string;
  /** Name of the sheet, or of the file in the archive. */
  readonly table: string;
}

/** The workbook or archive that a table was unpacked from. */
interface TableOrigin extends TableName {
  /** Size and SHA-256 of the packed file. */
  readonly bytes: number;
  readonly sha256: string;
  /** Whether the table is UTF-8, whatever encoding the user names: sheets are written so. */
  readonly isUtf8: boolean;
}

/** The name of a table in messages and references: `book.xlsx#sheet`. */
export const tableName = (path: string, table: string): string => `${path}#${table}`;

/** The number of bytes that show what kind of file it is. */
const HEAD_BYTES = 4096;
const HASH_BYTES = 1 << 20;

/**
 * An input that can be read more than once. A regular file is opened anew for each pass. Standard input, pipes and tables
 * of workbooks and archives are copied into a temporary file first.
 */
export class Source {
  /** Size of the input in bytes, before it is unpacked. */
  readonly bytes: number;
  /** SHA-256 of the same bytes; empty before the first pass has ended. */
  sha256 = '';

  private constructor(
    /** The path as the user gave it; for a table in a workbook or an archive, with `#` and its name. */
    readonly path: string,
    private readonly spool: FileHandle | undefined,
    readonly state: FileState,
    /** Where a table came from; undefined for an input that is not unpacked. */
    readonly origin?: TableOrigin,
  ) {
    this.bytes = Number(state.size);
  }

  /**
   * Opens a file, or `stdin` for the path `-`.
   * Errors: NO_SUCH_FILE, NOT_A_FILE, INPUT_IS_DEVICE, SPOOL_FAILED, INPUT_WITHOUT_END.
   */
  static async open(path: string, stdin: Readable): Promise<Source> {
    if (path === '-') {
      refuseDeviceAsStdin(stdin);
      return Source.spooled(path, await spoolPipe(path, stdin));
    }
    refuseDevice(path);
    const handle = await openFile(path);
    const stat = await handle.stat();
    if (stat.isFile()) {
      const source = new Source(path, undefined, await stateOf(handle));
      await handle.close();
      return source;
    }
    if (stat.isDirectory()) {
      await handle.close();
      throw new ReliefError('NOT_A_FILE', { file: path });
    }
    return Source.spooled(path, await spoolPipe(path, handle.createReadStream()));
  }

  /**
   * Unpacks a table of a workbook or an archive into a temporary file.
   * Errors: SPOOL_FAILED, and those of `unpack`.
   */
  static async ofTable(origin: TableOrigin, unpack: (write: SpoolWriter) => Promise<void>): Promise<Source> {
    const path = tableName(origin.path, origin.table);
    return Source.spooled(path, await spool(path, unpack), origin);
  }

  private static async spooled(path: string, file: FileHandle, origin?: TableOrigin): Promise<Source> {
    return new Source(path, file, await stateOf(file), origin);
  }

  /** What the manifest says about the input. A table has the size and the hash of the file that it was unpacked from. */
  get described(): Pick<TableOrigin, 'bytes' | 'sha256'> & {
    readonly path: string;
    readonly origin?: TableName;
  } {
    const { path, origin } = this;
    if (origin === undefined) return { path, bytes: this.bytes, sha256: this.sha256 };
    const { bytes, sha256, table } = origin;
    return { path, bytes, sha256, origin: { path: origin.path, table } };
  }

  /**
   * Gives the packed file to a reader that reads it in any order.
   * Errors: INPUT_CHANGED, UNREADABLE_FILE, NO_SUCH_FILE, and those of `work`.
   */
  async withBytes<Result>(work: (handle: FileHandle) => Promise<Result>): Promise<Result> {
    const handle = this.spool ?? (await openFile(this.path));
    try {
      await this.mustBeUnchanged(handle);
      const result = await work(handle);
      await this.mustBeUnchanged(handle);
      return result;
    } catch (error) {
      throw isOfSystem(error) ? unreadable(this.path, error) : error;
    } finally {
      if (this.spool === undefined) await handle.close();
    }
  }

  /** The first bytes of the content, unpacked where the file is a gzip file. */
  async head(): Promise<Buffer> {
    return this.opened(async (stream) => {
      const head = Buffer.alloc(HEAD_BYTES);
      return head.subarray(0, await fill(stream, head));
    });
  }

  /**
   * Reads the whole content once, unpacked where the file is a gzip file.
   *
   * @param work Gets the content, a function that returns how many bytes of the file have been read, and the file itself.
   * Errors: INPUT_CHANGED where the file is not the one that was opened first, or changes while it is read; BAD_GZIP,
   * UNREADABLE_FILE, and those of `work`.
   */
  async pass<Result>(
    work: (stream: ByteStream, progress: () => number, packed: ByteStream) => Promise<Result>,
  ): Promise<Result> {
    return this.opened(async (stream, packed) => {
      const result = await work(stream, () => packed.position, packed);
      // Bytes after the end of the packed content belong to the file, so they belong to its hash.
      const rest = Buffer.alloc(HEAD_BYTES);
      while ((await packed.read(rest)) > 0);
      this.sha256 = packed.digest();
      return result;
    });
  }

  private async opened<Result>(
    work: (stream: ByteStream, packed: FileStream) => Promise<Result>,
  ): Promise<Result> {
    const handle = this.spool ?? (await openFile(this.path));
    try {
      await this.mustBeUnchanged(handle);
      const packed = new FileStream(handle, this.path);
      const gunzip = (await isGzip(handle, this.path)) ? new GunzipStream(packed, this.path) : undefined;
      try {
        return await work(gunzip ?? packed, packed);
      } finally {
        gunzip?.destroy();
        await this.mustBeUnchanged(handle);
      }
    } finally {
      if (this.spool === undefined) await handle.close();
    }
  }

  /** SHA-256 of the file, packed where it is packed. */
  async hash(): Promise<string> {
    const buffer = Buffer.allocUnsafe(HASH_BYTES);
    await this.pass(async (_stream, _progress, packed) => {
      while ((await packed.read(buffer)) > 0);
    });
    return this.sha256;
  }

  /** The temporary file of a table that was unpacked. */
  get unpackedFile(): FileHandle {
    if (this.spool === undefined) throw new Error('only a table that was unpacked has a temporary file');
    return this.spool;
  }

  /** Whether the content is the bytes of a regular file, so that other threads can read ranges of it. */
  async isPlainFile(): Promise<boolean> {
    if (this.spool !== undefined) return false;
    const handle = await openFile(this.path);
    try {
      return !(await isGzip(handle, this.path));
    } finally {
      await handle.close();
    }
  }

  async close(): Promise<void> {
    await this.spool?.close();
  }

  private async mustBeUnchanged(handle: FileHandle): Promise<void> {
    if (!sameState(await stateOf(handle), this.state)) {
      throw new ReliefError('INPUT_CHANGED', { file: this.path });
    }
  }
}

async function isGzip(handle: FileHandle, path: string): Promise<boolean> {
  const magic = Buffer.alloc(2);
  try {
    await handle.read(magic, 0, 2, 0);
  } catch (error) {
    throw unreadable(path, error);
  }
  return (magic[0] === 0x1f && magic[1] === 0x8b) || path.endsWith('.gz');
}

export function sameState(a: FileState, b: FileState): boolean {
  return a.size === b.size && a.modified === b.modified && a.inode === b.inode;
}

export async function stateOf(handle: FileHandle): Promise<FileState> {
  const stat = await handle.stat({ bigint: true });
  return { size: stat.size, modified: stat.mtimeNs, inode: stat.ino };
}

/** Opens a file for reading. Errors: NO_SUCH_FILE; the system's own error where too many files are open. */
export async function openFile(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'r');
  } catch (error) {
    if (systemCode(error) === 'EMFILE' || systemCode(error) === 'ENFILE') throw error;
    throw new ReliefError('NO_SUCH_FILE', { file: path });
  }
}

function isOfSystem(error: unknown): boolean {
  return typeof (error as NodeJS.ErrnoException | undefined)?.syscall === 'string';
}
