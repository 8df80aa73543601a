import type { Column, Kind } from '../../tables/column.js';
import { blankOf, type KeptColumn, keptColumns, type RowOf } from '../../tables/fields.js';
import type { RowReader } from './row.js';

type Values = Record<string, unknown>;
type Read = (row: RowReader<string>, column: KeptColumn, values: Values) => void;

/** A reader of columns whose cell is one value. */
function one(read: (row: RowReader<string>, column: KeptColumn) => unknown): Read {
  return (row, column, values) => {
    values[column.field] = read(row, column);
  };
}

/** By the kind of a column: how its cell becomes a value of the row. */
const READ: Readonly<Record<Kind, Read>> = {
  id: one((row, { name }) => row.id(name)),
  person: one((row, { name }) => row.person(name)),
  text: one((row, { name }) => row.text(name)),
  area: one((row, { name }) => row.area(name)),
  account: one((row, { name }) => row.account(name)),
  word: one((row, { name, words }) => words?.list[row.word(name)]),
  service: one((row, { name, words }) => words?.list[row.service(name)]),
  day: one((row, { name, isEnd }) => (isEnd ? row.lastDay(name) : row.day(name))),
  amount: one((row, column) => row.amount(column.name, blankOf(column))),
  ratio: one((row, column) => row.ratio(column.name, blankOf(column))),
  moment: (row, { name, field, second = '' }, values) => {
    const moment = row.moment(name);
    values[field] = moment.day;
    values[second] = moment.second;
  },
  identities: () => {},
  status: () => {},
};

type SingleValued<Columns extends readonly Column[]> = readonly Exclude<
  Columns[number],
  { readonly kind: 'identities' }
>[];

/** A row with all its values. Identities are not among them: one cell of them makes several rows. */
export type ReadRow<Columns extends readonly Column[]> = Required<RowOf<SingleValued<Columns>>>;

/** Reads the kept columns of a row, each cell by itself; what is wrong with them is noted in the reader. */
export function readValues<Columns extends readonly Column[]>(
  row: RowReader<Columns[number]['name']>,
  columns: Columns,
): ReadRow<Columns> {
  const values: Values = {};
  for (const column of keptColumns(columns)) READ[column.kind](row, column, values);
  return values as ReadRow<Columns>;
}
