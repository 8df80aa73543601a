import type { Day } from '../domain/calendar.js';
import type { ClaimTable } from '../tables/claim-table.js';

/**
 * Finds bills that stand twice in the input: two claims are alike when person, service, settlement date,
 * institution and total agree.
 */
export class DuplicateBills {
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
  add(replayPosition: number): boolean {
    const { claims, order } = this;
    const claim = order[replayPosition];
    if (claims.settledOn[claim] !== this.day) {
      this.day = claims.settledOn[claim];
      this.dayStart = replayPosition;
    }
    const person = claims.person[claim];
    const earlier = this.latest[person] - 1;
    this.latest[person] = replayPosition + 1;
    // Claims come day by day, so only the second bill of a person's day can have a twin: few claims get further.
    if (earlier < this.dayStart) return false;
    this.candidates.add(order[earlier]);
    return this.candidates.add(claim);
  }
}

/** So many slots are looked at for a claim; those that are made to share a hash would be compared each with each. */
const MOST_PROBES = 32;
/** Instead of a slot: all those that are looked at hold other claims. */
const CROWDED = -1;

/** A set of claims in which claims that are alike are one. */
class BillSet {
  private slots = new Int32Array(1024);
  private count = 0;
  /** The claims that have found no slot, by all that makes them alike. */
  private crowded = new Map<string, number>();

  constructor(private readonly claims: ClaimTable) {}

  /** Adds a claim; true where one like it is already there. */
  add(claim: number): boolean {
    const slot = this.slotFor(claim);
    if (slot === CROWDED) return this.addCrowded(claim);
    if (this.slots[slot] !== 0) return true;
    this.slots[slot] = claim + 1;
    this.count++;
    if (this.count * 2 > this.slots.length) this.grow();
    return false;
  }

  private slotFor(claim: number): number {
    const mask = this.slots.length - 1;
    const hash = this.hash(claim);
    for (let probe = 0; probe < MOST_PROBES; probe++) {
      const slot = (hash + probe) & mask;
      const other = this.slots[slot] - 1;
      if (other < 0 || this.alike(claim, other)) return slot;
    }
    return CROWDED;
  }

  private addCrowded(claim: number): boolean {
    const { person, settledOn, total, service, institution } = this.claims;
    const key = [person, settledOn, total, service, institution].map((column) => column[claim]).join();
    const isKnown = this.crowded.has(key);
    if (!isKnown) this.crowded.set(key, claim);
    return isKnown;
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
    const { slots, crowded } = this;
    this.slots = new Int32Array(slots.length * 2);
    this.crowded = new Map();
    for (const entry of slots) if (entry !== 0) this.insert(entry - 1);
    for (const claim of crowded.values()) this.insert(claim);
  }

  private insert(claim: number): void {
    const slot = this.slotFor(claim);
    if (slot === CROWDED) this.addCrowded(claim);
    else this.slots[slot] = claim + 1;
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
