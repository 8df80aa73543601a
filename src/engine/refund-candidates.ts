import { grown } from '../columnar/columns.js';
import { StringInterner } from '../columnar/string-interner.js';
import type { Fen } from '../domain/money.js';
import type { ClaimTable } from '../tables/claim-table.js';

/** The claims replayed so far of persons with an unnamed refund, to be found by institution, service and total. */
export class EarlierClaims {
  /** Instead of a JavaScript Map, which holds at most 2^24 keys. */
  private readonly keys = new StringInterner();
  private readonly key = new DataView(new ArrayBuffer(17));
  /** By number of the key: the latest claim that has it, + 1; 0 for none. */
  private latest = new Int32Array(1024);
  /** By claim: the one before it that has the same key, + 1. */
  private readonly before: Int32Array;

  constructor(private readonly claims: ClaimTable) {
    this.before = new Int32Array(claims.count);
  }

  note(claim: number): void {
    const key = this.keyOf(claim, this.claims.total[claim]);
    this.before[claim] = this.latest[key];
    this.latest[key] = claim + 1;
  }

  /**
   * The latest earlier claim with exactly the opposite total, or -1.
   * @param isOpen Whether a claim is not reversed yet. Others are forgotten.
   */
  latestOpposite(refund: number, isOpen: (claim: number) => boolean): number {
    const key = this.keyOf(refund, -this.claims.total[refund]);
    while (this.latest[key] > 0) {
      const candidate = this.latest[key] - 1;
      this.latest[key] = this.before[candidate];
      if (isOpen(candidate)) return candidate;
    }
    return -1;
  }

  /** The number of the key that a claim of this total would have. */
  private keyOf(claim: number, total: Fen): number {
    const { person, institution, service } = this.claims;
    this.key.setInt32(0, person[claim]);
    this.key.setInt32(4, institution[claim]);
    this.key.setUint8(8, service[claim]);
    // The opposite of 0 is -0, which has other bytes.
    this.key.setFloat64(9, total + 0);
    const key = this.keys.intern(new Uint8Array(this.key.buffer), 0, this.key.byteLength);
    if (key === this.latest.length) this.latest = grown(this.latest, new Int32Array(key * 2));
    return key;
  }
}

/** The columns in which the two halves of a pair without signs agree. */
const ALIKE_32 = ['person', 'institution', 'admittedOn', 'dischargedOn', 'filedOn'] as const;
const ALIKE_8 = [
  'service',
  'careLocation',
  'referral',
  'program',
  'exclusion',
  'channel',
  'designated',
] as const;
const ALIKE_64 = ['total', 'eligible', 'otherPaid', 'assistancePaid', 'charityPaid'] as const;

/** Claims that wait for another one that agrees in everything but id and time. */
export class AlikeClaims {
  private readonly keys = new StringInterner();
  private readonly key = new DataView(
    // One amount more: the sum that the three insurances paid.
    new ArrayBuffer(ALIKE_32.length * 4 + ALIKE_8.length + (ALIKE_64.length + 1) * 8),
  );
  /** By number of the key: the claim that waits, + 1; 0 for none. */
  private waiting = new Int32Array(16);

  constructor(private readonly claims: ClaimTable) {}

  /** Takes out the claim that waits for this one; where there is none, this one waits, and -1 is returned. */
  takeAlike(claim: number): number {
    const key = this.keyOf(claim);
    const found = this.waiting[key] - 1;
    this.waiting[key] = found < 0 ? claim + 1 : 0;
    return found;
  }

  private keyOf(claim: number): number {
    let at = 0;
    for (const name of ALIKE_32) {
      this.key.setInt32(at, this.claims[name][claim]);
      at += 4;
    }
    for (const name of ALIKE_8) this.key.setUint8(at++, this.claims[name][claim]);
    for (const name of ALIKE_64) {
      this.key.setFloat64(at, this.claims[name][claim] + 0);
      at += 8;
    }
    this.key.setFloat64(at, this.claims.insurancePaid(claim) + 0);
    const key = this.keys.intern(new Uint8Array(this.key.buffer), 0, this.key.byteLength);
    if (key >= this.waiting.length) this.waiting = grown(this.waiting, new Int32Array(key * 2));
    return key;
  }
}
