import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { ReliefError } from '../domain/errors.js';

/** Bytes on demand: fills an array from the front and returns how many bytes that were; 0 at the end. */
export interface ByteStream {
  read(into: Uint8Array): Promise<number>;
}

const GUNZIP_CHUNK = 1 << 18;

/** Fills an array as far as the stream reaches, and returns how many bytes that were. */
export async function fill(stream: ByteStream, into: Uint8Array): Promise<number> {
  let filled = 0;
  while (filled < into.length) {
    const count = await stream.read(into.subarray(filled));
    if (count === 0) break;
    filled += count;
  }
  return filled;
}

/** Some bytes, and then those of a stream. */
export function followedBy(bytes: Buffer, stream: ByteStream): ByteStream {
  let rest = bytes;
  return {
    read: async (into) => {
      if (rest.length === 0) return stream.read(into);
      const count = rest.copy(into);
      rest = rest.subarray(count);
      return count;
    },
  };
}

/** The bytes of a file from one offset to before another. */
export function fileRange(handle: FileHandle, from: number, to: number): ByteStream {
  let position = from;
  return {
    read: async (into) => {
      const { bytesRead } = await handle.read(into, 0, Math.min(into.length, to - position), position);
      position += bytesRead;
      return bytesRead;
    },
  };
}

/** The bytes of a file as they are on the disk, with the SHA-256 of what was read. */
export class FileStream implements ByteStream {
  position = 0;
  private readonly hash = createHash('sha256');

  constructor(
    private readonly handle: FileHandle,
    private readonly path: string,
  ) {}

  async read(into: Uint8Array): Promise<number> {
    try {
      const { bytesRead } = await this.handle.read(into, 0, into.length, this.position);
      this.position += bytesRead;
      this.hash.update(into.subarray(0, bytesRead));
      return bytesRead;
    } catch (error) {
      throw unreadable(this.path, error);
    }
  }

  digest(): string {
    return this.hash.digest('hex');
  }
}

/** The content of a gzip file. */
export class GunzipStream implements ByteStream {
  private readonly gunzip = createGunzip({ chunkSize: GUNZIP_CHUNK });
  private readonly chunks: AsyncIterator<Buffer>;
  private rest: Buffer = Buffer.alloc(0);

  constructor(
    packed: ByteStream,
    private readonly path: string,
  ) {
    // The pipeline passes an error on to the iterator, which throws it: nothing to do here.
    pipeline(Readable.from(chunksOf(packed)), this.gunzip, () => {});
    this.chunks = this.gunzip[Symbol.asyncIterator]();
  }

  async read(into: Uint8Array): Promise<number> {
    if (this.rest.length === 0) {
      try {
        const next = await this.chunks.next();
        if (next.done) return 0;
        this.rest = next.value;
      } catch (error) {
        if (error instanceof ReliefError) throw error;
        throw new ReliefError('BAD_GZIP', { file: this.path, value: (error as Error).message });
      }
    }
    const count = Math.min(into.length, this.rest.length);
    into.set(this.rest.subarray(0, count));
    this.rest = this.rest.subarray(count);
    return count;
  }

  destroy(): void {
    this.gunzip.destroy();
  }
}

async function* chunksOf(stream: ByteStream): AsyncGenerator<Buffer> {
  for (;;) {
    const chunk = Buffer.allocUnsafe(GUNZIP_CHUNK);
    const count = await stream.read(chunk);
    if (count === 0) return;
    yield chunk.subarray(0, count);
  }
}

export function unreadable(file: string, error: unknown): ReliefError {
  return new ReliefError('UNREADABLE_FILE', { file, value: systemCode(error) });
}

/** The code of an error of the system, e.g. EIO. */
export function systemCode(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return code ?? message;
}
