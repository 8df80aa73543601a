import type { Column } from '../../tables/index.js';
import { type Layout, unnamedAtEnd } from '../header/layout.js';
import type { FileRead, ReadOptions } from '../records/table-reader.js';
import { REMARK_CODES, type RemarkCode } from '../report/report.js';
import type { TableName } from '../source/source.js';

/** An input file, as the manifest describes it. */
export interface InputFile {
  /** The path as the user gave it; `-` for standard input. A table in a workbook or an archive adds `#` and its name. */
  readonly path: string;
  /** The workbook or archive of a table, and the name of the table in it. */
  readonly origin?: TableName | undefined;
  /** Size of the file in bytes, packed where it is packed. */
  readonly bytes: number;
  readonly sha256: string;
  /** Records after the header, without those that are skipped. */
  readonly rows: number;
  /** Records with at least one reject. */
  readonly rejected: number;
}

/** Remarks on rows that are neither taken nor rejected, because they say nothing new. */
const PASSED_OVER: readonly RemarkCode[] = ['REPEATED_ROW', 'NO_IDENTITY'];

/** A warning about a file. It does not stop the run. */
export interface FileWarning {
  readonly code:
    | 'UNKNOWN_COLUMN'
    | 'UNNAMED_COLUMN'
    | 'UNUSED_COLUMN'
    | 'COLUMNS_ABSENT'
    | 'PAYER_BLANK'
    | 'NONE_ON_ROSTER'
    | 'FILE_NOT_USED'
    | 'ROSTER_FOUND'
    | 'FUND_FOUND'
    | RemarkCode;
  readonly file: string;
  /** The first line concerned. */
  readonly line?: number;
  readonly column?: string;
  readonly value?: string;
  /** The number of rows concerned. */
  readonly count?: number;
}

/** What the manifest says about a file that has been read. */
export function inputFile({ source, rows, report }: FileRead<string>): InputFile {
  // The rejects are in the order of their lines. One line of a roster may have several.
  const rejected = report.rejects.filter(({ line }, i, rejects) => line !== rejects[i - 1]?.line).length;
  const passedOver = PASSED_OVER.reduce((sum, code) => sum + (report.remarks.get(code)?.count ?? 0), 0);
  return { ...source.described, rows: rows - passedOver, rejected };
}

/** The warnings about the columns and rows of a file. */
export function warningsOf({ source, layout, report }: FileRead<string>): FileWarning[] {
  const file = source.path;
  // A spreadsheet may leave empty columns after the last one with a name.
  const empty = new Set(unnamedAtEnd(layout).filter((position) => !report.filled.has(position)));
  const unnamed = layout.unnamed.filter((position) => !empty.has(position));
  const warnings: FileWarning[] = [
    ...layout.unknown.map((column) => ({ code: 'UNKNOWN_COLUMN' as const, file, column })),
    ...unnamed.map((position) => ({
      code: 'UNNAMED_COLUMN' as const,
      file,
      value: String(position + 1),
    })),
    ...layout.unused.map((column) => ({ code: 'UNUSED_COLUMN' as const, file, column })),
  ];
  for (const code of REMARK_CODES) {
    const found = report.remarks.get(code);
    if (found === undefined) continue;
    const column = REMARKED_COLUMN[code];
    warnings.push({ code, file, ...found, ...(column && { column: headerOf(layout, column) }) });
  }
  return warnings;
}

/** One warning that names the columns that a file lacks and that affect what is paid; none where it lacks none. */
export function absentIn(
  { source: { path: file }, layout: { fields } }: FileRead<string>,
  { funds = [] }: Pick<ReadOptions, 'funds'>,
): FileWarning[] {
  const lacks = (name: string): boolean => fields.get(name)?.positions.length === 0;
  const isTold = ({ name, toldWhereAbsent }: Column): boolean => {
    if (toldWhereAbsent === undefined || !lacks(name)) return false;
    if (toldWhereAbsent === true) return true;
    const { other, fund } = toldWhereAbsent;
    return (other === undefined || lacks(other)) && (fund === undefined || funds.includes(fund));
  };
  const absent = [...fields.values()].filter(({ column }) => isTold(column));
  if (absent.length === 0) return [];
  const value = absent.map(({ column: { name, zh } }) => `${name} (${zh})`).join(', ');
  return [{ code: 'COLUMNS_ABSENT', file, value }];
}

/** The column that a remark is about. */
const REMARKED_COLUMN: Readonly<Partial<Record<RemarkCode, string>>> = {
  SUSPECT_ID: 'person_id',
  NO_IDENTITY: 'identity',
};

/** The file's own name for a canonical column; empty where it does not have the column. */
function headerOf(layout: Layout<string>, name: string): string {
  return layout.header[layout.fields.get(name)?.positions[0] ?? -1]?.trim() ?? '';
}
