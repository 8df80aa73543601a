import { NO_DAY } from '../../domain/calendar.js';
import type { Column } from '../../tables/column.js';
import type { RowReader } from './row.js';

/** A demand of a declaration: the early day must not come after the late one, where both are given. */
export interface DateDemand<Name extends string = string> {
  /** The column that is at fault otherwise. */
  readonly name: Name;
  /** Numbers of the columns: of the early day, of the day that counts where that is not given, of the late day. */
  readonly early: number;
  readonly otherwise: number;
  readonly late: number;
}

/** What a declaration demands of the order of days. */
export function dateDemands<Name extends string>(
  columns: readonly (Column & { readonly name: Name })[],
): DateDemand<Name>[] {
  const numberOf = (name: string): number => columns.findIndex((column) => column.name === name);
  return columns.flatMap(({ name, notAfter, notBefore = [] }, number) => {
    const demands: DateDemand<Name>[] = [];
    if (notAfter !== undefined)
      demands.push({ name, early: number, otherwise: number, late: numberOf(notAfter) });
    const [first, otherwise = first] = notBefore.map(numberOf);
    if (first !== undefined)
      demands.push({ name, early: first, otherwise: otherwise as number, late: number });
    return demands;
  });
}

/** Notes the columns whose days are not in the order that the declaration demands. */
export function testDateOrder<Name extends string>(
  row: RowReader<Name>,
  columns: readonly (Column & { readonly name: Name })[],
  values: Readonly<Record<string, unknown>>,
): void {
  const dayAt = (number: number): number => values[columns[number].field ?? ''] as number;
  for (const { name, early, otherwise, late } of dateDemands(columns)) {
    const first = dayAt(early) === NO_DAY ? dayAt(otherwise) : dayAt(early);
    if (dayAt(late) !== NO_DAY && first > dayAt(late)) row.faultIn(name, 'DATE_ORDER');
  }
}
