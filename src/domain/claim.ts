import { type Day, NO_DAY, NO_TIME } from './calendar.js';
import type { Fen } from './money.js';
import { closeGaps, grown, TextPool } from './text-pool.js';

/** The value lists of claims.csv. A claim stores the place of its value in the list. */
export const SERVICES = [
  'inpatient',
  'day_surgery',
  'special_outpatient',
  'chronic_outpatient',
  'outpatient',
  'emergency',
  'observation',
  'emergency_rescue',
  'pharmacy',
  'negotiated_drug',
] as const;
export const PLACES = ['local', 'in_province', 'out_of_province', 'overseas'] as const;
export const REFERRALS = ['', 'yes', 'no', 'follow_up', 'emergency'] as const;
export const PROGRAMS = ['', 'rare_disease', 'antipsychotic', 'special_infectious', 'emergency_aid'] as const;
export const EXCLUSIONS = ['', 'work_injury', 'third_party', 'public_health', 'other'] as const;
export const CHANNELS = ['one_stop', 'manual'] as const;

export type Service = (typeof SERVICES)[number];
export type Place = (typeof PLACES)[number];
export type Referral = (typeof REFERRALS)[number];
export type Program = (typeof PROGRAMS)[number];
export type Exclusion = (typeof EXCLUSIONS)[number];
export type Channel = (typeof CHANNELS)[number];

/** `reverses` of a claim that takes nothing back. */
export const REVERSES_NOTHING = 0;

/** `reverses` of a refund whose export names no original: it is paired by person, institution and amount. */
export const REVERSES_UNNAMED = -1;

/** One claim as a plain object: what a reader hands to the table, and what tests write. */
export interface Claim {
  readonly claimId: string;
  readonly personId: string;
  readonly service: Service;
  readonly admittedOn?: Day;
  readonly dischargedOn?: Day;
  readonly settledOn: Day;
  /** Seconds since midnight; absent where the settlement time is a bare date. */
  readonly settledSecond?: number;
  readonly institutionId?: string;
  readonly designated?: boolean;
  readonly place?: Place;
  readonly referral?: Referral;
  readonly program?: Program;
  readonly exclusion?: Exclusion;
  readonly channel?: Channel;
  readonly filedOn?: Day;
  readonly total: Fen;
  readonly eligible: Fen;
  /** Basic, catastrophic and supplementary insurance together. */
  readonly insurancePaid?: Fen;
  readonly otherPaid?: Fen;
  readonly assistancePaid?: Fen;
  readonly charityPaid?: Fen;
  /** The claim_id that this row takes back, or that it is a refund without naming its original. */
  readonly reverses?: string | typeof REVERSES_UNNAMED;
}

const FIRST_CAPACITY = 1024;

/**
 * All claims of a run as columns: one typed array per field and one place per claim, so that ten
 * million claims fit into memory. Texts are numbers of a pool; dates are days; money is fen.
 */
export class ClaimTable {
  /** Number of claims. */
  count = 0;
  /** Claim ids, those named by `reverses` among them. */
  readonly claimIds = new TextPool();
  /** Person ids of claims and of the roster: the roster table shares this pool. */
  readonly personIds = new TextPool();
  readonly institutions = new TextPool();

  claimId = new Int32Array(FIRST_CAPACITY);
  person = new Int32Array(FIRST_CAPACITY);
  institution = new Int32Array(FIRST_CAPACITY);
  service = new Uint8Array(FIRST_CAPACITY);
  place = new Uint8Array(FIRST_CAPACITY);
  referral = new Uint8Array(FIRST_CAPACITY);
  program = new Uint8Array(FIRST_CAPACITY);
  exclusion = new Uint8Array(FIRST_CAPACITY);
  channel = new Uint8Array(FIRST_CAPACITY);
  /** 1 where the institution is designated, 0 where it is not. */
  designated = new Uint8Array(FIRST_CAPACITY);
  admittedOn = new Int32Array(FIRST_CAPACITY);
  dischargedOn = new Int32Array(FIRST_CAPACITY);
  settledOn = new Int32Array(FIRST_CAPACITY);
  /** Seconds since midnight, or NO_TIME. */
  settledSecond = new Int32Array(FIRST_CAPACITY);
  filedOn = new Int32Array(FIRST_CAPACITY);
  total = new Float64Array(FIRST_CAPACITY);
  eligible = new Float64Array(FIRST_CAPACITY);
  /** Basic, catastrophic and supplementary insurance together: no rule tells them apart. */
  insurancePaid = new Float64Array(FIRST_CAPACITY);
  otherPaid = new Float64Array(FIRST_CAPACITY);
  assistancePaid = new Float64Array(FIRST_CAPACITY);
  charityPaid = new Float64Array(FIRST_CAPACITY);
  /** Text number, in claimIds, of the claim taken back; or REVERSES_NOTHING, or REVERSES_UNNAMED. */
  reverses = new Int32Array(FIRST_CAPACITY);
  /** Number of the input file in the order given, and the physical line on which the record starts. */
  file = new Uint16Array(FIRST_CAPACITY);
  line = new Uint32Array(FIRST_CAPACITY);

  /** False where no file has an assistance_paid or charity_paid column: then nothing is reconciled. */
  hasPaidColumns = true;

  /** Makes room for one more claim and returns its place. The caller fills every column. */
  add(): number {
    if (this.count === this.claimId.length) this.resize(this.count * 2);
    return this.count++;
  }

  /** Appends a claim given as an object. */
  push(claim: Claim): number {
    const at = this.add();
    this.claimId[at] = this.claimIds.internText(claim.claimId);
    this.person[at] = this.personIds.internText(claim.personId);
    this.institution[at] = this.institutions.internText(claim.institutionId ?? '');
    this.service[at] = SERVICES.indexOf(claim.service);
    this.place[at] = PLACES.indexOf(claim.place ?? 'local');
    this.referral[at] = REFERRALS.indexOf(claim.referral ?? '');
    this.program[at] = PROGRAMS.indexOf(claim.program ?? '');
    this.exclusion[at] = EXCLUSIONS.indexOf(claim.exclusion ?? '');
    this.channel[at] = CHANNELS.indexOf(claim.channel ?? 'one_stop');
    this.designated[at] = claim.designated === false ? 0 : 1;
    this.admittedOn[at] = claim.admittedOn ?? NO_DAY;
    this.dischargedOn[at] = claim.dischargedOn ?? NO_DAY;
    this.settledOn[at] = claim.settledOn;
    this.settledSecond[at] = claim.settledSecond ?? NO_TIME;
    this.filedOn[at] = claim.filedOn ?? NO_DAY;
    this.total[at] = claim.total;
    this.eligible[at] = claim.eligible;
    this.insurancePaid[at] = claim.insurancePaid ?? 0;
    this.otherPaid[at] = claim.otherPaid ?? 0;
    this.assistancePaid[at] = claim.assistancePaid ?? 0;
    this.charityPaid[at] = claim.charityPaid ?? 0;
    this.reverses[at] =
      claim.reverses === undefined
        ? REVERSES_NOTHING
        : typeof claim.reverses === 'string'
          ? this.claimIds.internText(claim.reverses)
          : claim.reverses;
    return at;
  }

  /** Takes out the claims at these places, which stand in rising order; the others keep their order. */
  remove(places: readonly number[]): void {
    for (const column of this.columns()) closeGaps(column, places, this.count);
    this.count -= places.length;
  }

  /**
   * Puts the claims into an order, given as their present places. Work that goes through the claims in the
   * order of replay then goes through memory from front to back, which is several times as fast.
   */
  reorder(order: Int32Array): void {
    for (const column of this.columns()) rearrange(column, order);
  }

  /** The day on which entitlement is judged: discharge, else settlement. */
  entitlementDay(claim: number): Day {
    const discharged = this.dischargedOn[claim] as Day;
    return discharged === NO_DAY ? (this.settledOn[claim] as Day) : discharged;
  }

  /** Whether the claim is a stay: it has both an admission and a discharge date. */
  isStay(claim: number): boolean {
    return this.admittedOn[claim] !== NO_DAY && this.dischargedOn[claim] !== NO_DAY;
  }

  private columns() {
    return [
      this.claimId,
      this.person,
      this.institution,
      this.service,
      this.place,
      this.referral,
      this.program,
      this.exclusion,
      this.channel,
      this.designated,
      this.admittedOn,
      this.dischargedOn,
      this.settledOn,
      this.settledSecond,
      this.filedOn,
      this.total,
      this.eligible,
      this.insurancePaid,
      this.otherPaid,
      this.assistancePaid,
      this.charityPaid,
      this.reverses,
      this.file,
      this.line,
    ];
  }

  private resize(capacity: number): void {
    this.claimId = grown(this.claimId, new Int32Array(capacity));
    this.person = grown(this.person, new Int32Array(capacity));
    this.institution = grown(this.institution, new Int32Array(capacity));
    this.service = grown(this.service, new Uint8Array(capacity));
    this.place = grown(this.place, new Uint8Array(capacity));
    this.referral = grown(this.referral, new Uint8Array(capacity));
    this.program = grown(this.program, new Uint8Array(capacity));
    this.exclusion = grown(this.exclusion, new Uint8Array(capacity));
    this.channel = grown(this.channel, new Uint8Array(capacity));
    this.designated = grown(this.designated, new Uint8Array(capacity));
    this.admittedOn = grown(this.admittedOn, new Int32Array(capacity));
    this.dischargedOn = grown(this.dischargedOn, new Int32Array(capacity));
    this.settledOn = grown(this.settledOn, new Int32Array(capacity));
    this.settledSecond = grown(this.settledSecond, new Int32Array(capacity));
    this.filedOn = grown(this.filedOn, new Int32Array(capacity));
    this.total = grown(this.total, new Float64Array(capacity));
    this.eligible = grown(this.eligible, new Float64Array(capacity));
    this.insurancePaid = grown(this.insurancePaid, new Float64Array(capacity));
    this.otherPaid = grown(this.otherPaid, new Float64Array(capacity));
    this.assistancePaid = grown(this.assistancePaid, new Float64Array(capacity));
    this.charityPaid = grown(this.charityPaid, new Float64Array(capacity));
    this.reverses = grown(this.reverses, new Int32Array(capacity));
    this.file = grown(this.file, new Uint16Array(capacity));
    this.line = grown(this.line, new Uint32Array(capacity));
  }
}

/** Moves the value at order[k] to place k, for every k. */
function rearrange(column: Int32Array | Uint8Array | Uint16Array | Uint32Array | Float64Array, order: Int32Array): void {
  const before = column.slice(0, order.length);
  for (let place = 0; place < order.length; place++) column[place] = before[order[place]];
}
