import { rowText } from '../columnar/csv-splitter.js';
import type { FundEntry } from '../domain/fund-entry.js';
import type { Reject } from '../domain/reject.js';
import { FUND_COLUMNS, FUND_TABLE, type FundColumn } from '../tables/index.js';
import { openTable } from './books/open-tables.js';
import { AreaNames } from './cells/areas.js';
import { findInColumns } from './checks/column-findings.js';
import { type FileWarning, type InputFile, inputFile, warningsOf } from './checks/file-remarks.js';
import { refuseUnmetHeaders, withColumnMap } from './header/column-map.js';
import type { Layout } from './header/layout.js';
import { readRecords, rowTexts } from './records/records.js';
import type { FileRead, ReadOptions } from './records/table-reader.js';
import type { Report } from './report/report.js';
import type { RowFault, RowReader } from './rows/row.js';
import { RowSink, rejectOf } from './rows/row-sink.js';
import { readValues } from './rows/row-values.js';

export interface FundRead {
  readonly entries: readonly FundEntry[];
  /** The entries that are opening balances, with the reject that each becomes by `withoutOpenings`. */
  readonly openings: ReadonlyMap<FundEntry, Reject>;
  readonly rejects: readonly Reject[];
  readonly file: InputFile;
  readonly warnings: readonly FileWarning[];
}

/** An entry, the line it stands on, and its cell of the column `entry`. */
interface Posting {
  readonly entry: FundEntry;
  readonly line: number;
  readonly cell: string;
}

/** Reads the fund's own ledger. Opening balances that stand too late are still among the entries. */
export async function readFund(path: string, options: ReadOptions = {}): Promise<FundRead> {
  const source = await openTable(path, 'fund', options);
  try {
    let postings: Posting[] = [];
    const areas = new AreaNames(options.areas);
    const begin = (layout: Layout<FundColumn>, report: Report) => {
      postings = [];
      return new FundSink(layout, path, report, postings, areas);
    };
    const table = withColumnMap(FUND_TABLE, options.rules);
    const file = await readRecords(source, { table, begin }, options, options.onProgress);
    if (options.isMapOfAnother !== true) refuseUnmetHeaders('fund', options.rules, [file]);
    findInColumns(table, [file], options);
    return {
      entries: postings.map(({ entry }) => entry),
      openings: await rejectsOfOpenings(postings, file),
      rejects: file.report.rejects,
      file: inputFile(file),
      warnings: warningsOf(file),
    };
  } finally {
    await source.close();
  }
}

/** Reads and tests one entry; undefined where the reader has found fault with it. */
function readEntry(row: RowReader<FundColumn>): FundEntry | undefined {
  const entry = readValues(row, FUND_COLUMNS);
  if (row.fault === undefined) row.faultWhereNegative('amount');
  return row.fault === undefined ? entry : undefined;
}

class FundSink extends RowSink<FundColumn> {
  constructor(
    layout: Layout<FundColumn>,
    path: string,
    report: Report,
    private readonly postings: Posting[],
    areas: AreaNames,
  ) {
    super(layout, path, report, areas);
  }

  protected takeRow(line: number): RowFault | undefined {
    const entry = readEntry(this.reader);
    if (entry === undefined) return this.reader.fault;
    this.postings.push({ entry, line, cell: this.reader.cell('entry') });
    return undefined;
  }
}

/**
 * The rejects that opening balances become where they stand too late. Whether they do hangs on the accounts of the run,
 * which nobody here knows.
 */
async function rejectsOfOpenings(
  postings: readonly Posting[],
  file: FileRead<FundColumn>,
): Promise<Map<FundEntry, Reject>> {
  const openings = postings.filter(({ entry }) => entry.entry === 'opening_balance');
  if (openings.length === 0) return new Map();
  const lines = openings.map(({ line }) => line);
  const texts = await rowTexts(file, lines, rowText);
  return new Map(
    openings.map(({ entry, line, cell }, at) => {
      const reject = rejectOf(file, 'BAD_VALUE', 'entry', line, cell, texts[at] as string);
      return [entry, { ...reject, cause: 'BAD_VALUE.late_opening' }];
    }),
  );
}

/** The same ledger with some of its opening balances among the rejects. */
export function withoutOpenings(read: FundRead, late: readonly FundEntry[]): FundRead {
  if (late.length === 0) return read;
  const gone = new Set(late);
  const rejects = late.map((entry) => read.openings.get(entry) as Reject);
  return {
    ...read,
    entries: read.entries.filter((entry) => !gone.has(entry)),
    rejects: [...read.rejects, ...rejects].sort((a, b) => a.line - b.line),
    file: { ...read.file, rejected: read.file.rejected + late.length },
  };
}
