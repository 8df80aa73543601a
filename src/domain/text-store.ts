import { float64, grown, int32, uint8, uint16 } from './columns.js';

/** Where a store keeps one text: a slice of one of its blocks of bytes. */
const BLOCK_BYTES = 1 << 24;

/** The first block starts small and doubles, so that a small run does not pay for 16 MiB per store. */
const FIRST_BLOCK_BYTES = 1 << 16;

/** Longest text in bytes: its length is kept in 16 bits. */
const MAX_TEXT_BYTES = 0xffff;

const ENCODER = new TextEncoder();
const DECODER = new TextDecoder();
const SCRATCH = new Uint8Array(MAX_TEXT_BYTES + 1);

/**
 * Keeps texts as UTF-8 bytes and numbers them in order of arrival. A JavaScript array of strings is an object
 * per text, and ends at 2^29 characters a string and some 10^8 elements; this holds hundreds of millions.
 */
export class TextStore {
  protected count = 0;
  protected hashes = int32(1024);
  private blocks: Uint8Array[] = [];
  private blockUsed = 0;
  private offsets = float64(1024);
  private lengths = uint16(1024);

  /** How many texts there are. */
  get size(): number {
    return this.count;
  }

  /** Keeps the text in bytes[start, end) and returns its number. */
  append(bytes: Uint8Array, start: number, end: number): number {
    return this.keep(bytes, start, end, hashBytes(bytes, start, end));
  }

  appendText(text: string): number {
    return this.append(SCRATCH, 0, encode(text));
  }

  text(id: number): string {
    const length = this.lengths[id];
    // The empty text may stand before the first block of bytes.
    if (length === 0) return '';
    const at = this.offsets[id] % BLOCK_BYTES;
    return DECODER.decode(this.blockOf(id).subarray(at, at + length));
  }

  /** Length of a text in UTF-8 bytes. */
  byteLength(id: number): number {
    return this.lengths[id];
  }

  /** A hash of the text; equal texts have equal hashes, in every store. */
  hashOf(id: number): number {
    return this.hashes[id];
  }

  /** Copies the bytes of a text to target[at…] and returns the place after them. */
  copyTo(id: number, target: Uint8Array, at: number): number {
    const length = this.lengths[id];
    if (length === 0) return at;
    const from = this.offsets[id] % BLOCK_BYTES;
    const block = this.blockOf(id);
    for (let i = 0; i < length; i++) target[at + i] = block[from + i];
    return at + length;
  }

  /** Orders two texts as JavaScript orders strings: by UTF-16 code units. */
  compare(a: number, b: number): number {
    return a === b ? 0 : this.compareWith(a, this, b);
  }

  /** Orders a text and one of another store, by UTF-16 code units. */
  compareWith(id: number, other: TextStore, otherId: number): number {
    const length = this.lengths[id];
    const otherLength = other.lengths[otherId];
    const shared = Math.min(length, otherLength);
    if (shared > 0) {
      const block = this.blockOf(id);
      const otherBlock = other.blockOf(otherId);
      const at = this.offsets[id] % BLOCK_BYTES;
      const otherAt = other.offsets[otherId] % BLOCK_BYTES;
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
      if (this.hashes[id] === hash && this.holds(id, SCRATCH, 0, length)) return id;
    }
    return -1;
  }

  /** Appends every text of another store in its order, and returns the number of the first. */
  appendAll(other: TextStore): number {
    const first = this.count;
    for (let id = 0; id < other.size; id++) {
      other.useBytes(id, (bytes, start, end) => this.keep(bytes, start, end, other.hashes[id]));
    }
    return first;
  }

  /** Calls `use` with the place of a text's bytes, which it must not change. */
  useBytes<T>(id: number, use: (bytes: Uint8Array, start: number, end: number) => T): T {
    const length = this.lengths[id];
    if (length === 0) return use(SCRATCH, 0, 0);
    const at = this.offsets[id] % BLOCK_BYTES;
    return use(this.blockOf(id), at, at + length);
  }

  /** Puts the texts into an order, given as their present numbers, and lays their bytes down in it. */
  reorder(order: Int32Array): void {
    const sorted = new TextStore();
    for (const id of order) {
      this.useBytes(id, (bytes, start, end) => sorted.keep(bytes, start, end, this.hashes[id]));
    }
    this.count = sorted.count;
    this.hashes = sorted.hashes;
    this.blocks = sorted.blocks;
    this.blockUsed = sorted.blockUsed;
    this.offsets = sorted.offsets;
    this.lengths = sorted.lengths;
  }

  protected holds(id: number, bytes: Uint8Array, start: number, end: number): boolean {
    const length = this.lengths[id];
    if (length !== end - start) return false;
    if (length === 0) return true;
    const at = this.offsets[id] % BLOCK_BYTES;
    const block = this.blockOf(id);
    for (let i = 0; i < length; i++) if (block[at + i] !== bytes[start + i]) return false;
    return true;
  }

  protected keep(bytes: Uint8Array, start: number, end: number, hash: number): number {
    const length = end - start;
    if (length > MAX_TEXT_BYTES) throw new RangeError('a text longer than 65,535 bytes cannot be kept');
    const block = this.blockFor(length);
    for (let i = 0; i < length; i++) block[this.blockUsed + i] = bytes[start + i];
    const id = this.count++;
    if (id === this.offsets.length) this.grow();
    this.offsets[id] = (this.blocks.length - 1) * BLOCK_BYTES + this.blockUsed;
    this.lengths[id] = length;
    this.hashes[id] = hash;
    this.blockUsed += length;
    return id;
  }

  private blockOf(id: number): Uint8Array {
    const offset = this.offsets[id];
    return this.blocks[(offset - (offset % BLOCK_BYTES)) / BLOCK_BYTES];
  }

  /** The last block, with room for one more text: a text never straddles two, so that it can be read as one slice. */
  private blockFor(length: number): Uint8Array {
    const last = this.blocks.at(-1);
    if (last !== undefined && this.blockUsed + length <= last.length) return last;
    if (last !== undefined && this.blockUsed + length <= BLOCK_BYTES) {
      const larger = grown(last, uint8(last.length * 2));
      this.blocks[this.blocks.length - 1] = larger;
      return larger;
    }
    const next = uint8(last === undefined ? FIRST_BLOCK_BYTES : BLOCK_BYTES);
    this.blocks.push(next);
    this.blockUsed = 0;
    return next;
  }

  private grow(): void {
    const capacity = this.offsets.length * 2;
    this.offsets = grown(this.offsets, float64(capacity));
    this.lengths = grown(this.lengths, uint16(capacity));
    this.hashes = grown(this.hashes, int32(capacity));
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

/** FNV-1a, with the high bits mixed into the low ones because only the low ones choose a slot. */
export function hashBytes(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ (bytes[i] as number), 0x01000193);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  return hash ^ (hash >>> 13);
}

/**
 * UTF-8 bytes order texts by code point; UTF-16 puts the supplementary characters (lead bytes F0 to F4)
 * before U+E000 to U+FFFF (lead bytes EE and EF). Only the lead byte tells, so it is enough to swap them.
 */
function utf16Rank(byte: number): number {
  if (byte >= 0xf0) return byte - 2;
  return byte >= 0xee ? byte + 16 : byte;
}
