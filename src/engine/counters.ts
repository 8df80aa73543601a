import { float64, grown, int32 } from '../columnar/columns.js';
import { addFen, type Fen } from '../domain/money.js';

/**
 * Running amounts in fen per owner and period, e.g. the sum of a person's claims in a year. Owner and period are whole
 * numbers. A counter that was never touched is 0 and is not listed.
 */
export class Counters {
  /** Number of counters touched. */
  size = 0;
  owners = int32(256);
  periods = int32(256);
  amounts = float64(256);
  private slots = int32(1024);

  get(owner: number, period: number): Fen {
    const index = this.indexOf(owner, period);
    return index < 0 ? 0 : this.amounts[index];
  }

  /** Adds to a counter; an amount of 0 still marks it as touched. */
  add(owner: number, period: number, amount: Fen): void {
    const known = this.indexOf(owner, period);
    const index = known < 0 ? this.touch(owner, period) : known;
    this.amounts[index] = addFen(this.amounts[index], amount);
  }

  /** The index of a counter in the columns, or -1 where it was never touched. */
  protected indexOf(owner: number, period: number): number {
    return this.slots[this.slotFor(owner, period)] - 1;
  }

  /** Keeps the index of a counter that is touched for the first time. */
  protected keepIndex(owner: number, period: number, index: number): void {
    this.slots[this.slotFor(owner, period)] = index + 1;
    if (this.size * 2 > this.slots.length) this.rehash();
  }

  private touch(owner: number, period: number): number {
    const index = this.size++;
    if (index === this.owners.length) this.grow();
    this.owners[index] = owner;
    this.periods[index] = period;
    this.keepIndex(owner, period, index);
    return index;
  }

  private slotFor(owner: number, period: number): number {
    const mask = this.slots.length - 1;
    let slot = hash(owner, period) & mask;
    for (;;) {
      const index = this.slots[slot] - 1;
      if (index < 0 || (this.owners[index] === owner && this.periods[index] === period)) return slot;
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
    for (let index = 0; index < this.size; index++) {
      let slot = hash(this.owners[index], this.periods[index]) & mask;
      while (this.slots[slot] !== 0) slot = (slot + 1) & mask;
      this.slots[slot] = index + 1;
    }
  }
}

/**
 * Counters by year for a loop over all claims: the index of a counter is read from an array instead of searched by hash.
 * Owners are numbered as in `ownerOf`.
 */
export class YearCounters extends Counters {
  /** By year, then by owner: the index of the counter + 1. */
  private readonly pages = new Map<number, Int32Array>();
  private latestYear = Number.NaN;
  private pageOfLatestYear: Int32Array = int32(0);

  /** @param persons How many persons are numbered, and how many households. */
  constructor(
    private readonly persons: number,
    private readonly households: number,
  ) {
    super();
  }

  protected override indexOf(owner: number, year: number): number {
    return this.pageOf(year)[this.persons + owner] - 1;
  }

  protected override keepIndex(owner: number, year: number, index: number): void {
    this.pageOf(year)[this.persons + owner] = index + 1;
  }

  /** The page of a year. The latest is kept, because claims come by date. */
  private pageOf(year: number): Int32Array {
    if (year !== this.latestYear) {
      // Persons have negative numbers and come first, households come after them.
      const page = this.pages.get(year) ?? int32(this.persons + this.households);
      this.pages.set(year, page);
      this.latestYear = year;
      this.pageOfLatestYear = page;
    }
    return this.pageOfLatestYear;
  }
}

function hash(owner: number, period: number): number {
  let mixed = Math.imul(owner, 0x9e3779b1) ^ Math.imul(period, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x45d9f3b);
  return mixed ^ (mixed >>> 15);
}
