import { yearOf } from '../domain/calendar.js';
import { FUND_ENTRIES, FUNDS, type FundEntry } from '../domain/fund-entry.js';
import type { Reject } from '../domain/reject.js';
import { FUND_TABLE, type FundColumn } from './columns.js';
import { rowText } from './csv.js';
import type { Layout } from './layout.js';
import { type RowResult, readNamedRow } from './named-row.js';
import {
  type FileRead,
  type FileWarning,
  type InputFile,
  inputFile,
  type ReadOptions,
  type Report,
  readRecords,
  rowTexts,
  warningsOf,
} from './records.js';
import type { RowFault, RowReader } from './row.js';
import { Source } from './source.js';
import { RowTaker, rejectOf } from './taker.js';

export interface FundRead {
  readonly entries: FundEntry[];
  readonly rejects: Reject[];
  readonly file: InputFile;
  readonly warnings: FileWarning[];
}

/** An entry, the line it stands on, and its cell of the column `entry`. */
interface Posting {
  readonly entry: FundEntry;
  readonly line: number;
  readonly cell: string;
}

/** Reads the fund's own ledger. */
export async function readFund(path: string, options: ReadOptions = {}): Promise<FundRead> {
  const source = await Source.open(path, options.stdin ?? process.stdin);
  try {
    let postings: Posting[] = [];
    const begin = (layout: Layout<FundColumn>, report: Report) => {
      postings = [];
      return new FundTaker(layout, path, report, postings);
    };
    const file = await readRecords(source, { table: FUND_TABLE, begin }, options, options.onProgress);
    const late = lateOpenings(postings);
    await rejectLateOpenings(late, file);
    const left = new Set(late);
    const entries = postings.filter((posting) => !left.has(posting)).map((posting) => posting.entry);
    return { entries, rejects: file.report.rejects, file: inputFile(file), warnings: warningsOf(file) };
  } finally {
    await source.close();
  }
}

/** Reads one ledger entry from the texts of its canonical columns. */
export function readFundRow(cells: Readonly<Record<string, string>>): RowResult<FundEntry> {
  return readNamedRow(FUND_TABLE, cells, readEntry);
}

/** Reads and tests one entry; undefined where the reader has found fault with it. */
function readEntry(row: RowReader<FundColumn>): FundEntry | undefined {
  const entry = {
    day: row.day('date'),
    fund: FUNDS[row.word('fund')] as FundEntry['fund'],
    area: row.account('area'),
    entry: FUND_ENTRIES[row.word('entry')] as FundEntry['entry'],
    amount: row.amount('amount', 0),
    note: row.text('note'),
  };
  if (row.fault === undefined) row.faultWhereNegative('amount');
  return row.fault === undefined ? entry : undefined;
}

class FundTaker extends RowTaker<FundColumn> {
  constructor(
    layout: Layout<FundColumn>,
    path: string,
    report: Report,
    private readonly postings: Posting[],
  ) {
    super(layout, path, report);
  }

  protected takeRow(line: number): RowFault | undefined {
    const entry = readEntry(this.reader);
    if (entry === undefined) return this.reader.fault;
    this.postings.push({ entry, line, cell: this.reader.cell('entry') });
    return undefined;
  }
}

/** Opening balances after the first year of their account: later years open with the last year's closing. */
function lateOpenings(postings: readonly Posting[]): Posting[] {
  const accountOf = ({ entry }: Posting) => `${entry.fund} ${entry.area}`;
  const firstYears = new Map<string, number>();
  for (const posting of postings) {
    const year = yearOf(posting.entry.day);
    firstYears.set(accountOf(posting), Math.min(firstYears.get(accountOf(posting)) ?? year, year));
  }
  return postings.filter(
    (posting) =>
      posting.entry.entry === 'opening_balance' &&
      yearOf(posting.entry.day) !== firstYears.get(accountOf(posting)),
  );
}

async function rejectLateOpenings(late: readonly Posting[], file: FileRead<FundColumn>): Promise<void> {
  if (late.length === 0) return;
  const texts = await rowTexts(
    file,
    late.map((posting) => posting.line),
    rowText,
  );
  late.forEach(({ line, cell }, i) => {
    file.report.rejects.push(rejectOf(file, 'BAD_VALUE', 'entry', line, cell, texts[i] as string));
  });
  file.report.rejects.sort((a, b) => a.line - b.line);
}
