import type { Column } from '../tables/index.js';
import { type Layout, unnamedAtEnd } from './layout.js';
import { REMARK_CODES, type RemarkCode } from './report.js';
import type { TableName } from './source.js';
import type { FileRead, ReadOptions } from './table-reader.js';

/** One input file as the manifest names it. */
export interface InputFile {
  /** As the user gave it; `-` for standard input. A table of a workbook or an archive has its name behind it. */
  readonly path: string;
  /** The workbook or the archive in which it is, and its name there. */
  readonly origin?: TableName | undefined;
  /** Size and hash of the file as it lies there, packed or not. */
  readonly bytes: number;
  readonly sha256: string;
  /** Records after the header, without those that are passed over. */
  readonly rows: number;
  /** Records of which something went to the rejects. */
  readonly rejected: number;
}

/** Rows that say nothing, or nothing new: they are told, and are neither taken nor rejected. */
const PASSED_OVER: readonly RemarkCode[] = ['REPEATED_ROW', 'NO_IDENTITY'];

/** Something odd about a file that stops nothing. */
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
  /** How many rows are concerned. */
  readonly count?: number;
}

/** What the manifest says of a file that has been read. */
export function inputFile({ source, rows, report }: FileRead<string>): InputFile {
  // The rejects stand in the order of their lines; a line of a roster may have several.
  const rejected = report.rejects.filter(({ line }, i, rejects) => line !== rejects[i - 1]?.line).length;
  const passedOver = PASSED_OVER.reduce((sum, code) => sum + (report.remarks.get(code)?.count ?? 0), 0);
  return { ...source.described, rows: rows - passedOver, rejected };
}

/** What was odd about a file. */
export function warningsOf({ source, layout, report }: FileRead<string>): FileWarning[] {
  const file = source.path;
  // Columns that a spreadsheet has left behind the last one say nothing.
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

/** Columns that a file lacks, and that bear on what is paid: in one remark, by their English and Chinese names. */
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

/** The file's own name for a canonical column; blank where it has none. */
function headerOf(layout: Layout<string>, name: string): string {
  return layout.header[layout.fields.get(name)?.positions[0] ?? -1]?.trim() ?? '';
}
