import { float64, grown, int32 } from '../columnar/columns.js';
import { StringInterner } from '../columnar/string-interner.js';
import { StringStore } from '../columnar/string-store.js';
import { ReliefError } from '../domain/errors.js';
import { addFen, type Fen } from '../domain/money.js';
import { type FundPolicy, type Payment, RecordedPayments } from '../fund/index.js';
import {
  type Encoding,
  type FileProgress,
  type InputFile,
  type PaidDecision,
  type PaidLine,
  readPaidDecisions,
  readPaidLines,
} from '../intake/index.js';

/** What an earlier run pays, and the files that this was read from. */
export interface EarlierPayments {
  readonly payments: readonly Payment[];
  /** What the decisions pay, by id of the policy. */
  readonly decided: ReadonlyMap<string, Fen>;
  readonly decisionsFile: InputFile;
  readonly linesFile: InputFile;
}

export interface EarlierFiles {
  /** Paths of a decisions.csv and of the benefits.csv of the same run. */
  readonly decisions: string;
  readonly lines: string;
  readonly encoding: Encoding;
  /** Called with the rows read so far of both files, and their share. */
  readonly onProgress?: FileProgress;
}

/**
 * Reads the payments of an earlier run: the lines of benefits.csv, with the date and area that decisions.csv gives.
 * Both files are in the order of replay and then of the stack, so one pass finds the lines of each decision and compares
 * them with it.
 * Errors: EARLIER_OUTPUT_BROKEN where the two are not of one run, FUND_PAYMENT_UNKNOWN.
 */
export async function readEarlierPayments(
  { decisions: path, lines, encoding, onProgress }: EarlierFiles,
  policies: readonly FundPolicy[],
): Promise<EarlierPayments> {
  const decisions = new PaidDecisions();
  const take = (decision: PaidDecision) => decisions.add(decision);
  const decisionsFile = await readPaidDecisions(
    path,
    { encoding, onProgress: (rows, share) => onProgress?.(rows, share / 2) },
    take,
  );
  const payments = new RecordedPayments(policies);
  const cursor = new DecisionCursor(decisions);
  const takeLine = (paid: PaidLine, line: number) => {
    const decision = cursor.decisionOf(paid);
    if (decision < 0) throw new ReliefError('EARLIER_OUTPUT_BROKEN', { file: lines, line });
    const { policy, benefit, payable } = paid;
    const area = decisions.areaOf(decision);
    payments.add({ policy, benefit, payable, area, settledOn: decisions.settledOn[decision] });
  };
  const linesFile = await readPaidLines(
    lines,
    { encoding, onProgress: (rows, share) => onProgress?.(decisionsFile.rows + rows, (1 + share) / 2) },
    takeLine,
  );
  if (!cursor.isAtEnd()) throw new ReliefError('EARLIER_OUTPUT_BROKEN', { file: lines });
  return { payments: payments.payments(), decided: decisions.sums, decisionsFile, linesFile };
}

/** The decisions that pay something, as columns: there may be ten million of them. */
class PaidDecisions {
  count = 0;
  settledOn = int32(1024);
  payable = float64(1024);
  /** What they pay, by id of the policy. */
  readonly sums = new Map<string, Fen>();
  private policy = int32(1024);
  private area = int32(1024);
  private readonly claimIds = new StringStore();
  private readonly names = new StringInterner();

  add({ policy, claimId, settledOn, area, payable }: PaidDecision): void {
    if (this.count === this.payable.length) this.grow();
    const at = this.count++;
    this.claimIds.appendText(claimId);
    this.policy[at] = this.names.internText(policy);
    this.area[at] = this.names.internText(area);
    this.settledOn[at] = settledOn;
    this.payable[at] = payable;
    this.sums.set(policy, addFen(this.sums.get(policy) ?? 0, payable));
  }

  areaOf(decision: number): string {
    return this.names.text(this.area[decision]);
  }

  isOf(decision: number, { policy, claimId }: PaidLine): boolean {
    return this.names.text(this.policy[decision]) === policy && this.claimIds.text(decision) === claimId;
  }

  private grow(): void {
    const room = this.count * 2;
    this.settledOn = grown(this.settledOn, int32(room));
    this.payable = grown(this.payable, float64(room));
    this.policy = grown(this.policy, int32(room));
    this.area = grown(this.area, int32(room));
  }
}

/** Goes through the decisions with their lines: the lines of each must add up to what it pays. */
class DecisionCursor {
  private decision = -1;
  /** What the lines to come have to pay for the decision. */
  private open: Fen = 0;

  constructor(private readonly decisions: PaidDecisions) {}

  /** The decision of the next line; -1 where the line belongs to none. */
  decisionOf(line: PaidLine): number {
    if (this.open === 0) this.next();
    if (this.decision >= this.decisions.count || !this.decisions.isOf(this.decision, line)) return -1;
    this.open -= line.payable;
    return this.open < 0 ? -1 : this.decision;
  }

  isAtEnd(): boolean {
    return this.open === 0 && this.decision + 1 >= this.decisions.count;
  }

  private next(): void {
    this.decision++;
    this.open = this.decisions.payable[this.decision] ?? 0;
  }
}
