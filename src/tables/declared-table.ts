import { type ColumnMaker, ColumnTable } from '../columnar/column-table.js';
import { float64, int32, uint8, type Column as Values } from '../columnar/columns.js';
import { StringInterner } from '../columnar/string-interner.js';
import { StringStore } from '../columnar/string-store.js';
import { NO_TIME } from '../domain/calendar.js';
import type { Column } from './column.js';
import {
  blankOf,
  type FieldsOf,
  type KeptColumn,
  keptColumns,
  type RowOf,
  type StringsOf,
} from './fields.js';

/** A text column of a table: the field with the numbers of its strings, and the field with the strings. */
interface TextColumn {
  readonly field: string;
  readonly texts: string;
  readonly unique: boolean;
}

/** Puts one value of a row into the table. */
type Put = (table: ByName, at: number, row: Readonly<Record<string, unknown>>) => void;

/** What a class of tables knows from its declaration. */
interface Plan {
  readonly kept: readonly KeptColumn[];
  readonly makers: Readonly<Record<string, ColumnMaker>>;
  readonly textColumns: readonly TextColumn[];
  readonly puts: readonly Put[];
}

/** The fields of a table by their names. */
class ByName {
  constructor(private readonly table: object) {}

  column(name: string): Values {
    return (this.table as Record<string, Values>)[name];
  }

  interner(name: string): StringInterner {
    return (this.table as Record<string, StringInterner>)[name];
  }

  store(name: string): StringStore {
    return (this.table as Record<string, StringStore>)[name];
  }
}

/**
 * A table whose columns are declared: each is a typed array under the name of its field. Texts are numbers of strings,
 * words are their numbers in their list, days count from 1970, and money is fen.
 */
export abstract class DeclaredTable<Row = object> extends ColumnTable {
  /** It belongs to the prototype: a table that is sent to another thread consists of its data alone. */
  declare protected readonly plan: Plan;

  constructor(firstCapacity: number, shared: object) {
    super(firstCapacity);
    const fields: Record<string, unknown> = {};
    for (const [name, make] of Object.entries(this.plan.makers)) fields[name] = make(firstCapacity);
    for (const { texts, unique } of this.plan.textColumns)
      fields[texts] = new ByName(shared).store(texts) ?? (unique ? new StringStore() : new StringInterner());
    // Added one by one under computed names, so many fields would make every access slow.
    Object.assign(this, fields);
  }

  /** Appends a row given as an object, and returns its number. */
  push(row: Row): number {
    const at = this.add();
    const table = new ByName(this);
    for (const put of this.plan.puts) put(table, at, row as Readonly<Record<string, unknown>>);
    return at;
  }

  /** A row as an object: what `push` would append. */
  rowAt(at: number): Row {
    const table = new ByName(this);
    const row: Record<string, unknown> = {};
    for (const { field, second, texts, unique, words } of this.plan.kept) {
      const number = table.column(field)[at];
      if (texts !== undefined)
        row[field] = unique
          ? table.store(texts).text(number)
          : table.interner(texts).text(Math.max(0, number));
      else row[field] = words?.list[number] ?? number;
      if (second !== undefined) row[second] = table.column(second)[at];
    }
    return row as Row;
  }

  override reserve(capacity: number): void {
    super.reserve(capacity);
    for (const { texts, unique } of this.plan.textColumns)
      if (unique) new ByName(this).store(texts).reserve(capacity);
  }

  /** The columns that the declaration keeps, in its order. */
  get kept(): readonly KeptColumn[] {
    return this.plan.kept;
  }

  /** The strings that rows share. */
  interners(): StringInterner[] {
    const shared = this.plan.textColumns.filter(({ unique }) => !unique);
    return shared.map(({ texts }) => new ByName(this).interner(texts));
  }

  /** Takes over the strings of another table, whose rows were appended here and still have their numbers of there. */
  protected takeTexts(other: DeclaredTable<Row>, from: number): void {
    const [here, there] = [new ByName(this), new ByName(other)];
    for (const { field, texts, unique } of this.plan.textColumns) {
      const column = here.column(field);
      if (unique) {
        const first = here.store(texts).appendAll(there.store(texts));
        for (let row = from; row < from + other.count; row++) column[row] += first;
      } else {
        const numbers = here.interner(texts).internAll(there.interner(texts));
        // String 0 is the empty one everywhere; numbers below 0 are no strings.
        for (let row = from; row < from + other.count; row++)
          if (column[row] > 0) column[row] = numbers[column[row]];
      }
    }
  }

  protected get makers(): Plan['makers'] {
    return this.plan.makers;
  }
}

type OwnFields<Own extends Readonly<Record<string, ColumnMaker>>> = {
  [Name in keyof Own]: ReturnType<Own[Name]>;
};

/**
 * The class of tables with these columns, to be extended by what such a table means.
 *
 * @param own Further columns, which no cell fills, and how each is made.
 * @param firstCapacity How many rows there is room for at first.
 */
export function tableOf<
  const Declared extends readonly Column[],
  const Own extends Readonly<Record<string, ColumnMaker>>,
>(
  columns: Declared,
  own: Own,
  firstCapacity: number,
): abstract new (
  shared?: Partial<StringsOf<Declared>>,
) => DeclaredTable<RowOf<Declared>> & FieldsOf<Declared> & StringsOf<Declared> & OwnFields<Own> {
  const plan = planOf(keptColumns(columns), own);
  class Table extends DeclaredTable {
    constructor(shared: object = {}) {
      super(firstCapacity, shared);
    }
  }
  Object.defineProperty(Table.prototype, 'plan', { value: plan });
  return Table as never;
}

function planOf(kept: readonly KeptColumn[], own: Readonly<Record<string, ColumnMaker>>): Plan {
  const makers: Record<string, ColumnMaker> = {};
  for (const column of kept) {
    makers[column.field] = makerOf(column);
    if (column.second !== undefined) makers[column.second] = int32;
  }
  const textColumns = kept.flatMap(({ field, texts, unique }) =>
    texts === undefined ? [] : [{ field, texts, unique: unique === true }],
  );
  return { kept, makers: { ...makers, ...own }, textColumns, puts: kept.flatMap(putsOf) };
}

function makerOf({ kind, words }: KeptColumn): ColumnMaker {
  if (kind === 'amount') return float64;
  return words === undefined ? int32 : uint8;
}

/** How the value of a row given as an object is put into a column. */
function putsOf(column: KeptColumn): Put[] {
  const { field, second, texts, unique, words } = column;
  const blank = blankOf(column);
  const put = (name: string, numberOf: (value: unknown, table: ByName) => number): Put => {
    return (table, at, row) => {
      table.column(name)[at] = numberOf(row[name], table);
    };
  };
  if (texts !== undefined)
    return [
      put(field, (text = '', table) =>
        unique
          ? table.store(texts).appendText(text as string)
          : table.interner(texts).internText(text as string),
      ),
    ];
  if (words !== undefined)
    return [put(field, (word) => (word === undefined ? blank : words.list.indexOf(word as string)))];
  const number = put(field, (value = blank) => value as number);
  return second === undefined ? [number] : [number, put(second, (value = NO_TIME) => value as number)];
}
