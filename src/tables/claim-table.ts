import { type Column, int32, rearrange, uint16, uint32 } from '../columnar/columns.js';
import { type Day, NO_DAY } from '../domain/calendar.js';
import { REVERSES_UNNAMED } from '../domain/claim.js';
import type { Fen } from '../domain/money.js';
import { CLAIM_COLUMNS } from './claim-columns.js';
import { tableOf } from './declared-table.js';
import type { RowOf } from './fields.js';

/** One claim as a plain object: what a reader hands to the table, and what tests write. */
export type Claim = RowOf<typeof CLAIM_COLUMNS> & {
  /** It is a refund whose export does not name the original. */
  readonly isUnnamedRefund?: boolean;
  /** Bits of `refund`, instead of what refund_flag says. */
  readonly marks?: number;
};

const FIRST_CAPACITY = 1024;

/** Columns that are not a cell of the file. */
const OWN_COLUMNS = {
  /** Number of the input file in the order given, and the physical line on which the record starts. */
  file: uint16,
  line: uint32,
};

/**
 * All claims of a run as columns: one typed array for each field, so that ten million claims fit into memory. The
 * fields are those of CLAIM_COLUMNS. `reverses` holds a number of `reversedIds`, REVERSES_NOTHING or REVERSES_UNNAMED; `refund`
 * holds bits: REFUND_FLAGGED and its neighbours.
 */
export class ClaimTable extends tableOf(CLAIM_COLUMNS, OWN_COLUMNS, FIRST_CAPACITY) {
  /** False where no file has an assistance_paid or charity_paid column: then nothing is reconciled. */
  hasPaidColumns = true;

  /**
   * How many rows behind the claims, from row `count` on, are no claims but only correct what was paid. They are in the
   * order of replay, and reordering the claims does not move them.
   */
  corrections = 0;

  /** Appends a claim given as an object, and returns its number. */
  override push(claim: Claim): number {
    const at = super.push(claim);
    if (claim.isUnnamedRefund) this.reverses[at] = REVERSES_UNNAMED;
    if (claim.marks !== undefined) this.refund[at] = claim.marks;
    return at;
  }

  /**
   * Tables that are filled side by side, by readers on several threads, and joined afterwards. Their columns are
   * slices of this table's own. The first section is for this thread: it has this table's strings.
   *
   * @param capacities How many claims each is expected to get; more are possible.
   */
  sections(capacities: readonly number[]): readonly ClaimTable[] {
    const sections = capacities.map((capacity, at) => {
      if (at === 0) return new ClaimTable(this);
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

  /**
   * Puts the claims into an order, given as their present numbers. Work that goes through the claims in the order of
   * replay then goes through memory from front to back, which is several times as fast.
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

  /** Puts the last rows aside as corrections. They must be in the order of replay already. */
  setAside(corrections: number): void {
    this.corrections = corrections;
    this.count -= corrections;
  }

  columnsBesideId(): Column[] {
    return this.columns().filter((column) => column !== this.claimId);
  }

  /** What basic, catastrophic and supplementary insurance paid together. */
  insurancePaid(claim: number): Fen {
    return this.basicPaid[claim] + this.catastrophicPaid[claim] + this.supplementaryPaid[claim];
  }

  /** The day on which entitlement is judged: discharge, else settlement. */
  entitlementDay(claim: number): Day {
    const discharged = this.dischargedOn[claim];
    return discharged === NO_DAY ? this.settledOn[claim] : discharged;
  }

  /** Whether the claim is a stay: it has both an admission and a discharge date. */
  isStay(claim: number): boolean {
    return this.admittedOn[claim] !== NO_DAY && this.dischargedOn[claim] !== NO_DAY;
  }
}
