import { float64, grown, int8, int32, uint8, uint16 } from '../domain/columns.js';
import type { Fen } from '../domain/money.js';

/** One policy's decisions as columns: one place per claim, in the order of the claim table. */
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

/** All benefit lines as columns, in the order of replay. */
export class LineTable {
  count = 0;
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

  /**
   * Some tables in one. The next line is that of table `turns[0]`, then of table `turns[1]`, and so on until each
   * has given all its lines.
   */
  static merged(tables: readonly LineTable[], turns: Uint8Array): LineTable {
    const merged = new LineTable(turns.length);
    merged.count = turns.length;
    const theirs = tables.map((table) => table.columns());
    merged.columns().forEach((column, at) => {
      merge(
        column,
        theirs.map((columns) => columns[at]),
        turns,
      );
    });
    return merged;
  }

  push(line: Line): void {
    const at = this.count++;
    if (at === this.claim.length) this.grow();
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

  /** The line at a place. */
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

  private columns(): LineColumn[] {
    return [
      this.claim,
      this.policy,
      this.benefit,
      this.reason,
      this.base,
      this.before,
      this.deductible,
      this.above,
      this.gross,
      this.cap,
      this.paidBefore,
      this.payable,
    ];
  }

  private grow(): void {
    const capacity = this.claim.length * 2;
    this.claim = grown(this.claim, int32(capacity));
    this.policy = grown(this.policy, uint8(capacity));
    this.benefit = grown(this.benefit, uint8(capacity));
    this.reason = grown(this.reason, uint8(capacity));
    this.base = grown(this.base, float64(capacity));
    this.before = grown(this.before, float64(capacity));
    this.deductible = grown(this.deductible, float64(capacity));
    this.above = grown(this.above, float64(capacity));
    this.gross = grown(this.gross, float64(capacity));
    this.cap = grown(this.cap, float64(capacity));
    this.paidBefore = grown(this.paidBefore, float64(capacity));
    this.payable = grown(this.payable, float64(capacity));
  }
}

type LineColumn = Int32Array | Uint8Array | Float64Array;

/** Merges one column. Each width has a loop of its own: one loop for all of them would be compiled for none. */
function merge(into: LineColumn, from: readonly LineColumn[], turns: Uint8Array): void {
  if (into instanceof Float64Array) mergeFloats(into, from as readonly Float64Array[], turns);
  else if (into instanceof Int32Array) mergeWords(into, from as readonly Int32Array[], turns);
  else mergeBytes(into, from as readonly Uint8Array[], turns);
}

function mergeFloats(into: Float64Array, from: readonly Float64Array[], turns: Uint8Array): void {
  const next = new Int32Array(from.length);
  for (let at = 0; at < turns.length; at++) into[at] = from[turns[at]][next[turns[at]]++];
}

function mergeWords(into: Int32Array, from: readonly Int32Array[], turns: Uint8Array): void {
  const next = new Int32Array(from.length);
  for (let at = 0; at < turns.length; at++) into[at] = from[turns[at]][next[turns[at]]++];
}

function mergeBytes(into: Uint8Array, from: readonly Uint8Array[], turns: Uint8Array): void {
  const next = new Int32Array(from.length);
  for (let at = 0; at < turns.length; at++) into[at] = from[turns[at]][next[turns[at]]++];
}
