import { ReliefError } from '../domain/errors.js';
import type { Reject } from '../domain/reject.js';
import { ClaimTable } from '../tables/claim-table.js';
import type { ClaimColumn } from '../tables/index.js';
import { openTables } from './books/open-tables.js';
import { blankPayerIn } from './checks/blank-payer.js';
import { findInColumns } from './checks/column-findings.js';
import { setCorrectionsAside } from './checks/corrections.js';
import { deriveClaimIds } from './checks/derived-ids.js';
import { settleSharedIds } from './checks/duplicate-claims.js';
import { absentIn, type FileWarning, type InputFile, inputFile, warningsOf } from './checks/file-remarks.js';
import { markRefused } from './checks/refused-refunds.js';
import { refuseUnmetHeaders } from './header/column-map.js';
import { type Layout, layoutOf, positionOf } from './header/layout.js';
import { type PersonColumns, personColumnsOf } from './header/person-columns.js';
import { type RangeRead, type RangeRequest, splitRange } from './records/ranges.js';
import { readRecords } from './records/records.js';
import type { FileRead, ReadOptions } from './records/table-reader.js';
import { emptyReport, type Report } from './report/report.js';
import { claimColumns } from './rows/claim-rows.js';
import { ClaimSink } from './rows/claim-sink.js';
import type { Source } from './source/source.js';

export interface ClaimsRead {
  readonly claims: ClaimTable;
  readonly rejects: Reject[];
  readonly files: InputFile[];
  readonly warnings: FileWarning[];
  /** Warnings of columns that the files lack and that affect what is paid. */
  readonly absent: FileWarning[];
  /** By file. */
  readonly persons: readonly PersonColumns[];
}

/** A claim stores the number of its file in 16 bits. */
const MAX_FILES = 65_535;

/**
 * Reads all claims files of a run into one table. The order of the files and of their rows does not matter.
 *
 * @param claims An empty table, where the roster is read at the same time and shares its interner of persons.
 * Errors: TOO_MANY_FILES, those of opening and reading a file, WRONG_GRAIN, MAPPED_HEADER_NOT_FOUND, and those of
 * `refuseColumnFindings`.
 */
export async function readClaims(
  paths: readonly string[],
  options: ReadOptions = {},
  claims = new ClaimTable(),
): Promise<ClaimsRead> {
  if (paths.length > MAX_FILES) throw new ReliefError('TOO_MANY_FILES', { value: String(paths.length) });
  const table = claimColumns(options.rules);
  const sources: Source[] = [];
  const files: FileRead<ClaimColumn>[] = [];
  const done = { bytes: 0, rows: 0 };
  try {
    for (const path of paths) sources.push(...(await openTables(path, 'claims', options)));
    const bytes = sources.reduce((sum, source) => sum + source.bytes, 0);
    for (const [number, source] of sources.entries()) {
      const { path } = source;
      const before = claims.count;
      const begin = (layout: Layout<ClaimColumn>, report: Report, rows: number) => {
        claims.count = before;
        claims.reserve(before + rows);
        return new ClaimSink(layout, path, report, claims, number);
      };
      const sideBySide = {
        claims,
        file: number,
        begin: (layout: Layout<ClaimColumn>, report: Report, section: ClaimTable) =>
          new ClaimSink(layout, path, report, section, number),
      };
      const reader = { table, begin, sideBySide };
      const file = await readRecords(source, reader, options, (rows, share) =>
        options.onProgress?.(done.rows + rows, (done.bytes + share * source.bytes) / bytes),
      );
      files.push(file);
      done.bytes += source.bytes;
      done.rows += file.rows;
    }
    claims.hasPaidColumns = files.some(hasPaidColumn);
    await deriveClaimIds(claims, files);
    await settleSharedIds(claims, files);
    markRefused(claims, files);
    setCorrectionsAside(claims);
    refuseUnmetHeaders('claims', options.rules, files);
    findInColumns(table, files, options);
    const blank: FileWarning[] = [];
    for (const [number, file] of files.entries()) blank.push(...(await blankPayerIn(file, claims, number)));
    return {
      claims,
      rejects: files.flatMap((file) => file.report.rejects),
      files: files.map(inputFile),
      warnings: files.flatMap(warningsOf),
      persons: files.map(({ layout }) => personColumnsOf(layout)),
      absent: [...files.flatMap((file) => absentIn(file, options)), ...blank],
    };
  } finally {
    for (const source of sources) await source.close();
  }
}

/** Reads a range of a claims file into a claim table of its own. Other threads than the main one call it. */
export async function readClaimRange(request: RangeRequest): Promise<RangeRead> {
  const { path, file, header, headerLine, rules, claims } = request;
  const layout = layoutOf(claimColumns(rules), header, path, headerLine);
  const report = emptyReport();
  const found = await splitRange(request, new ClaimSink(layout, path, report, claims, file));
  return { claims, report, ...found };
}

function hasPaidColumn({ layout }: FileRead<ClaimColumn>): boolean {
  return positionOf(layout, 'assistance_paid') >= 0 || positionOf(layout, 'charity_paid') >= 0;
}
