import { appendFileSync, closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { Random } from './random.js';

const LINES_PER_BUCKET = 250_000;
const BYTES_PER_APPEND = 1 << 18;
const LINE_FEED = 10;

/**
 * Writes lines to a file in random order, however many there are: each line is thrown into one of many
 * buckets on disk, and in the end the buckets are shuffled one by one. Only one bucket is ever in memory.
 */
export class ShuffledFile {
  private readonly random: Random;
  private readonly folder: string;
  /** What each bucket has been given and has not yet been written. */
  private readonly waiting: string[];

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
    this.waiting = new Array<string>(Math.ceil(lines / LINES_PER_BUCKET)).fill('');
  }

  /** Takes a line, with its line feed. ASCII only. */
  add(line: string): void {
    const bucket = this.random.below(this.waiting.length);
    const waiting = this.waiting[bucket] + line;
    if (waiting.length < BYTES_PER_APPEND) {
      this.waiting[bucket] = waiting;
    } else {
      this.append(bucket, waiting);
      this.waiting[bucket] = '';
    }
  }

  /** Puts the file together and returns its size in bytes. */
  close(): number {
    const file = openSync(this.path, 'w');
    let size = writeSync(file, this.header);
    for (let bucket = 0; bucket < this.waiting.length; bucket++) {
      this.append(bucket, this.waiting[bucket]);
      const shuffled = this.shuffle(readFileSync(this.bucketPath(bucket)));
      for (let at = 0; at < shuffled.length; ) at += writeSync(file, shuffled, at);
      size += shuffled.length;
      rmSync(this.bucketPath(bucket));
    }
    closeSync(file);
    rmSync(this.folder, { recursive: true });
    return size;
  }

  private append(bucket: number, text: string): void {
    appendFileSync(this.bucketPath(bucket), text, 'latin1');
  }

  private bucketPath(bucket: number): string {
    return join(this.folder, String(bucket));
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
