import type { Reject } from '../../domain/reject.js';
import { addUnknownCells, type UnknownCells } from '../cells/unknown-cells.js';

/** Remarks that are made once for a file, with the number of rows concerned, in the order in which they are shown. */
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

/** How many rows a remark concerns, and the first of them. */
interface Remark {
  readonly count: number;
  readonly line: number;
  readonly value: string;
}

/** What a rejected claim says about refunds, as far as it can be read. It may be a refund that is now missing. */
export interface RefusedRow {
  readonly claimId: string;
  /** The claim_id that it reverses; may be empty. */
  readonly reverses: string;
  readonly isRefund: boolean;
}

/** A row that is in the table for now. It is rejected later, unless it is the refund of a row with the same claim_id. */
export interface DoubtfulRow {
  readonly reject: Reject;
  readonly refused: RefusedRow | undefined;
}

/** What is found while a file is read, beside its rows. */
export interface Report {
  readonly rejects: Reject[];
  /** For claims files only, like the next. */
  readonly refused: RefusedRow[];
  readonly doubtful: DoubtfulRow[];
  readonly remarks: Map<RemarkCode, Remark>;
  /** Positions of the columns at the end of the header that have no name and are not empty. */
  readonly filled: Set<number>;
  /** Unknown words of a status column, with the first occurrence of each. They stop the run. */
  readonly statuses: Map<string, { readonly line: number; readonly column: string }>;
  /** Counts of the cells of unknown columns; set once the header has been read. */
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

/** Counts a row for a remark. */
export function remark({ remarks }: Report, code: RemarkCode, line: number, value: string): void {
  const { count, ...first } = remarks.get(code) ?? { count: 0, line, value };
  remarks.set(code, { ...first, count: count + 1 });
}

/** The most unknown words that are kept. A column with more of them is no status column. */
const MOST_STATUSES = 10;

/** Notes an unknown word of a status column. */
export function noteStatus({ statuses }: Report, line: number, column: string, word: string): void {
  const text = word.trim();
  if (!statuses.has(text) && statuses.size < MOST_STATUSES)
    statuses.set(text, { line, column: column.trim() });
}

/** Appends the report of the next range of the file, which another thread has read. It starts after `lines` lines. */
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
