import { type FileHandle, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import {
  type ByteStream,
  FileStream,
  fill,
  GunzipStream,
  systemCode,
  unreadable,
} from '../columnar/byte-stream.js';
import { refuseDevice, refuseDeviceAsStdin } from '../devices.js';
import { ReliefError } from '../domain/errors.js';

export { type ByteStream, fill } from '../columnar/byte-stream.js';

/** What tells whether a file has changed: it must be the same before and after it is read. */
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

/** A table that was taken out of a workbook or an archive, and the file that it came out of. */
export interface TableOrigin extends TableName {
  /** Size and SHA-256 of the file as it lies there. */
  readonly bytes: number;
  readonly sha256: string;
  /** The table is UTF-8, whatever is said of the encoding of files. */
  readonly isUtf8: boolean;
}

/** Takes the bytes of a table, one piece after the other. */
export type SpoolWriter = (bytes: Uint8Array | string) => Promise<void>;

/** What a table is called: `book.xlsx#sheet`. */
export const tableName = (path: string, table: string): string => `${path}#${table}`;

/** Enough of a file to recognise what it is. */
const HEAD_BYTES = 4096;
/** The most that is taken from a pipe, which need not have an end: some sixty million claims. */
const MOST_PIPED_BYTES = 16_000_000_000;
const HASH_BYTES = 1 << 20;

/**
 * An input that can be read more than once. A regular file is opened anew for each pass. Standard input
 * and pipes are spooled first, always to a temporary file rather than to memory, because ten million
 * claims would not fit beside the table; the file has no name any more once it is open, so that nothing
 * of it stays behind, however the run ends.
 */
export class Source {
  /** Size of the input in bytes, as it lies on the disk or came through the pipe. */
  readonly bytes: number;
  /** SHA-256 of the same bytes, once a pass has come to the end. */
  sha256 = '';

  private constructor(
    /** As the user gave it; a table of a workbook or an archive has its name behind it. */
    readonly path: string,
    private readonly spool: FileHandle | undefined,
    readonly state: FileState,
    /** Where the table came from; undefined for a file that is read as it lies there. */
    readonly origin?: TableOrigin,
  ) {
    this.bytes = Number(state.size);
  }

  static async open(path: string, stdin: Readable): Promise<Source> {
    if (path === '-') {
      refuseDeviceAsStdin(stdin);
      return Source.spooled(path, stdin);
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
    return Source.spooled(path, handle.createReadStream());
  }

  private static async spooled(path: string, from: Readable): Promise<Source> {
    let spool: FileHandle | undefined;
    try {
      spool = await openWithoutName();
      let bytes = 0;
      for await (const chunk of from) {
        bytes += chunk.length;
        refuseEndless(path, bytes);
        await spool.writeFile(chunk);
      }
      return new Source(path, spool, await stateOf(spool));
    } catch (error) {
      await spool?.close();
      if (error instanceof ReliefError) throw error;
      throw new ReliefError('SPOOL_FAILED', { file: path, path: tmpdir(), value: systemCode(error) });
    }
  }

  /**
   * A table of a workbook or an archive, unpacked into a file without a name.
   * Errors: SPOOL_FAILED, and whatever `unpack` finds.
   */
  static async ofTable(origin: TableOrigin, unpack: (write: SpoolWriter) => Promise<void>): Promise<Source> {
    const path = tableName(origin.path, origin.table);
    const failed = (error: unknown): ReliefError =>
      new ReliefError('SPOOL_FAILED', { file: path, path: tmpdir(), value: systemCode(error) });
    const spool = await openWithoutName().catch((error: unknown) => {
      throw failed(error);
    });
    try {
      await unpack((bytes) =>
        spool.writeFile(bytes).catch((error: unknown) => {
          throw failed(error);
        }),
      );
      return new Source(path, spool, await stateOf(spool), origin);
    } catch (error) {
      await spool.close();
      throw error;
    }
  }

  /** What the manifest says of the input: of a table the size and the hash are those of the file that it came out of. */
  get described(): Pick<TableOrigin, 'bytes' | 'sha256'> & {
    readonly path: string;
    readonly origin?: TableName;
  } {
    const { path, origin } = this;
    if (origin === undefined) return { path, bytes: this.bytes, sha256: this.sha256 };
    const { bytes, sha256, table } = origin;
    return { path, bytes, sha256, origin: { path: origin.path, table } };
  }

  /** The bytes of the file as they lie there, for a reader that goes to and fro in them. */
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

  /** The first bytes of the input, unpacked where it is packed. */
  async head(): Promise<Buffer> {
    return this.opened(async (stream) => {
      const head = Buffer.alloc(HEAD_BYTES);
      return head.subarray(0, await fill(stream, head));
    });
  }

  /**
   * One pass over the whole content, unpacked where it is packed; `progress` tells how many bytes of the
   * input it has come through. Stops the run where the file is not the one that was opened first, or
   * changes while it is read.
   */
  async pass<Result>(
    work: (stream: ByteStream, progress: () => number, packed: ByteStream) => Promise<Result>,
  ): Promise<Result> {
    return this.opened(async (stream, packed) => {
      const result = await work(stream, () => packed.position, packed);
      // Whatever lies behind the end of a packed file belongs to the input and to its hash as well.
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

  /** SHA-256 of the bytes as they lie there. */
  async hash(): Promise<string> {
    const buffer = Buffer.allocUnsafe(HASH_BYTES);
    await this.pass(async (_stream, _progress, packed) => {
      while ((await packed.read(buffer)) > 0);
    });
    return this.sha256;
  }

  /** The file without a name in which a table lies. */
  get unnamedFile(): FileHandle {
    if (this.spool === undefined) throw new Error('only a table that was unpacked has one');
    return this.spool;
  }

  /** Whether every byte of the content lies in the file at its own place, for anybody to read. */
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

/**
 * Opens a new temporary file and takes its name away before anything is written: even a run that is killed
 * while it waits for its input leaves nobody's claims behind.
 */
async function openWithoutName(): Promise<FileHandle> {
  const folder = await mkdtemp(join(tmpdir(), 'relief-'));
  try {
    return await open(join(folder, 'input'), 'wx+', 0o600);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Errors: INPUT_WITHOUT_END where more has come through a pipe than any input has. */
export function refuseEndless(file: string, bytes: number): void {
  if (bytes > MOST_PIPED_BYTES)
    throw new ReliefError('INPUT_WITHOUT_END', { file, limit: MOST_PIPED_BYTES / 1e9 });
}

/** Opens a file for reading; one that cannot be opened is the user's to put right. */
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
