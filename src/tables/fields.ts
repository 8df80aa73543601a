import type { StringInterner } from '../columnar/string-interner.js';
import type { StringStore } from '../columnar/string-store.js';
import { type Day, NO_DAY } from '../domain/calendar.js';
import type { Fen } from '../domain/money.js';
import type { Column } from './column.js';
import type { Words } from './words.js';

/** What a declaration of columns says of the fields of its table and of a row given as an object. */

/** Days and amounts in columns keep their units. */
export interface DayColumn extends Int32Array {
  [index: number]: Day;
}
export interface FenColumn extends Float64Array {
  [index: number]: Fen;
}

type Columns = readonly Column[];
type Kept<D extends Columns> = Extract<D[number], { readonly field: string }>;
type Moments<D extends Columns> = Extract<Kept<D>, { readonly second: string }>;
type Texts<D extends Columns> = Extract<Kept<D>, { readonly texts: string }>;
type Demanded<D extends Columns> = Extract<Kept<D>, { readonly required: true }>;

type ArrayOf<C extends Column> = C['kind'] extends 'amount'
  ? FenColumn
  : C['kind'] extends 'day' | 'moment'
    ? DayColumn
    : C extends { readonly words: Words }
      ? Uint8Array
      : Int32Array;

/** The strings of a table, each under the name that the declaration gives them. */
export type StringsOf<D extends Columns> = {
  readonly [C in Texts<D> as C['texts']]: C extends { readonly unique: true } ? StringStore : StringInterner;
};

/** The columns of a table, each under the name of its field. */
export type FieldsOf<D extends Columns> = { [C in Kept<D> as C['field']]: ArrayOf<C> } & {
  [C in Moments<D> as C['second']]: Int32Array;
};

type ValueOf<C extends Column> = C['kind'] extends 'amount'
  ? Fen
  : C['kind'] extends 'day' | 'moment'
    ? Day
    : C['kind'] extends 'ratio'
      ? number
      : C extends { readonly words: Words<infer Value> }
        ? Value
        : string;

/** One row as a plain object: amounts in fen, days, ratios in millionths, words and texts as they are written. */
export type RowOf<D extends Columns> = { readonly [C in Demanded<D> as C['field']]: ValueOf<C> } & {
  readonly [C in Exclude<Kept<D>, Demanded<D>> as C['field']]?: ValueOf<C>;
} & { readonly [C in Moments<D> as C['second']]?: number };

/** A column whose value is kept. */
export type KeptColumn = Column & { readonly field: string };

export function keptColumns(columns: Columns): KeptColumn[] {
  return columns.filter((column): column is KeptColumn => column.field !== undefined);
}

/** The number that a column holds where the cell is blank. */
export function blankOf({ kind, words, blank }: Column): number {
  if (kind === 'day' || kind === 'moment') return NO_DAY;
  return words?.blank ?? blank ?? 0;
}
