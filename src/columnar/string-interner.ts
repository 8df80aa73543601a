import { int32 } from './columns.js';
import { hashBytes, StringStore, withBytes } from './string-store.js';

/**
 * So many slots are looked at for a text, and no more: half of the slots are free, so that hardly one text in a hundred
 * thousand does not find its own. Ids that are made to share a hash would otherwise be compared each with each.
 */
const MOST_PROBES = 32;
/** Instead of a slot: all those that are looked at hold other texts. */
const CROWDED = -1;

/**
 * Keeps each distinct text once. A JavaScript Map holds 2^24 keys; this holds hundreds of millions. Text 0 is
 * always the empty text.
 */
export class StringInterner extends StringStore {
  /** For every text one slot, by its hash, with its number + 1; 0 is a free slot. */
  private slots = int32(4096);
  /** The numbers of the texts that have found no slot, by their bytes. No text's number depends on where it is found. */
  private crowded = new Map<string, number>();

  constructor() {
    super();
    this.internText('');
  }

  /** The number of the text in bytes[start, end), which is kept if it is new. At most 65,535 bytes. */
  intern(bytes: Uint8Array, start: number, end: number): number {
    const hash = hashBytes(bytes, start, end);
    const slot = this.slotFor(bytes, start, end, hash);
    if (slot === CROWDED)
      return this.internCrowded(keyOf(bytes, start, end), () => this.keep(bytes, start, end, hash));
    const known = this.slots[slot] - 1;
    if (known >= 0) return known;
    return this.occupy(slot, this.keep(bytes, start, end, hash));
  }

  internText(text: string): number {
    return withBytes(text, (bytes, length) => this.intern(bytes, 0, length));
  }

  /** Keeps every text of another interner, and returns their numbers here, by their numbers there. */
  internAll(other: StringInterner): Int32Array {
    const numbers = new Int32Array(other.size);
    for (let id = 0; id < other.size; id++) {
      const slot = this.slotForTextOf(other, id);
      if (slot === CROWDED) {
        numbers[id] = this.internCrowded(keyOfText(other, id), () => this.keepOf(other, id));
        continue;
      }
      const known = this.slots[slot] - 1;
      numbers[id] = known >= 0 ? known : this.occupy(slot, this.keepOf(other, id));
    }
    return numbers;
  }

  /** The number of a text, or -1 where it was never kept. */
  findText(text: string): number {
    return withBytes(text, (bytes, length) => {
      const slot = this.slotFor(bytes, 0, length, hashBytes(bytes, 0, length));
      return slot === CROWDED ? (this.crowded.get(keyOf(bytes, 0, length)) ?? -1) : this.slots[slot] - 1;
    });
  }

  /** The number here of a text of another store, or -1. */
  findFrom(other: StringStore, otherId: number): number {
    const slot = this.slotForTextOf(other, otherId);
    return slot === CROWDED ? (this.crowded.get(keyOfText(other, otherId)) ?? -1) : this.slots[slot] - 1;
  }

  /** The slot that holds the text, or the free slot where it would go, or CROWDED. */
  private slotFor(bytes: Uint8Array, start: number, end: number, hash: number): number {
    const mask = this.slots.length - 1;
    for (let probe = 0; probe < MOST_PROBES; probe++) {
      const slot = (hash + probe) & mask;
      const id = this.slots[slot] - 1;
      if (id < 0 || this.holds(id, bytes, start, end, hash)) return slot;
    }
    return CROWDED;
  }

  private slotForTextOf(other: StringStore, otherId: number): number {
    const hash = other.hashOf(otherId);
    const mask = this.slots.length - 1;
    for (let probe = 0; probe < MOST_PROBES; probe++) {
      const slot = (hash + probe) & mask;
      const id = this.slots[slot] - 1;
      if (id < 0 || (this.hashOf(id) === hash && this.compareWith(id, other, otherId) === 0)) return slot;
    }
    return CROWDED;
  }

  private internCrowded(key: string, keep: () => number): number {
    const known = this.crowded.get(key);
    if (known !== undefined) return known;
    const id = keep();
    this.crowded.set(key, id);
    this.growIfFull();
    return id;
  }

  private occupy(slot: number, id: number): number {
    this.slots[slot] = id + 1;
    this.growIfFull();
    return id;
  }

  private growIfFull(): void {
    if (this.count * 2 > this.slots.length) this.growSlots();
  }

  private growSlots(): void {
    this.slots = int32(this.slots.length * 2);
    this.crowded = new Map();
    for (let id = 0; id < this.count; id++) {
      const slot = this.freeSlotFor(this.hashOf(id));
      if (slot === CROWDED) this.crowded.set(keyOfText(this, id), id);
      else this.slots[slot] = id + 1;
    }
  }

  private freeSlotFor(hash: number): number {
    const mask = this.slots.length - 1;
    for (let probe = 0; probe < MOST_PROBES; probe++) {
      const slot = (hash + probe) & mask;
      if (this.slots[slot] === 0) return slot;
    }
    return CROWDED;
  }
}

/** Bytes as a string that no other bytes have: a key need not be UTF-8. */
function keyOf(bytes: Uint8Array, start: number, end: number): string {
  let key = '';
  for (let at = start; at < end; at++) key += String.fromCharCode(bytes[at]);
  return key;
}

function keyOfText(store: StringStore, id: number): string {
  const bytes = store.bytesOf(id);
  return keyOf(bytes, 0, bytes.length);
}
