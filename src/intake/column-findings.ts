import type { ReadingRules } from '../domain/reading-rules.js';
import type { ColumnTable } from '../tables/index.js';
import { positionOf } from './layout.js';
import type { FileRead, ReadOptions } from './table-reader.js';
import { UnplacedColumns, type UnplacedFile, unplacedIn } from './unplaced.js';

/** What somebody has to say about the columns of a file before its sums can be believed. */
export interface ColumnFinding {
  /** The file with the columns that nobody knows; those that look like money stop the run. */
  readonly unplaced: UnplacedFile;
  /** It is a file of claims without a column for what basic insurance paid, and nobody has said that this is right. */
  readonly lacksPayer: boolean;
}

/**
 * Looks at the columns of files that have been read, and refuses what would leave out a yuan.
 * Errors: those of `refuseColumnFindings`, unless the options gather the findings.
 */
export function findInColumns<Name extends string>(
  table: ColumnTable<Name>,
  files: readonly FileRead<Name>[],
  { columnFindings, rules }: ReadOptions,
): void {
  const findings = files.flatMap((file) => findingsOf(table, file, rules));
  if (columnFindings === undefined) refuseColumnFindings(findings);
  else columnFindings.push(...findings);
}

function findingsOf<Name extends string>(
  table: ColumnTable<Name>,
  { source, layout, report }: FileRead<Name>,
  rules: ReadingRules | undefined,
): ColumnFinding[] {
  const lacksPayer =
    table.kind === 'claims' && rules?.basicPaid !== 'absent' && positionOf(layout, 'basic_paid' as Name) < 0;
  if (!lacksPayer && layout.unknownColumns.length === 0) return [];
  return unplacedIn(table, layout, source.path, report.unknownCells).map((unplaced) => ({
    unplaced,
    lacksPayer,
  }));
}

/**
 * Refuses columns of money that nobody reads, of all files at once, and claims without a payer.
 * Errors: UNREAD_MONEY_COLUMN, NO_PAYER_COLUMN.
 */
export function refuseColumnFindings(findings: readonly ColumnFinding[]): void {
  const withMoney = findings
    .map(({ unplaced }) => ({ ...unplaced, columns: unplaced.columns.filter(({ isMoney }) => isMoney) }))
    .filter(({ columns }) => columns.length > 0);
  if (withMoney.length > 0) {
    const columns = withMoney.flatMap((file) => file.columns.map(({ header }) => header));
    throw new UnplacedColumns(
      'UNREAD_MONEY_COLUMN',
      { count: columns.length, files: withMoney.map(({ file }) => file).join(', ') },
      withMoney,
    );
  }
  const withoutPayer = findings.filter(({ lacksPayer }) => lacksPayer).map(({ unplaced }) => unplaced);
  if (withoutPayer.length === 0) return;
  throw new UnplacedColumns(
    'NO_PAYER_COLUMN',
    { files: withoutPayer.map(({ file }) => file).join(', ') },
    withoutPayer,
  );
}
