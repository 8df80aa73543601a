import type { Day } from '../domain/calendar.js';
import type { ClaimTable } from '../domain/claim.js';

/**
 * Finds bills that stand twice in the input: two claims are alike when person, service, settlement date,
 * institution and total agree.
 */
export class SameBills {
  /** By person: the place in the replay of the latest claim added, + 1; 0 where there is none. */
  private readonly latest: Int32Array;
  /** The day of the claim added last, and the first place in the replay on which one of that day was added. */
  private day: Day = Number.NaN;
  private dayStart = 0;
  private readonly candidates: BillSet;

  constructor(
    private readonly claims: ClaimTable,
    private readonly order: Int32Array,
  ) {
    this.latest = new Int32Array(claims.personIds.size);
    this.candidates = new BillSet(claims);
  }

  /** Adds the claim at a place of the replay, in rising order; true where one like it was added before. */
  add(place: number): boolean {
    const { claims, order } = this;
    const claim = order[place];
    if (claims.settledOn[claim] !== this.day) {
      this.day = claims.settledOn[claim];
      this.dayStart = place;
    }
    const person = claims.person[claim];
    const earlier = this.latest[person] - 1;
    this.latest[person] = place + 1;
    // Claims come day by day, so only the second bill of a person's day can have a twin: few claims get further.
    if (earlier < this.dayStart) return false;
    this.candidates.add(order[earlier]);
    return this.candidates.add(claim);
  }
}

/** A set of claims in which claims that are alike are one. */
class BillSet {
  private slots = new Int32Array(1024);
  private count = 0;

  constructor(private readonly claims: ClaimTable) {}

  /** Adds a claim; true where one like it is already there. */
  add(claim: number): boolean {
    const slot = this.slotFor(claim);
    if (this.slots[slot] !== 0) return true;
    this.slots[slot] = claim + 1;
    this.count++;
    if (this.count * 2 > this.slots.length) this.grow();
    return false;
  }

  private slotFor(claim: number): number {
    const mask = this.slots.length - 1;
    let slot = this.hash(claim) & mask;
    for (;;) {
      const other = this.slots[slot] - 1;
      if (other < 0 || this.alike(claim, other)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  private alike(a: number, b: number): boolean {
    const { person, settledOn, total, service, institution } = this.claims;
    return (
      person[a] === person[b] &&
      settledOn[a] === settledOn[b] &&
      total[a] === total[b] &&
      service[a] === service[b] &&
      institution[a] === institution[b]
    );
  }

  private hash(claim: number): number {
    const { person, settledOn, total, service, institution } = this.claims;
    let mixed = stirred(0, person[claim]);
    mixed = stirred(mixed, settledOn[claim]);
    mixed = stirred(mixed, total[claim]);
    mixed = stirred(mixed, institution[claim]);
    return stirred(mixed, service[claim]);
  }

  private grow(): void {
    const old = this.slots;
    this.slots = new Int32Array(old.length * 2);
    const mask = this.slots.length - 1;
    for (const entry of old) {
      if (entry === 0) continue;
      let slot = this.hash(entry - 1) & mask;
      while (this.slots[slot] !== 0) slot = (slot + 1) & mask;
      this.slots[slot] = entry;
    }
  }
}

/**
 * Takes one more number into a hash. High bits are brought down each time, because only the low ones choose a slot:
 * totals are often whole yuan, and alike in their low bits.
 */
function stirred(hash: number, number: number): number {
  const mixed = Math.imul(hash ^ number, 0x85ebca6b);
  return Math.imul(mixed ^ (mixed >>> 15), 0xc2b2ae35) ^ (mixed >>> 13);
}
