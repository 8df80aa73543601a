/** Where a pool keeps one text: a slice of one of its blocks of bytes. */
const BLOCK_BYTES = 1 << 24;

/** The first block starts small and doubles, so that a small run does not pay for 16 MiB per pool. */
const FIRST_BLOCK_BYTES = 1 << 16;

/**
 * Keeps each distinct text once, as UTF-8 bytes, and gives it a number in order of arrival.
 * A JavaScript Map holds 2^24 keys and an object per text; this holds hundreds of millions in
 * typed arrays. Text 0 is always the empty text.
 */
export class TextPool {
  private blocks: Uint8Array[] = [];
  private blockUsed = 0;
  private offsets = new Float64Array(1024);
  private lengths = new Uint16Array(1024);
  private hashes = new Int32Array(1024);
  private slots = new Int32Array(4096);
  private count = 0;
  private readonly scratch = new Uint8Array(65536);
  private readonly encoder = new TextEncoder();
  private readonly decoder = new TextDecoder();

  constructor() {
    this.intern(this.scratch, 0, 0);
  }

  /** How many distinct texts there are, the empty one included. */
  get size(): number {
    return this.count;
  }

  /** The number of the text in bytes[start, end), which is kept if it is new. At most 65,535 bytes. */
  intern(bytes: Uint8Array, start: number, end: number): number {
    const hash = hashBytes(bytes, start, end);
    const slot = this.slotFor(bytes, start, end, hash);
    const known = (this.slots[slot] as number) - 1;
    if (known >= 0) return known;
    const id = this.store(bytes, start, end, hash);
    this.slots[slot] = id + 1;
    if (this.count * 2 > this.slots.length) this.growSlots();
    return id;
  }

  internText(text: string): number {
    return this.intern(this.scratch, 0, this.encode(text));
  }

  /** The number of a text, or -1 where the pool has never seen it. */
  findText(text: string): number {
    const length = this.encode(text);
    const slot = this.slotFor(this.scratch, 0, length, hashBytes(this.scratch, 0, length));
    return (this.slots[slot] as number) - 1;
  }

  text(id: number): string {
    // The empty text may stand before the first block of bytes.
    if (this.lengths[id] === 0) return '';
    const offset = this.offsets[id] as number;
    const at = offset % BLOCK_BYTES;
    const block = this.blocks[(offset - at) / BLOCK_BYTES] as Uint8Array;
    return this.decoder.decode(block.subarray(at, at + (this.lengths[id] as number)));
  }

  /** Length of a text in UTF-8 bytes. */
  byteLength(id: number): number {
    return this.lengths[id] as number;
  }

  /** Copies the bytes of a text to target[at…] and returns the place after them. */
  copyTo(id: number, target: Uint8Array, at: number): number {
    const offset = this.offsets[id] as number;
    const from = offset % BLOCK_BYTES;
    const block = this.blocks[(offset - from) / BLOCK_BYTES] as Uint8Array;
    const length = this.lengths[id] as number;
    for (let i = 0; i < length; i++) target[at + i] = block[from + i] as number;
    return at + length;
  }

  /** Orders two texts as JavaScript orders strings: by UTF-16 code units. */
  compare(a: number, b: number): number {
    if (a === b) return 0;
    const offsetA = this.offsets[a] as number;
    const offsetB = this.offsets[b] as number;
    const atA = offsetA % BLOCK_BYTES;
    const atB = offsetB % BLOCK_BYTES;
    const blockA = this.blocks[(offsetA - atA) / BLOCK_BYTES] as Uint8Array;
    const blockB = this.blocks[(offsetB - atB) / BLOCK_BYTES] as Uint8Array;
    const lengthA = this.lengths[a] as number;
    const lengthB = this.lengths[b] as number;
    const shared = Math.min(lengthA, lengthB);
    for (let i = 0; i < shared; i++) {
      const byteA = blockA[atA + i] as number;
      const byteB = blockB[atB + i] as number;
      if (byteA !== byteB) return utf16Rank(byteA) - utf16Rank(byteB);
    }
    return lengthA - lengthB;
  }

  private encode(text: string): number {
    const { read, written } = this.encoder.encodeInto(text, this.scratch);
    if (read !== text.length) throw new RangeError('a text longer than 65,535 bytes cannot be kept');
    return written;
  }

  /** The slot that holds the text, or the free slot where it would go. */
  private slotFor(bytes: Uint8Array, start: number, end: number, hash: number): number {
    const mask = this.slots.length - 1;
    let slot = hash & mask;
    for (;;) {
      const id = (this.slots[slot] as number) - 1;
      if (id < 0 || (this.hashes[id] === hash && this.holds(id, bytes, start, end))) return slot;
      slot = (slot + 1) & mask;
    }
  }

  private holds(id: number, bytes: Uint8Array, start: number, end: number): boolean {
    const length = this.lengths[id] as number;
    if (length !== end - start) return false;
    const offset = this.offsets[id] as number;
    const at = offset % BLOCK_BYTES;
    const block = this.blocks[(offset - at) / BLOCK_BYTES] as Uint8Array;
    for (let i = 0; i < length; i++) if (block[at + i] !== bytes[start + i]) return false;
    return true;
  }

  private store(bytes: Uint8Array, start: number, end: number, hash: number): number {
    const length = end - start;
    if (length > 0xffff) throw new RangeError('a text longer than 65,535 bytes cannot be kept');
    const block = this.blockFor(length);
    for (let i = 0; i < length; i++) block[this.blockUsed + i] = bytes[start + i] as number;
    const id = this.count++;
    if (id === this.offsets.length) this.growTexts();
    this.offsets[id] = (this.blocks.length - 1) * BLOCK_BYTES + this.blockUsed;
    this.lengths[id] = length;
    this.hashes[id] = hash;
    this.blockUsed += length;
    return id;
  }

  /** The last block, with room for one more text: a text never straddles two, so that it can be read as one slice. */
  private blockFor(length: number): Uint8Array {
    const last = this.blocks.at(-1);
    if (last !== undefined && this.blockUsed + length <= last.length) return last;
    if (last !== undefined && this.blockUsed + length <= BLOCK_BYTES) {
      const larger = grown(last, new Uint8Array(last.length * 2));
      this.blocks[this.blocks.length - 1] = larger;
      return larger;
    }
    const next = new Uint8Array(last === undefined ? FIRST_BLOCK_BYTES : BLOCK_BYTES);
    this.blocks.push(next);
    this.blockUsed = 0;
    return next;
  }

  private growTexts(): void {
    const capacity = this.offsets.length * 2;
    this.offsets = grown(this.offsets, new Float64Array(capacity));
    this.lengths = grown(this.lengths, new Uint16Array(capacity));
    this.hashes = grown(this.hashes, new Int32Array(capacity));
  }

  private growSlots(): void {
    const slots = new Int32Array(this.slots.length * 2);
    const mask = slots.length - 1;
    for (let id = 0; id < this.count; id++) {
      let slot = (this.hashes[id] as number) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = id + 1;
    }
    this.slots = slots;
  }
}

/** Copies a full typed array into a larger one. */
export function grown<A extends { set(from: ArrayLike<number>): void }>(from: ArrayLike<number>, into: A): A {
  into.set(from);
  return into;
}

/** Takes the places (in rising order) out of the first `count` of a typed array; the others move up. */
export function closeGaps<A extends { copyWithin(target: number, start: number, end: number): unknown }>(
  column: A,
  places: readonly number[],
  count: number,
): void {
  let target = places[0] ?? count;
  for (let i = 0; i < places.length; i++) {
    const from = (places[i] as number) + 1;
    const to = places[i + 1] ?? count;
    column.copyWithin(target, from, to);
    target += to - from;
  }
}

/** FNV-1a, with the high bits mixed into the low ones because only the low ones choose a slot. */
function hashBytes(bytes: Uint8Array, start: number, end: number): number {
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
