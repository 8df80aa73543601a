import type { ReadingRules } from '../../domain/reading-rules.js';
import type { FileColumns } from '../../tables/index.js';
import { positionOf } from '../header/layout.js';
import { type ColumnFinding, UnplacedColumns, unplacedIn } from '../header/unplaced.js';
import type { FileRead, ReadOptions } from '../records/table-reader.js';

/**
 * Checks the columns of files that have been read: amounts in a column that is not read would be left out.
 * Errors: those of `refuseColumnFindings`, unless the options collect the findings.
 */
export function findInColumns<Name extends string>(
  table: FileColumns<Name>,
  files: readonly FileRead<Name>[],
  { columnFindings, rules }: ReadOptions,
): void {
  const findings = files.flatMap((file) => findingsOf(table, file, rules));
  if (columnFindings === undefined) refuseColumnFindings(findings);
  else columnFindings.push(...findings);
}

function findingsOf<Name extends string>(
  table: FileColumns<Name>,
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
 * Refuses columns of money that are not read, in one error for all files, and claims without a payer column.
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
