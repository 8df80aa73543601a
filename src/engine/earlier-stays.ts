import type { Day } from '../domain/calendar.js';
import type { ClaimTable } from '../domain/claim.js';

/**
 * The stays replayed so far. Nearly every stay begins when all earlier ones of the person are over, which is seen
 * at once; only where one does not are the person's stays set against each other.
 */
export class EarlierStays {
  /** By person: the latest stay added, + 1; 0 where there is none. */
  private readonly latest: Int32Array;
  /** By person: the last day of discharge so far. */
  private readonly overBy: Int32Array;
  /** By stay: the person's stay added before it, or -1. */
  private readonly before: Int32Array;
  private readonly nightsOf = new Map<number, NightsOfPerson>();

  constructor(private readonly claims: ClaimTable) {
    this.latest = new Int32Array(claims.personIds.size);
    this.overBy = new Int32Array(claims.personIds.size);
    this.before = new Int32Array(claims.count);
  }

  /** Adds a stay; true where it shares a night with an earlier one of the same person. */
  add(claim: number): boolean {
    const from: Day = this.claims.admittedOn[claim];
    const to: Day = this.claims.dischargedOn[claim];
    if (from >= to) return false;
    const person = this.claims.person[claim];
    const previous = this.latest[person] - 1;
    const overBy = this.overBy[person];
    this.before[claim] = previous;
    this.latest[person] = claim + 1;
    this.overBy[person] = previous < 0 ? to : Math.max(overBy, to);
    if (previous < 0 || from >= overBy) return false;
    return this.nightsUpTo(person, previous).add(from, to, claim);
  }

  /** The nights of all stays of a person up to one of them. */
  private nightsUpTo(person: number, latest: number): NightsOfPerson {
    const { admittedOn, dischargedOn } = this.claims;
    const nights = this.nightsOf.get(person) ?? new NightsOfPerson();
    this.nightsOf.set(person, nights);
    const known = nights.latest;
    for (let stay = latest; stay !== known; stay = this.before[stay])
      nights.add(admittedOn[stay], dischargedOn[stay], latest);
    return nights;
  }
}

/**
 * The nights of a person as separate stretches, in rising order. There are at most 55,000 of them between 1900
 * and 2199, and commonly a handful.
 */
class NightsOfPerson {
  /** The latest stay that is in, or -1. */
  latest = -1;
  private readonly from: Day[] = [];
  private readonly to: Day[] = [];

  /** Adds the nights of a stay; true where one of them was there before. */
  add(from: Day, to: Day, latest: number): boolean {
    this.latest = latest;
    const first = this.firstEndingAfter(from);
    let next = first;
    while (next < this.to.length && this.from[next] < to) next++;
    const overlaps = next > first;
    // The stay and the stretches that it touches become one.
    const start = overlaps ? Math.min(from, this.from[first]) : from;
    const end = overlaps ? Math.max(to, this.to[next - 1]) : to;
    this.from.splice(first, next - first, start);
    this.to.splice(first, next - first, end);
    return overlaps;
  }

  /** Place of the first stretch that ends after a day. */
  private firstEndingAfter(day: Day): number {
    let low = 0;
    let high = this.to.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.to[middle] > day) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}
