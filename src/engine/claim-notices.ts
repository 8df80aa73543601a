import { type Day, NO_DAY, yearOf } from '../domain/calendar.js';
import { type ClaimTable, SERVICES } from '../domain/claim.js';
import { noticeBit } from '../domain/decision.js';
import { burdenBeforeFloor } from '../rules/burden.js';
import type { Part } from './part.js';
import { VOID, type Voids } from './voids.js';

const INPATIENT = SERVICES.indexOf('inpatient');

/**
 * Notices that belong to a claim whatever the policy: a negative burden, a stay over New Year, a suspected
 * duplicate and an overlapping stay. A claim is compared with those before it in replay order; void claims have
 * none of these, an orphan reversal is pended and not void. Claims outside `part` are left alone.
 *
 * @param notices Bits of NOTICES per claim, filled in here.
 */
export function claimNotices(
  claims: ClaimTable,
  order: Int32Array,
  part: Part,
  voids: Voids,
  notices: Uint16Array,
): void {
  const seen = new SameBills(claims);
  const stays = new EarlierStays(claims);
  for (const claim of order) {
    if (!part.has(claims.person[claim])) continue;
    if (voids.byAmount[claim] === 1) notices[claim] = noticeBit('PAIRED_BY_AMOUNT');
    if (voids.state[claim] === VOID) continue;
    let bits = 0;
    if (burdenBeforeFloor(claims, claim) < 0) bits |= noticeBit('NEGATIVE_BURDEN');
    if (crossesYear(claims, claim)) bits |= noticeBit('CROSS_YEAR_STAY');
    if (seen.add(claim)) bits |= noticeBit('SUSPECTED_DUPLICATE');
    if (claims.service[claim] === INPATIENT && claims.isStay(claim) && stays.add(claim)) {
      bits |= noticeBit('OVERLAPPING_STAY');
    }
    notices[claim] = bits;
  }
}

/** Admitted in an earlier calendar year than settled. */
function crossesYear(claims: ClaimTable, claim: number): boolean {
  const admitted = claims.admittedOn[claim] as Day;
  return admitted !== NO_DAY && yearOf(admitted) < yearOf(claims.settledOn[claim] as Day);
}

/** A set of claims in which two are alike when person, service, settlement date, institution and total agree. */
class SameBills {
  private slots = new Int32Array(4096);
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
      const other = (this.slots[slot] as number) - 1;
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
    let mixed =
      Math.imul(person[claim] as number, 0x9e3779b1) ^ Math.imul(settledOn[claim] as number, 0x85ebca6b);
    mixed =
      Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d) ^ Math.imul((total[claim] as number) | 0, 0x27d4eb2f);
    mixed ^= Math.imul(institution[claim] as number, 0x165667b1) ^ (service[claim] as number);
    return mixed ^ (mixed >>> 13);
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

/** The inpatient stays replayed so far, chained per person from the latest back. */
class EarlierStays {
  private readonly latest: Int32Array;
  private readonly before: Int32Array;

  constructor(private readonly claims: ClaimTable) {
    this.latest = new Int32Array(claims.personIds.size).fill(-1);
    this.before = new Int32Array(claims.count);
  }

  /** Adds a stay; true where it shares a night with an earlier one of the same person. */
  add(claim: number): boolean {
    const { admittedOn, dischargedOn, person } = this.claims;
    const from = admittedOn[claim] as Day;
    const to = dischargedOn[claim] as Day;
    const owner = person[claim] as number;
    let overlaps = false;
    for (
      let other = this.latest[owner] as number;
      other >= 0 && !overlaps;
      other = this.before[other] as number
    ) {
      overlaps = Math.max(from, admittedOn[other] as Day) < Math.min(to, dischargedOn[other] as Day);
    }
    this.before[claim] = this.latest[owner] as number;
    this.latest[owner] = claim;
    return overlaps;
  }
}
