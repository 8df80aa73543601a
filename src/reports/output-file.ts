import { createHash, type Hash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { cannotWait } from './durable.js';
import { type ChunkEncoder, encoderFor, type OutputEncoding } from './encoding.js';
import { type Modes, PRIVATE, setMode } from './modes.js';

/** A file that a run has written. */
export interface WrittenFile {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
  /** Data rows; undefined for what is no table. */
  readonly rows?: number | undefined;
}

/**
 * Writes one file in a single pass: every chunk is converted to the file's encoding, hashed and written to the disk while
 * the next one is made.
 */
export class OutputFile {
  private readonly hash: Hash = createHash('sha256');
  private bytes = 0;
  private pending: Promise<void> = Promise.resolve();

  private constructor(
    readonly name: string,
    private readonly handle: FileHandle,
    private readonly encode: ChunkEncoder,
  ) {}

  /** Creates a file that must not exist yet. */
  static async create(
    path: string,
    name: string,
    encoding: OutputEncoding,
    { file: mode }: Modes = PRIVATE,
  ): Promise<OutputFile> {
    const handle = await open(path, 'wx', PRIVATE.file);
    try {
      setMode(handle.fd, mode);
      return new OutputFile(name, handle, encoderFor(encoding));
    } catch (error) {
      await handle.close();
      throw error;
    }
  }

  /** Takes a chunk of UTF-8 bytes, which the caller must not change again. Its end may cut a character. */
  async write(utf8: Uint8Array): Promise<void> {
    await this.append(this.encode(utf8));
  }

  async writeText(text: string): Promise<void> {
    await this.write(Buffer.from(text, 'utf8'));
  }

  /** Completes the file, and waits until it is on the disk. */
  async close(rows: number | undefined): Promise<WrittenFile> {
    await this.pending;
    await this.handle.sync().catch((error: unknown) => {
      if (!cannotWait(error)) throw error;
    });
    await this.handle.close();
    return {
      name: this.name,
      bytes: this.bytes,
      sha256: this.hash.digest('hex'),
      ...(rows === undefined ? {} : { rows }),
    };
  }

  /** Closes a file that will not be completed. Never throws: another error is already being reported. */
  async abandon(): Promise<void> {
    await this.pending.catch(() => {});
    await this.handle.close().catch(() => {});
  }

  private async append(chunk: Uint8Array): Promise<void> {
    if (chunk.length === 0) return;
    this.hash.update(chunk);
    this.bytes += chunk.length;
    await this.pending;
    this.pending = this.writeAll(chunk);
    // A failure is thrown where the promise is awaited: at the next chunk or in close.
    this.pending.catch(() => {});
  }

  /** The system may take less than it is given. */
  private async writeAll(chunk: Uint8Array): Promise<void> {
    for (let from = 0; from < chunk.length; ) {
      const { bytesWritten } = await this.handle.write(chunk, from, chunk.length - from);
      from += bytesWritten;
    }
  }
}
