import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { Random } from '../src/sample/random.js';

const LINES_PER_BUCKET = 250_000;
const BYTES_PER_APPEND = 1 << 17;
const LINE_FEED = 10;

/**
 * Writes any number of lines to a file in random order: each line goes to one of many buckets on disk, and in
 * the end the buckets are shuffled one by one. Only one bucket is ever in memory.
 */
export class ShuffledFile {
  private readonly random: Random;
  private readonly folder: string;
  private readonly buckets: Bucket[];

  /** @param lines About how many there will be. The header stays the first line. */
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
    for (let start = 0; start < bytes.length; start = bytes.indexOf(LINE_FEED, start) + 1) starts.push(start);
    const ends = [...starts.slice(1), bytes.length];
    const order = starts.map((_, line) => line);
    for (let last = order.length - 1; last > 0; last--) {
      const other = this.random.below(last + 1);
      [order[last], order[other]] = [order[other], order[last]];
    }
    const shuffled = Buffer.allocUnsafe(bytes.length);
    let size = 0;
    for (const line of order) size += bytes.copy(shuffled, size, starts[line], ends[line]);
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

  /** Returns all lines and removes the file. */
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
