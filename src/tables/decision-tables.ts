import { ColumnTable } from '../columnar/column-table.js';
import { float64, int8, int32, uint8, uint16 } from '../columnar/columns.js';
import type { Fen } from '../domain/money.js';

/** One policy's decisions as columns: one row for each claim, in the order of the claim table. */
export class DecisionTable {
  /** Numbers of STATUSES and REASONS, and bits of NOTICES. */
  readonly status: Uint8Array;
  readonly reason: Uint8Array;
  readonly notices: Uint16Array;
  /** The roster row taken and its category, -1 without one. */
  readonly row: Int32Array;
  readonly category: Int8Array;
  /** The claim's benefit lines: `lineCount` places of the line table from `firstLine` on. */
  readonly firstLine: Int32Array;
  readonly lineCount: Uint8Array;
  readonly payable: Float64Array;

  constructor(claims: number) {
    this.status = uint8(claims);
    this.reason = uint8(claims);
    this.notices = uint16(claims);
    this.row = int32(claims).fill(-1);
    this.category = int8(claims).fill(-1);
    this.firstLine = int32(claims).fill(-1);
    this.lineCount = uint8(claims);
    this.payable = float64(claims);
  }
}

/** One benefit line before it is stored. */
export interface Line {
  readonly claim: number;
  /** Place of the policy in the stack, and of the benefit in the policy. */
  readonly policy: number;
  readonly benefit: number;
  readonly base: Fen;
  readonly before: Fen;
  readonly deductible: Fen;
  readonly above: Fen;
  readonly gross: Fen;
  readonly cap: Fen;
  readonly paidBefore: Fen;
  readonly payable: Fen;
  /** Number of REASONS. */
  readonly reason: number;
}

/** The columns of the line table, and how each is made. */
const COLUMNS = {
  claim: int32,
  policy: uint8,
  benefit: uint8,
  reason: uint8,
  base: float64,
  before: float64,
  deductible: float64,
  above: float64,
  gross: float64,
  cap: float64,
  paidBefore: float64,
  payable: float64,
} as const;

/**
 * All benefit lines as columns: in the order of replay, or partition by partition and in this order within each. The
 * decisions of a claim tell which lines are its own.
 */
export class LineTable extends ColumnTable {
  claim: Int32Array;
  policy: Uint8Array;
  benefit: Uint8Array;
  reason: Uint8Array;
  base: Float64Array;
  before: Float64Array;
  deductible: Float64Array;
  above: Float64Array;
  gross: Float64Array;
  /** NO_CAP where there is none. */
  cap: Float64Array;
  paidBefore: Float64Array;
  payable: Float64Array;

  /** @param capacity Room for so many lines; where more come, room is made. */
  constructor(capacity = 1024) {
    super(capacity);
    this.claim = int32(capacity);
    this.policy = uint8(capacity);
    this.benefit = uint8(capacity);
    this.reason = uint8(capacity);
    this.base = float64(capacity);
    this.before = float64(capacity);
    this.deductible = float64(capacity);
    this.above = float64(capacity);
    this.gross = float64(capacity);
    this.cap = float64(capacity);
    this.paidBefore = float64(capacity);
    this.payable = float64(capacity);
  }

  /** One table for each partition of a replay. Their columns are slices of this table's own. */
  sections(partitions: number): readonly LineTable[] {
    const sections = Array.from({ length: partitions }, () => new LineTable(0));
    // Partitions are never quite of one size.
    const capacity = Math.floor(this.claim.length / partitions);
    return this.allocateSlices(
      sections,
      sections.map(() => capacity),
    );
  }

  /** Appends the lines of all sections in their order, and returns the number of each section's first line. */
  join(sections: readonly LineTable[]): readonly number[] {
    return this.compact(sections);
  }

  push(line: Line): void {
    const at = this.add();
    this.claim[at] = line.claim;
    this.policy[at] = line.policy;
    this.benefit[at] = line.benefit;
    this.reason[at] = line.reason;
    this.base[at] = line.base;
    this.before[at] = line.before;
    this.deductible[at] = line.deductible;
    this.above[at] = line.above;
    this.gross[at] = line.gross;
    this.cap[at] = line.cap;
    this.paidBefore[at] = line.paidBefore;
    this.payable[at] = line.payable;
  }

  /** The line with a number. */
  at(line: number): Line {
    return {
      claim: this.claim[line],
      policy: this.policy[line],
      benefit: this.benefit[line],
      base: this.base[line],
      before: this.before[line],
      deductible: this.deductible[line],
      above: this.above[line],
      gross: this.gross[line],
      cap: this.cap[line],
      paidBefore: this.paidBefore[line],
      payable: this.payable[line],
      reason: this.reason[line],
    };
  }

  protected get makers(): typeof COLUMNS {
    return COLUMNS;
  }
}
