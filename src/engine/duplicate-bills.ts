import type { Day } from '../domain/calendar.js';
import type { ClaimTable } from '../tables/claim-table.js';

/** Whether two claims look like one bill: person, service, settlement date, institution and total agree. */
export function isSameBill(claims: ClaimTable, a: number, b: number): boolean {
  const { person, settledOn, total, service, institution } = claims;
  return (
    person[a] === person[b] &&
    settledOn[a] === settledOn[b] &&
    total[a] === total[b] &&
    service[a] === service[b] &&
    institution[a] === institution[b]
  );
}

/** Finds bills that are twice in the input. */
export class DuplicateBills {
  /** By person: the replay position of the latest claim added, + 1; 0 where there is none. */
  private readonly latest: Int32Array;
  /** The day of the claim added last, and the replay position of the first claim added of that day. */
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

  /** Adds the claim at a replay position, in rising order. Returns whether the same bill was added before. */
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
    // Claims come day by day, so only a second bill of a person on one day can be a duplicate: few claims get further.
    if (earlier < this.dayStart) return false;
    this.candidates.add(order[earlier]);
    return this.candidates.add(claim);
  }
}

/** The most slots tried for a claim: claims made to share a hash would otherwise be compared each with each. */
const MOST_PROBES = 32;
/** Instead of a slot: all slots tried hold other claims. */
const CROWDED = -1;

/** A set of claims in which the same bill occurs once. */
class BillSet {
  private slots = new Int32Array(1024);
  private count = 0;
  /** The claims that have found no slot, by everything that makes a bill the same. */
  private crowded = new Map<string, number>();

  constructor(private readonly claims: ClaimTable) {}

  /** Adds a claim. Returns whether the same bill was there already. */
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
      if (other < 0 || isSameBill(this.claims, claim, other)) return slot;
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
 * Mixes one more number into a hash. High bits are shifted down each time, because only the low bits choose a slot and
 * totals are often whole yuan, with the same low bits.
 */
function stirred(hash: number, number: number): number {
  const mixed = Math.imul(hash ^ number, 0x85ebca6b);
  return Math.imul(mixed ^ (mixed >>> 15), 0xc2b2ae35) ^ (mixed >>> 13);
}
