import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { Random } from './random.js';

const LINES_PER_BUCKET = 250_000;
const BYTES_PER_APPEND = 1 << 17;
const LINE_FEED = 10;

/**
 * Writes lines to a file in random order, however many there are: each line is thrown into one of many
 * buckets on disk, and in the end the buckets are shuffled one by one. Only one bucket is ever in memory.
 */
export class ShuffledFile {
  private readonly random: Random;
  private readonly folder: string;
  private readonly buckets: Bucket[];

  /** `lines` is about how many there will be. The header stays the first line. */
  constructor(
    private readonly path: string,
    private readonly header: string,
    lines: number,
    seed: number,
  ) {
    this.random = new Random(seed);
    this.folder = `${path}.buckets`;
    rmSync(this.folder, { recursive: true, force: true });
    mkdirSync(this.folder);
    const buckets = Math.ceil(lines / LINES_PER_BUCKET);
    this.buckets = Array.from(
      { length: buckets },
      (_, number) => new Bucket(join(this.folder, String(number))),
    );
  }

  /** Takes a line, with its line feed. ASCII only. */
  add(line: string): void {
    this.buckets[this.random.below(this.buckets.length)].add(line);
  }

  /** Puts the file together and returns its size in bytes. */
  close(): number {
    const file = openSync(this.path, 'w');
    let size = writeSync(file, this.header);
    for (const bucket of this.buckets) {
      const shuffled = this.shuffle(bucket.take());
      writeFileSync(file, shuffled);
      size += shuffled.length;
    }
    closeSync(file);
    rmSync(this.folder, { recursive: true });
    return size;
  }

  private shuffle(bytes: Buffer): Buffer {
    const starts: number[] = [];
    for (let at = 0; at < bytes.length; at = bytes.indexOf(LINE_FEED, at) + 1) starts.push(at);
    const ends = [...starts.slice(1), bytes.length];
    const order = starts.map((_, line) => line);
    for (let last = order.length - 1; last > 0; last--) {
      const other = this.random.below(last + 1);
      [order[last], order[other]] = [order[other], order[last]];
    }
    const shuffled = Buffer.allocUnsafe(bytes.length);
    let at = 0;
    for (const line of order) at += bytes.copy(shuffled, at, starts[line], ends[line]);
    return shuffled;
  }
}

/** A file that lines are appended to, many at a time. */
class Bucket {
  private readonly waiting = Buffer.allocUnsafe(BYTES_PER_APPEND);
  private used = 0;

  constructor(private readonly path: string) {}

  add(line: string): void {
    if (this.used + line.length > this.waiting.length) this.flush();
    this.used += this.waiting.write(line, this.used, 'latin1');
  }

  /** All its lines, after which it is gone. */
  take(): Buffer {
    this.flush();
    const bytes = readFileSync(this.path);
    rmSync(this.path);
    return bytes;
  }

  private flush(): void {
    writeFileSync(this.path, this.waiting.subarray(0, this.used), { flag: 'a' });
    this.used = 0;
  }
}
