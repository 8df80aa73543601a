import { copyBytes, viewOf } from './bytes.js';
import { grown, int32, uint8 } from './columns.js';

/** Texts follow each other in blocks of this size. */
const BLOCK_BYTES = 1 << 24;

/** The first block starts small and doubles, so that a small run does not pay for 16 MiB per store. */
const FIRST_BLOCK_BYTES = 1 << 16;

/** Longest text in bytes: its length is kept in 16 bits. */
const MAX_TEXT_BYTES = 0xffff;

/** Numbers kept of each text, side by side, so that looking one up costs one jump through memory. */
const ENTRY = 3;
/** The number of its block in the upper 16 bits, its length in bytes in the lower. */
const BLOCK_AND_LENGTH = 0;
/** Where it begins in the block. */
const START = 1;
const HASH = 2;

const ENCODER = new TextEncoder();
const DECODER = new TextDecoder();
const SCRATCH = new Uint8Array(MAX_TEXT_BYTES + 1);

/**
 * Keeps texts as UTF-8 bytes and numbers them in order of arrival. A JavaScript array of strings is an object
 * per text, and ends at 2^29 characters a string and some 10^8 elements; this holds hundreds of millions.
 */
export class StringStore {
  protected count = 0;
  private entries = int32(1024 * ENTRY);
  private blocks: Uint8Array[] = [];
  /** The blocks as views, each made when a text is first copied out of it. */
  private views: DataView[] = [];
  private blockUsed = 0;

  /** How many texts there are. */
  get size(): number {
    return this.count;
  }

  /** Makes room for so many texts in all, so that nothing has to be copied on the way there. */
  reserve(count: number): void {
    if (count * ENTRY > this.entries.length) this.entries = grown(this.entries, int32(count * ENTRY));
  }

  /** Keeps the text in bytes[start, end) and returns its number. */
  append(bytes: Uint8Array, start: number, end: number): number {
    return this.keep(bytes, start, end, hashBytes(bytes, start, end));
  }

  appendText(text: string): number {
    return this.append(SCRATCH, 0, encode(text));
  }

  text(id: number): string {
    const length = this.byteLength(id);
    // The empty text may have been kept before there is a block of bytes.
    if (length === 0) return '';
    const start = this.startOf(id);
    return DECODER.decode(this.blockOf(id).subarray(start, start + length));
  }

  /** Length of a text in UTF-8 bytes. */
  byteLength(id: number): number {
    return this.entries[id * ENTRY + BLOCK_AND_LENGTH] & MAX_TEXT_BYTES;
  }

  /** A hash of the text; equal texts have equal hashes, in every store. */
  hashOf(id: number): number {
    return this.entries[id * ENTRY + HASH];
  }

  /** Copies the bytes of a text to target[at…]; returns what `copyBytes` returns. */
  copyTo(id: number, target: DataView, at: number): boolean {
    const length = this.byteLength(id);
    return length === 0 || copyBytes(this.viewOf(id), this.startOf(id), target, at, length);
  }

  /** Orders two texts as JavaScript orders strings: by UTF-16 code units. */
  compare(a: number, b: number): number {
    return a === b ? 0 : this.compareWith(a, this, b);
  }

  /** Orders a text and one of another store, by UTF-16 code units. */
  compareWith(id: number, other: StringStore, otherId: number): number {
    const length = this.byteLength(id);
    const otherLength = other.byteLength(otherId);
    const shared = Math.min(length, otherLength);
    if (shared > 0) {
      const block = this.blockOf(id);
      const otherBlock = other.blockOf(otherId);
      const at = this.startOf(id);
      const otherAt = other.startOf(otherId);
      for (let i = 0; i < shared; i++) {
        const byte = block[at + i];
        const otherByte = otherBlock[otherAt + i];
        if (byte !== otherByte) return utf16Rank(byte) - utf16Rank(otherByte);
      }
    }
    return length - otherLength;
  }

  /** The number of the first text that is this one, or -1. It looks at every text. */
  indexOf(text: string): number {
    const length = encode(text);
    const hash = hashBytes(SCRATCH, 0, length);
    for (let id = 0; id < this.count; id++) {
      if (this.holds(id, SCRATCH, 0, length, hash)) return id;
    }
    return -1;
  }

  /**
   * Appends every text of another store in its order, and returns the number of the first. The blocks of bytes are
   * taken over as they are: neither store writes where the other has texts.
   */
  appendAll(other: StringStore): number {
    const first = this.count;
    const shift = this.blocks.length << 16;
    this.reserve(first + other.count);
    for (let id = 0; id < other.count; id++) {
      const from = id * ENTRY;
      const to = (first + id) * ENTRY;
      this.entries[to + BLOCK_AND_LENGTH] = other.entries[from + BLOCK_AND_LENGTH] + shift;
      this.entries[to + START] = other.entries[from + START];
      this.entries[to + HASH] = other.entries[from + HASH];
    }
    this.count += other.count;
    this.blocks.push(...other.blocks);
    // The rest of the last block is the other store's: the next text begins a new one.
    this.blockUsed = BLOCK_BYTES;
    return first;
  }

  /** Puts the texts into an order, given as their present numbers. Their bytes do not move. */
  reorder(order: Int32Array): void {
    const entries = int32(order.length * ENTRY);
    for (let index = 0; index < order.length; index++) {
      const from = order[index] * ENTRY;
      const to = index * ENTRY;
      entries[to] = this.entries[from];
      entries[to + 1] = this.entries[from + 1];
      entries[to + 2] = this.entries[from + 2];
    }
    this.entries = entries;
    this.count = order.length;
  }

  /** Keeps a text of another store. */
  protected keepOf(other: StringStore, id: number): number {
    const length = other.byteLength(id);
    const start = other.startOf(id);
    return this.keep(length === 0 ? SCRATCH : other.blockOf(id), start, start + length, other.hashOf(id));
  }

  protected holds(id: number, bytes: Uint8Array, start: number, end: number, hash: number): boolean {
    if (this.hashOf(id) !== hash) return false;
    const length = this.byteLength(id);
    if (length !== end - start) return false;
    if (length === 0) return true;
    const at = this.startOf(id);
    const block = this.blockOf(id);
    for (let i = 0; i < length; i++) if (block[at + i] !== bytes[start + i]) return false;
    return true;
  }

  protected keep(bytes: Uint8Array, start: number, end: number, hash: number): number {
    const length = end - start;
    if (length > MAX_TEXT_BYTES) throw new RangeError('a text longer than 65,535 bytes cannot be kept');
    const block = this.blockFor(length);
    const used = this.blockUsed;
    for (let i = 0; i < length; i++) block[used + i] = bytes[start + i];
    const id = this.count++;
    const at = id * ENTRY;
    if (at === this.entries.length) this.reserve(id * 2 + 1);
    this.entries[at + BLOCK_AND_LENGTH] = ((this.blocks.length - 1) << 16) | length;
    this.entries[at + START] = used;
    this.entries[at + HASH] = hash;
    this.blockUsed = used + length;
    return id;
  }

  /** The bytes of a text, without a copy. */
  bytesOf(id: number): Uint8Array {
    const length = this.byteLength(id);
    if (length === 0) return SCRATCH.subarray(0, 0);
    const start = this.startOf(id);
    return this.blockOf(id).subarray(start, start + length);
  }

  private startOf(id: number): number {
    return this.entries[id * ENTRY + START];
  }

  private blockOf(id: number): Uint8Array {
    return this.blocks[this.entries[id * ENTRY + BLOCK_AND_LENGTH] >>> 16];
  }

  private viewOf(id: number): DataView {
    const block = this.entries[id * ENTRY + BLOCK_AND_LENGTH] >>> 16;
    this.views[block] ??= viewOf(this.blocks[block]);
    return this.views[block];
  }

  /** The last block, with room for one more text: a text never straddles two, so that it can be read as one slice. */
  private blockFor(length: number): Uint8Array {
    const last = this.blocks.at(-1);
    if (last !== undefined && this.blockUsed + length <= last.length) return last;
    if (last !== undefined && this.blockUsed + length <= BLOCK_BYTES) {
      const larger = grown(last, uint8(Math.min(last.length * 4, BLOCK_BYTES)));
      this.blocks[this.blocks.length - 1] = larger;
      this.views = [];
      return this.blockFor(length);
    }
    const next = uint8(last === undefined ? FIRST_BLOCK_BYTES : BLOCK_BYTES);
    this.blocks.push(next);
    this.blockUsed = 0;
    return next;
  }
}

/** Calls `use` with the bytes of a text, which hold until the call returns. */
export function withBytes<T>(text: string, use: (bytes: Uint8Array, length: number) => T): T {
  return use(SCRATCH, encode(text));
}

function encode(text: string): number {
  const { read, written } = ENCODER.encodeInto(text, SCRATCH.subarray(0, MAX_TEXT_BYTES));
  if (read !== text.length) throw new RangeError('a text longer than 65,535 bytes cannot be kept');
  return written;
}

/** Takes the bytes four at a time. The shift brings high bits down, so that every byte bears on every bit. */
export function hashBytes(bytes: Uint8Array, start: number, end: number): number {
  let hash = end - start;
  let at = start;
  for (; at + 4 <= end; at += 4) {
    hash ^= bytes[at] | (bytes[at + 1] << 8) | (bytes[at + 2] << 16) | (bytes[at + 3] << 24);
    hash = Math.imul(hash, 0x2c1b3c6d);
    hash ^= hash >>> 15;
  }
  for (; at < end; at++) hash = Math.imul(hash ^ bytes[at], 0x01000193);
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x297a2d39);
  return hash ^ (hash >>> 15);
}

/**
 * UTF-8 bytes order texts by code point; UTF-16 puts the supplementary characters (lead bytes F0 to F4)
 * before U+E000 to U+FFFF (lead bytes EE and EF). Only the lead byte decides, so it is enough to swap them.
 */
function utf16Rank(byte: number): number {
  if (byte >= 0xf0) return byte - 2;
  return byte >= 0xee ? byte + 16 : byte;
}
