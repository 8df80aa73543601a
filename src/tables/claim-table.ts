import { ColumnTable } from '../columnar/column-table.js';
import { type Column, float64, int32, rearrange, uint8, uint16, uint32 } from '../columnar/columns.js';
import { StringInterner } from '../columnar/string-interner.js';
import { StringStore } from '../columnar/string-store.js';
import { type Day, NO_DAY, NO_TIME } from '../domain/calendar.js';
import {
  CHANNELS,
  type Claim,
  EXCLUSIONS,
  PLACES,
  PROGRAMS,
  REFERRALS,
  REVERSES_NOTHING,
  SERVICES,
} from '../domain/claim.js';

const FIRST_CAPACITY = 1024;

/** The columns of the claim table, and how each is made. */
const COLUMNS = {
  claimId: int32,
  person: int32,
  institution: int32,
  service: uint8,
  careLocation: uint8,
  referral: uint8,
  program: uint8,
  exclusion: uint8,
  channel: uint8,
  designated: uint8,
  admittedOn: int32,
  dischargedOn: int32,
  settledOn: int32,
  settledSecond: int32,
  filedOn: int32,
  total: float64,
  eligible: float64,
  insurancePaid: float64,
  otherPaid: float64,
  assistancePaid: float64,
  charityPaid: float64,
  reverses: int32,
  refund: uint8,
  file: uint16,
  line: uint32,
} as const;

/**
 * All claims of a run as columns: one typed array per field and one place per claim, so that ten
 * million claims fit into memory. Texts are numbers of a pool; dates are days; money is fen.
 */
export class ClaimTable extends ColumnTable {
  claimId = int32(FIRST_CAPACITY);
  person = int32(FIRST_CAPACITY);
  institution = int32(FIRST_CAPACITY);
  service = uint8(FIRST_CAPACITY);
  careLocation = uint8(FIRST_CAPACITY);
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
  /** Bits: REFUND_FLAGGED and its neighbours. */
  refund = uint8(FIRST_CAPACITY);
  /** Number of the input file in the order given, and the physical line on which the record starts. */
  file = uint16(FIRST_CAPACITY);
  line = uint32(FIRST_CAPACITY);

  constructor(
    /** Person ids of claims and of the roster: the roster table shares this pool. */
    readonly personIds = new StringInterner(),
    readonly institutions = new StringInterner(),
    /** The claim ids that reversals name, each once. */
    readonly reversedIds = new StringInterner(),
    /** The claim ids, one text per claim. */
    readonly claimIds = new StringStore(),
  ) {
    super(FIRST_CAPACITY);
  }

  /** False where no file has an assistance_paid or charity_paid column: then nothing is reconciled. */
  hasPaidColumns = true;

  /**
   * How many rows stand behind the claims, from place `count` on, that are no claims but only correct what was paid:
   * in the order of replay, which no reordering of the claims changes.
   */
  corrections = 0;

  /** Appends a claim given as an object. */
  push(claim: Claim): number {
    const at = this.add();
    this.claimId[at] = this.claimIds.appendText(claim.claimId);
    this.person[at] = this.personIds.internText(claim.personId);
    this.institution[at] = this.institutions.internText(claim.institutionId ?? '');
    this.service[at] = SERVICES.indexOf(claim.service);
    this.careLocation[at] = PLACES.indexOf(claim.careLocation ?? 'local');
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
    this.refund[at] = claim.refund ?? 0;
    return at;
  }

  override reserve(capacity: number): void {
    super.reserve(capacity);
    this.claimIds.reserve(capacity);
  }

  /**
   * Tables that are filled side by side, by readers on several threads, and joined afterwards. Their columns are
   * stretches of this table's own. The first section is for this thread: it has this table's texts.
   *
   * @param capacities How many claims each is expected to get; more are possible.
   */
  sections(capacities: readonly number[]): readonly ClaimTable[] {
    const sections = capacities.map((capacity, at) => {
      if (at === 0) return new ClaimTable(this.personIds, this.institutions, this.reversedIds, this.claimIds);
      const section = new ClaimTable();
      section.claimIds.reserve(capacity);
      return section;
    });
    return this.allocateSlices(sections, capacities);
  }

  /** Appends the claims of all sections in their order; the lines of each count from its number in `lines` on. */
  join(sections: readonly ClaimTable[], lines: readonly number[]): void {
    this.compact(sections).forEach((from, at) => {
      const section = sections[at];
      if (section.claimIds === this.claimIds) return;
      this.takeTexts(section, from);
      for (let claim = from; claim < from + section.count; claim++) this.line[claim] += lines[at];
    });
  }

  /** Takes over the texts of another table, whose claims stand here from a place on and have their numbers there. */
  private takeTexts(other: ClaimTable, from: number): void {
    const { personIds, institutions, reversedIds, claimIds } = other;
    const firstId = this.claimIds.appendAll(claimIds);
    const persons = this.personIds.internAll(personIds);
    const institutionNumbers = this.institutions.internAll(institutions);
    const reversed = this.reversedIds.internAll(reversedIds);
    for (let claim = from; claim < from + other.count; claim++) {
      this.claimId[claim] += firstId;
      this.person[claim] = persons[this.person[claim]];
      this.institution[claim] = institutionNumbers[this.institution[claim]];
      if (this.reverses[claim] > 0) this.reverses[claim] = reversed[this.reverses[claim]];
    }
  }

  /**
   * Puts the claims into an order, given as their present places. Work that goes through the claims in the
   * order of replay then goes through memory from front to back, which is several times as fast.
   */
  reorder(order: Int32Array): void {
    rearrange(this.columnsBesideId(), order);
    this.reorderIds(order);
  }

  /** The first half of `reorder`; the other is to rearrange the columns beside the id, on whatever thread. */
  reorderIds(order: Int32Array): void {
    const kept = int32(order.length + this.corrections);
    for (let at = 0; at < kept.length; at++) kept[at] = this.claimId[order[at] ?? at];
    this.claimIds.reorder(kept);
    for (let at = 0; at < kept.length; at++) this.claimId[at] = at;
  }

  /**
   * Puts the last rows, so many, aside as corrections. The rows must stand in the order of replay already.
   */
  setAside(corrections: number): void {
    this.corrections = corrections;
    this.count -= corrections;
  }

  columnsBesideId(): Column[] {
    return this.columns().filter((column) => column !== this.claimId);
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

  protected get makers(): typeof COLUMNS {
    return COLUMNS;
  }
}
