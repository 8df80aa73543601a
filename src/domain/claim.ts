import { type Day, NO_DAY, NO_TIME } from './calendar.js';
import { closeGaps, float64, grown, int32, rearrange, uint8, uint16, uint32 } from './columns.js';
import type { Fen } from './money.js';
import { TextPool } from './text-pool.js';
import { TextStore } from './text-store.js';

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
  /** The claim ids, one text per claim. */
  readonly claimIds = new TextStore();
  /** The claim ids that reversals name, each once. */
  readonly reversedIds = new TextPool();
  /** Person ids of claims and of the roster: the roster table shares this pool. */
  readonly personIds = new TextPool();
  readonly institutions = new TextPool();

  claimId = int32(FIRST_CAPACITY);
  person = int32(FIRST_CAPACITY);
  institution = int32(FIRST_CAPACITY);
  service = uint8(FIRST_CAPACITY);
  place = uint8(FIRST_CAPACITY);
  referral = uint8(FIRST_CAPACITY);
  program = uint8(FIRST_CAPACITY);
  exclusion = uint8(FIRST_CAPACITY);
  channel = uint8(FIRST_CAPACITY);
  /** 1 where the institution is designated, 0 where it is not. */
  designated = uint8(FIRST_CAPACITY);
  admittedOn = int32(FIRST_CAPACITY);
  dischargedOn = int32(FIRST_CAPACITY);
  settledOn = int32(FIRST_CAPACITY);
  /** Seconds since midnight, or NO_TIME. */
  settledSecond = int32(FIRST_CAPACITY);
  filedOn = int32(FIRST_CAPACITY);
  total = float64(FIRST_CAPACITY);
  eligible = float64(FIRST_CAPACITY);
  /** Basic, catastrophic and supplementary insurance together: no rule tells them apart. */
  insurancePaid = float64(FIRST_CAPACITY);
  otherPaid = float64(FIRST_CAPACITY);
  assistancePaid = float64(FIRST_CAPACITY);
  charityPaid = float64(FIRST_CAPACITY);
  /** Text number, in reversedIds, of the claim taken back; or REVERSES_NOTHING, or REVERSES_UNNAMED. */
  reverses = int32(FIRST_CAPACITY);
  /** Number of the input file in the order given, and the physical line on which the record starts. */
  file = uint16(FIRST_CAPACITY);
  line = uint32(FIRST_CAPACITY);

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
    this.claimId[at] = this.claimIds.appendText(claim.claimId);
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
          ? this.reversedIds.internText(claim.reverses)
          : claim.reverses;
    return at;
  }

  /** Takes out the claims at these places, which stand in rising order; the others keep their order. */
  remove(places: readonly number[]): void {
    for (const column of this.columns()) closeGaps(column, places, this.count);
    this.count -= places.length;
  }

  /** Appends all claims of another table, read from the same file; their lines count from `lines` on. */
  append(other: ClaimTable, lines: number): void {
    const from = this.count;
    const persons = this.personIds.internAll(other.personIds);
    const institutions = this.institutions.internAll(other.institutions);
    const reversed = this.reversedIds.internAll(other.reversedIds);
    const firstId = this.claimIds.appendAll(other.claimIds);
    while (this.claimId.length < from + other.count) this.resize(this.claimId.length * 2);
    const theirs = other.columns();
    this.columns().forEach((column, at) => {
      column.set(theirs[at].subarray(0, other.count), from);
    });
    this.count = from + other.count;
    for (let claim = from; claim < this.count; claim++) {
      this.claimId[claim] += firstId;
      this.person[claim] = persons[this.person[claim]];
      this.institution[claim] = institutions[this.institution[claim]];
      if (this.reverses[claim] > 0) this.reverses[claim] = reversed[this.reverses[claim]];
      this.line[claim] += lines;
    }
  }

  /**
   * Puts the claims into an order, given as their present places. Work that goes through the claims in the
   * order of replay then goes through memory from front to back, which is several times as fast.
   */
  reorder(order: Int32Array): void {
    for (const column of this.columns()) rearrange(column, order);
    this.claimIds.reorder(this.claimId.subarray(0, this.count));
    for (let claim = 0; claim < this.count; claim++) this.claimId[claim] = claim;
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
    this.claimId = grown(this.claimId, int32(capacity));
    this.person = grown(this.person, int32(capacity));
    this.institution = grown(this.institution, int32(capacity));
    this.service = grown(this.service, uint8(capacity));
    this.place = grown(this.place, uint8(capacity));
    this.referral = grown(this.referral, uint8(capacity));
    this.program = grown(this.program, uint8(capacity));
    this.exclusion = grown(this.exclusion, uint8(capacity));
    this.channel = grown(this.channel, uint8(capacity));
    this.designated = grown(this.designated, uint8(capacity));
    this.admittedOn = grown(this.admittedOn, int32(capacity));
    this.dischargedOn = grown(this.dischargedOn, int32(capacity));
    this.settledOn = grown(this.settledOn, int32(capacity));
    this.settledSecond = grown(this.settledSecond, int32(capacity));
    this.filedOn = grown(this.filedOn, int32(capacity));
    this.total = grown(this.total, float64(capacity));
    this.eligible = grown(this.eligible, float64(capacity));
    this.insurancePaid = grown(this.insurancePaid, float64(capacity));
    this.otherPaid = grown(this.otherPaid, float64(capacity));
    this.assistancePaid = grown(this.assistancePaid, float64(capacity));
    this.charityPaid = grown(this.charityPaid, float64(capacity));
    this.reverses = grown(this.reverses, int32(capacity));
    this.file = grown(this.file, uint16(capacity));
    this.line = grown(this.line, uint32(capacity));
  }
}
