import { float64, grown, int32 } from '../domain/columns.js';
import { addFen, type Fen } from '../domain/money.js';

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
    const place = this.placeOf(owner, period);
    return place < 0 ? 0 : this.amounts[place];
  }

  /** Adds to a counter; an amount of 0 still marks it as touched. */
  add(owner: number, period: number, amount: Fen): void {
    const known = this.placeOf(owner, period);
    const place = known < 0 ? this.touch(owner, period) : known;
    this.amounts[place] = addFen(this.amounts[place], amount);
  }

  /** The place of a counter in the columns, or -1 where it was never touched. */
  protected placeOf(owner: number, period: number): number {
    return this.slots[this.slotFor(owner, period)] - 1;
  }

  /** Keeps the place of a counter that was touched for the first time. */
  protected keepPlace(owner: number, period: number, place: number): void {
    this.slots[this.slotFor(owner, period)] = place + 1;
    if (this.size * 2 > this.slots.length) this.rehash();
  }

  private touch(owner: number, period: number): number {
    const place = this.size++;
    if (place === this.owners.length) this.grow();
    this.owners[place] = owner;
    this.periods[place] = period;
    this.keepPlace(owner, period, place);
    return place;
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

/**
 * Counters by year, for a loop over all claims: the place of a counter is read where a hash would be searched.
 * Owners are numbered as `ownerOf` numbers them.
 */
export class YearCounters extends Counters {
  /** By year, then by owner: the place of the counter + 1. */
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

  protected override placeOf(owner: number, year: number): number {
    return this.pageOf(year)[this.persons + owner] - 1;
  }

  protected override keepPlace(owner: number, year: number, place: number): void {
    this.pageOf(year)[this.persons + owner] = place + 1;
  }

  /** The page of a year. The latest is at hand, because claims come by date. */
  private pageOf(year: number): Int32Array {
    if (year !== this.latestYear) {
      // Persons stand before the middle, households behind it.
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
