import { type FileHandle, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { systemCode } from '../../columnar/byte-stream.js';
import { ReliefError } from '../../domain/errors.js';

/**
 * Temporary files for inputs that can be read only once. They go to the disk rather than to memory, because ten million
 * claims would not fit into memory beside the claim table.
 */

/** Writes one chunk of bytes after the other. */
export type SpoolWriter = (bytes: Uint8Array | string) => Promise<void>;

/** The most bytes that are read from a pipe, which may never end. They are enough for some sixty million claims. */
const MOST_PIPED_BYTES = 16_000_000_000;

/** Copies a pipe into a temporary file. The path is for messages. Errors: SPOOL_FAILED, INPUT_WITHOUT_END. */
export function spoolPipe(path: string, pipe: Readable): Promise<FileHandle> {
  return spool(path, async (write) => {
    let bytes = 0;
    try {
      for await (const chunk of pipe) {
        bytes += chunk.length;
        refuseEndless(path, bytes);
        await write(chunk);
      }
    } catch (error) {
      throw error instanceof ReliefError ? error : spoolFailed(path, error);
    }
  });
}

/**
 * A temporary file with everything that `produce` writes. The path is for messages.
 * Errors: SPOOL_FAILED, and those of `produce`.
 */
export async function spool(
  path: string,
  produce: (write: SpoolWriter) => Promise<void>,
): Promise<FileHandle> {
  const failed = (error: unknown): never => {
    throw spoolFailed(path, error);
  };
  const file = await openWithoutName().catch(failed);
  try {
    await produce((bytes) => file.writeFile(bytes).catch(failed));
    return file;
  } catch (error) {
    await file.close();
    throw error;
  }
}

/** Errors: INPUT_WITHOUT_END where more bytes have come through a pipe than any real input has. */
export function refuseEndless(file: string, bytes: number): void {
  if (bytes > MOST_PIPED_BYTES)
    throw new ReliefError('INPUT_WITHOUT_END', { file, limit: MOST_PIPED_BYTES / 1e9 });
}

function spoolFailed(file: string, error: unknown): ReliefError {
  return new ReliefError('SPOOL_FAILED', { file, path: tmpdir(), value: systemCode(error) });
}

/**
 * Opens a new temporary file and removes its name before anything is written. However the run ends, no claims stay
 * behind on the disk.
 */
async function openWithoutName(): Promise<FileHandle> {
  const folder = await mkdtemp(join(tmpdir(), 'relief-'));
  try {
    return await open(join(folder, 'input'), 'wx+', 0o600);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
