import type { Day } from '../domain/calendar.js';
import type { ClaimTable } from '../tables/claim-table.js';

/** So many stays of a person are compared one by one. More are rarely needed; then their nights are sorted. */
const FEW_STAYS = 16;

/**
 * The stays replayed so far. Nearly every stay begins after all earlier ones of the person have ended: that is one
 * comparison. Only the others are compared with each earlier stay.
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

  /** Adds a stay. Returns whether it shares a night with an earlier one of the same person. */
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
    return previous >= 0 && from < overBy && this.overlaps(from, to, person, previous);
  }

  /** Whether a stay shares a night with one of the person's stays up to `latest`. */
  private overlaps(from: Day, to: Day, person: number, latest: number): boolean {
    const { admittedOn, dischargedOn } = this.claims;
    let stay = latest;
    for (let compared = 0; compared < FEW_STAYS; compared++) {
      if (admittedOn[stay] < to && from < dischargedOn[stay]) return true;
      stay = this.before[stay];
      if (stay < 0) return false;
    }
    return this.nightsUpTo(person, latest).overlap(from, to);
  }

  /** The nights of all stays of a person up to one of them. */
  private nightsUpTo(person: number, latest: number): NightsOfPerson {
    const { admittedOn, dischargedOn } = this.claims;
    const nights = this.nightsOf.get(person) ?? new NightsOfPerson();
    this.nightsOf.set(person, nights);
    const known = nights.latest;
    for (let stay = latest; stay !== known; stay = this.before[stay])
      nights.add(admittedOn[stay], dischargedOn[stay]);
    nights.latest = latest;
    return nights;
  }
}

/**
 * The nights of a person as separate periods, in rising order. Between 1900 and 2199 there can be at most 55,000 of them;
 * usually there are a few.
 */
class NightsOfPerson {
  /** The latest stay added, or -1. */
  latest = -1;
  private readonly from: Day[] = [];
  private readonly to: Day[] = [];

  /** Whether one of the nights of a stay was added before. */
  overlap(from: Day, to: Day): boolean {
    const first = this.firstEndingAfter(from);
    return first < this.from.length && this.from[first] < to;
  }

  /** Adds the nights of a stay, merged with the periods that it touches. */
  add(from: Day, to: Day): void {
    const first = this.firstEndingAfter(from);
    let next = first;
    while (next < this.to.length && this.from[next] < to) next++;
    const start = next > first ? Math.min(from, this.from[first]) : from;
    const end = next > first ? Math.max(to, this.to[next - 1]) : to;
    this.from.splice(first, next - first, start);
    this.to.splice(first, next - first, end);
  }

  /** Index of the first period that ends after a day. */
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
