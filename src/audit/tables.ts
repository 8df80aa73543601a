import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { withoutGuard } from '../domain/formula-guard.js';
import { openRegularFile } from '../regular-file.js';
import { CHINESE_HEADERS, type OutputColumn } from '../text/reports.js';
import type { Location } from './findings.js';

/** The columns of the outputs, by file. They are repeated here, because the audit trusts no other part of the program. */
export const TABLES = {
  'decisions.csv':
    'policy claim_id person_id household_id identity category service_type settled_at benefit_year institution_id area channel status reason notices total_amount base_amount deductible_applied payable fund',
  'benefits.csv':
    'policy claim_id benefit article base_amount burden_before deductible above_deductible ratio gross cap paid_before payable reason',
  'accumulators.csv': 'policy benefit_group counter scope key period amount',
  'rejects.csv': 'file line column code value message row',
  'reconciliation.csv':
    'fund claim_id person_id institution_id area category settled_at computed paid variance kind cause',
  'reconciliation_summary.csv': 'fund dimension key claims computed paid variance',
  'settlement_institutions.csv': 'fund institution_id month claims payable',
  'settlement_individuals.csv': 'fund person_id name claims payable',
  'fund_ledger.csv': 'date fund account entry amount balance note',
  'fund_summary.csv': 'fund account year item amount',
  'warnings.csv': 'policy person_id name on_roster year threshold amount claim_id crossed_at',
} as const;
export type TableName = keyof typeof TABLES;

/** How the files of a run are written. */
export interface Format {
  readonly headers: 'en' | 'zh';
  readonly encoding: 'utf8' | 'utf8-bom' | 'gb18030';
}

/** One row of an output. */
export interface Row extends Location {
  readonly cells: Readonly<Record<string, string>>;
}

/** A file that is not the table that it should be. */
export class Unreadable extends Error {
  constructor(
    readonly location: Location,
    readonly found: string,
    readonly expected: string,
  ) {
    super(`${location.file}:${location.line}: ${found}`);
  }
}

/** The rows of an output in order, one at a time. Throws Unreadable, also where there is no such file. */
export async function* rowsOf(folder: string, file: TableName, format: Format): AsyncGenerator<Row> {
  const columns = TABLES[file].split(' ');
  const fd = openRegularFile(join(folder, file));
  const text = fd === undefined ? [] : textOf(fd, format);
  const records = Readable.from(text).pipe(parse({ info: true, relax_column_count: true }));
  let line = 0;
  try {
    for await (const { info, record } of records as AsyncIterable<{
      info: { lines: number };
      record: string[];
    }>) {
      const location = { file, line: line + 1 };
      const isHeader = line === 0;
      line = info.lines;
      if (isHeader) checkHeader(location, columns, record, format);
      else yield { ...location, cells: cellsOf(location, columns, record) };
    }
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    throw new Unreadable({ file, line: line + 1 }, (error as Error).message, '');
  }
  if (line === 0) throw new Unreadable({ file, line: 1 }, '', columns.join(','));
}

/** All rows of an output that is small. */
export async function allRows(folder: string, file: TableName, format: Format): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const row of rowsOf(folder, file, format)) rows.push(row);
  return rows;
}

async function* textOf(fd: number, { encoding }: Format): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding === 'gb18030' ? 'gb18030' : 'utf-8');
  for await (const chunk of createReadStream('', { fd }))
    yield decoder.decode(chunk as Buffer, { stream: true });
  yield decoder.decode();
}

function checkHeader(
  location: Location,
  columns: readonly string[],
  found: readonly string[],
  { headers }: Format,
): void {
  const expected = columns.map((name) => (headers === 'zh' ? CHINESE_HEADERS[name as OutputColumn] : name));
  if (found.join(',') !== expected.join(','))
    throw new Unreadable(location, found.join(','), expected.join(','));
}

function cellsOf(location: Location, columns: readonly string[], record: readonly string[]): Row['cells'] {
  if (record.length !== columns.length)
    throw new Unreadable(location, `${record.length} cells`, `${columns.length} cells`);
  return Object.fromEntries(columns.map((name, at) => [name, withoutGuard(record[at])]));
}
