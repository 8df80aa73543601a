import type { Reject } from '../domain/reject.js';
import { addUnknownCells, type UnknownCells } from './unknown-cells.js';

/** What is told once of a file, with how many rows are concerned, in the order in which it is told. */
export const REMARK_CODES = [
  'HEADER_BELOW',
  'HEADER_REPEATED',
  'BLANK_ROWS',
  'DAMAGED_BYTES',
  'SUSPECT_ID',
  'REPEATED_ROW',
  'NO_IDENTITY',
  'DERIVED_CLAIM_ID',
] as const;
export type RemarkCode = (typeof REMARK_CODES)[number];

/** How often something odd comes, and the first of it. */
export interface Remark {
  readonly count: number;
  readonly line: number;
  readonly value: string;
}

/** What a rejected claim says of itself, as far as it can be read: it may be a refund that now is missing. */
export interface RefusedRow {
  readonly claimId: string;
  /** The claim that it takes back. */
  readonly reverses: string;
  readonly isRefund: boolean;
}

/** A row that is taken for now, and is a reject unless it proves to be the refund of the row with its number. */
export interface DoubtfulRow {
  readonly reject: Reject;
  readonly refused: RefusedRow | undefined;
}

/** What reading a file brings to light beside its rows. */
export interface Report {
  readonly rejects: Reject[];
  /** Of claims. */
  readonly refused: RefusedRow[];
  readonly doubtful: DoubtfulRow[];
  readonly remarks: Map<RemarkCode, Remark>;
  /** Positions of columns without a name at the end of the header in which something stands. */
  readonly filled: Set<number>;
  /** Words of a status column that nobody knows, by word: where the first of each stands. They stop the run. */
  readonly statuses: Map<string, { readonly line: number; readonly column: string }>;
  /** What stands in the columns that nobody knows, once the columns are known. */
  unknownCells?: UnknownCells;
}

export function emptyReport(): Report {
  return {
    rejects: [],
    refused: [],
    doubtful: [],
    remarks: new Map(),
    filled: new Set(),
    statuses: new Map(),
  };
}

/** Counts a row of which something is told once for the whole file. */
export function remark({ remarks }: Report, code: RemarkCode, line: number, value: string): void {
  const { count, ...first } = remarks.get(code) ?? { count: 0, line, value };
  remarks.set(code, { ...first, count: count + 1 });
}

/** So many unknown words of a status are named at once; a column with more of them is no status. */
const MOST_STATUSES = 10;

/** Notes a word of a status column that nobody knows. */
export function noteStatus({ statuses }: Report, line: number, column: string, word: string): void {
  const text = word.trim();
  if (!statuses.has(text) && statuses.size < MOST_STATUSES)
    statuses.set(text, { line, column: column.trim() });
}

/** Puts what another thread has found behind what was found before; its lines count from `lines` on. */
export function appendReport(report: Report, other: Report, lines: number): void {
  const moved = (reject: Reject): Reject => ({ ...reject, line: reject.line + lines });
  for (const reject of other.rejects) report.rejects.push(moved(reject));
  for (const refused of other.refused) report.refused.push(refused);
  for (const { reject, refused } of other.doubtful) report.doubtful.push({ reject: moved(reject), refused });
  for (const [word, { line, column }] of other.statuses) noteStatus(report, line + lines, column, word);
  if (report.unknownCells !== undefined && other.unknownCells !== undefined)
    addUnknownCells(report.unknownCells, other.unknownCells);
  for (const [code, { count, line, value }] of other.remarks) {
    const first = report.remarks.get(code) ?? { count: 0, line: line + lines, value };
    report.remarks.set(code, { ...first, count: first.count + count });
  }
  for (const position of other.filled) report.filled.add(position);
}
