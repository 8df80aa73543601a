import { float64, grown, int32 } from '../domain/columns.js';
import type { Fen } from '../domain/money.js';

/**
 * Running amounts per owner and period, e.g. what a person's claims of a year add up to. Owner and period
 * are whole numbers; a counter that was never touched stands at 0 and is not listed.
 */
export class Counters {
  /** Number of counters touched. */
  size = 0;
  owners = int32(256);
  periods = int32(256);
  amounts = float64(256);
  private slots = int32(1024);

  get(owner: number, period: number): Fen {
    const place = this.slots[this.slotFor(owner, period)] - 1;
    return place < 0 ? 0 : this.amounts[place];
  }

  /** Adds to a counter; an amount of 0 still marks it as touched. */
  add(owner: number, period: number, amount: Fen): void {
    this.addAt(this.touch(owner, period), amount);
  }

  /** The place of a counter in the columns, at which it can be read and added to. It then counts as touched. */
  touch(owner: number, period: number): number {
    const slot = this.slotFor(owner, period);
    const known = this.slots[slot] - 1;
    if (known >= 0) return known;
    const place = this.size++;
    if (place === this.owners.length) this.grow();
    this.owners[place] = owner;
    this.periods[place] = period;
    this.slots[slot] = place + 1;
    if (this.size * 2 > this.slots.length) this.rehash();
    return place;
  }

  /** Adds to the counter at a place. */
  addAt(place: number, amount: Fen): void {
    const sum = this.amounts[place] + amount;
    if (!Number.isSafeInteger(sum)) throw new RangeError(`a counter left the exact range: ${sum}`);
    this.amounts[place] = sum;
  }

  private slotFor(owner: number, period: number): number {
    const mask = this.slots.length - 1;
    let slot = hash(owner, period) & mask;
    for (;;) {
      const place = this.slots[slot] - 1;
      if (place < 0 || (this.owners[place] === owner && this.periods[place] === period)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  private grow(): void {
    const capacity = this.owners.length * 2;
    this.owners = grown(this.owners, int32(capacity));
    this.periods = grown(this.periods, int32(capacity));
    this.amounts = grown(this.amounts, float64(capacity));
  }

  private rehash(): void {
    this.slots = int32(this.slots.length * 2);
    const mask = this.slots.length - 1;
    for (let place = 0; place < this.size; place++) {
      let slot = hash(this.owners[place], this.periods[place]) & mask;
      while (this.slots[slot] !== 0) slot = (slot + 1) & mask;
      this.slots[slot] = place + 1;
    }
  }
}

function hash(owner: number, period: number): number {
  let mixed = Math.imul(owner, 0x9e3779b1) ^ Math.imul(period, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x45d9f3b);
  return mixed ^ (mixed >>> 15);
}
