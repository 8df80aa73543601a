import { grown } from '../domain/columns.js';
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
    this.status = new Uint8Array(claims);
    this.reason = new Uint8Array(claims);
    this.notices = new Uint16Array(claims);
    this.row = new Int32Array(claims).fill(-1);
    this.category = new Int8Array(claims).fill(-1);
    this.firstLine = new Int32Array(claims).fill(-1);
    this.lineCount = new Uint8Array(claims);
    this.payable = new Float64Array(claims);
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
  claim = new Int32Array(1024);
  policy = new Uint8Array(1024);
  benefit = new Uint8Array(1024);
  reason = new Uint8Array(1024);
  base = new Float64Array(1024);
  before = new Float64Array(1024);
  deductible = new Float64Array(1024);
  above = new Float64Array(1024);
  gross = new Float64Array(1024);
  /** NO_CAP where there is none. */
  cap = new Float64Array(1024);
  paidBefore = new Float64Array(1024);
  payable = new Float64Array(1024);

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

  private grow(): void {
    const capacity = this.claim.length * 2;
    this.claim = grown(this.claim, new Int32Array(capacity));
    this.policy = grown(this.policy, new Uint8Array(capacity));
    this.benefit = grown(this.benefit, new Uint8Array(capacity));
    this.reason = grown(this.reason, new Uint8Array(capacity));
    this.base = grown(this.base, new Float64Array(capacity));
    this.before = grown(this.before, new Float64Array(capacity));
    this.deductible = grown(this.deductible, new Float64Array(capacity));
    this.above = grown(this.above, new Float64Array(capacity));
    this.gross = grown(this.gross, new Float64Array(capacity));
    this.cap = grown(this.cap, new Float64Array(capacity));
    this.paidBefore = grown(this.paidBefore, new Float64Array(capacity));
    this.payable = grown(this.payable, new Float64Array(capacity));
  }
}
