import { int32 } from './columns.js';
import { hashBytes, TextStore, withBytes } from './text-store.js';

/**
 * Keeps each distinct text once. A JavaScript Map holds 2^24 keys; this holds hundreds of millions. Text 0 is
 * always the empty text.
 */
export class TextPool extends TextStore {
  /** For every text one slot, by its hash, with its number + 1; 0 is a free slot. */
  private slots = int32(4096);

  constructor() {
    super();
    this.internText('');
  }

  /** The number of the text in bytes[start, end), which is kept if it is new. At most 65,535 bytes. */
  intern(bytes: Uint8Array, start: number, end: number): number {
    const hash = hashBytes(bytes, start, end);
    const slot = this.slotFor(bytes, start, end, hash);
    const known = this.slots[slot] - 1;
    if (known >= 0) return known;
    return this.occupy(slot, this.keep(bytes, start, end, hash));
  }

  internText(text: string): number {
    return withBytes(text, (bytes, length) => this.intern(bytes, 0, length));
  }

  /** Keeps every text of another pool, and returns their numbers here, by their numbers there. */
  internAll(other: TextPool): Int32Array {
    const numbers = new Int32Array(other.size);
    for (let id = 0; id < other.size; id++) {
      const slot = this.slotForTextOf(other, id);
      const known = this.slots[slot] - 1;
      numbers[id] = known >= 0 ? known : this.occupy(slot, this.keepOf(other, id));
    }
    return numbers;
  }

  /** The number of a text, or -1 where the pool has never seen it. */
  findText(text: string): number {
    return withBytes(text, (bytes, length) => {
      const slot = this.slotFor(bytes, 0, length, hashBytes(bytes, 0, length));
      return this.slots[slot] - 1;
    });
  }

  /** The number here of a text of another store, or -1. */
  findFrom(other: TextStore, otherId: number): number {
    return this.slots[this.slotForTextOf(other, otherId)] - 1;
  }

  /** The slot that holds the text, or the free slot where it would go. */
  private slotFor(bytes: Uint8Array, start: number, end: number, hash: number): number {
    const mask = this.slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const id = this.slots[slot] - 1;
      if (id < 0 || this.holds(id, bytes, start, end, hash)) return slot;
    }
  }

  private slotForTextOf(other: TextStore, otherId: number): number {
    const hash = other.hashOf(otherId);
    const mask = this.slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const id = this.slots[slot] - 1;
      if (id < 0 || (this.hashOf(id) === hash && this.compareWith(id, other, otherId) === 0)) return slot;
    }
  }

  private occupy(slot: number, id: number): number {
    this.slots[slot] = id + 1;
    if (this.count * 2 > this.slots.length) this.growSlots();
    return id;
  }

  private growSlots(): void {
    const slots = int32(this.slots.length * 2);
    const mask = slots.length - 1;
    for (let id = 0; id < this.count; id++) {
      let slot = this.hashOf(id) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = id + 1;
    }
    this.slots = slots;
  }
}
