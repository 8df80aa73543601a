import type { Column as Values } from '../../columnar/columns.js';
import type { StringInterner } from '../../columnar/string-interner.js';
import type { StringStore } from '../../columnar/string-store.js';
import { NO_DAY } from '../../domain/calendar.js';
import type { DeclaredTable } from '../../tables/declared-table.js';
import { blankOf, type DayColumn, type KeptColumn } from '../../tables/fields.js';
import type { FileColumns } from '../../tables/index.js';
import { type DateDemand, dateDemands } from './date-order.js';

type Table = DeclaredTable & { readonly line: Uint32Array };

/** A column of the table, and what it holds where a cell is blank. */
interface Blank {
  readonly values: Values;
  readonly blank: number;
}

/** The columns of one demand on the order of days. */
interface DayColumns {
  readonly early: DayColumn;
  readonly otherwise: DayColumn | undefined;
  readonly late: DayColumn;
}

/** A text column of the table, and the number under which a plain row has it. */
interface TextTarget<Strings> {
  readonly number: number;
  readonly values: Int32Array;
  readonly strings: Strings;
}

/** So many rows are made blank together. */
const ROWS_MADE_BLANK = 256;

const NO_WORDS = new Uint8Array(0);
const NO_DAYS: DayColumn = new Int32Array(0);
const NO_AMOUNTS = new Float64Array(0);

/**
 * Where the values of plain rows go. Columns of different element types are kept apart: code that writes to arrays of
 * more than one type is several times as slow.
 */
export class PlainTargets {
  /** By cell: the column that its value goes to; an empty one where the cell is of another type. */
  words: Uint8Array[] = [];
  days: DayColumn[] = [];
  amounts: Float64Array[] = [];
  /** By cell, for a moment: the column of its seconds. */
  seconds: Int32Array[] = [];

  private blanks: Blank[] = [];
  /** The row that was prepared last, and the row up to which the rows behind it are blank. */
  private latest = -1;
  private blankUntil = 0;
  private interned: TextTarget<StringInterner>[] = [];
  private stored: TextTarget<StringStore>[] = [];
  private order: DayColumns[] = [];
  private readonly demands: readonly DateDemand[];
  /** The table's column of lines when all this was bound: a table that has grown has other arrays. */
  private lines: Uint32Array | undefined;

  /** @param cells By cell: the number of its column. */
  constructor(
    private readonly table: Table,
    private readonly declared: FileColumns<string>,
    private readonly cells: Uint8Array,
  ) {
    this.demands = dateDemands(declared.columns);
  }

  /** Prepares a row for its values: it is blank, so a blank cell and a column that the file lacks need nothing more. */
  begin(at: number): void {
    if (this.table.line !== this.lines) this.bind();
    // A row that comes again has values of a row that was not plain.
    if (at <= this.latest || at >= this.blankUntil) this.makeBlank(at);
    this.latest = at;
  }

  /** Makes a row blank, and some rows behind it: many at once cost little more than one. */
  private makeBlank(at: number): void {
    this.blankUntil = at + ROWS_MADE_BLANK;
    for (const { values, blank } of this.blanks) values.fill(blank, at, this.blankUntil);
  }

  /** Whether the days of a row are in the order that the declaration demands. */
  areDaysInOrder(at: number): boolean {
    for (let nth = 0; nth < this.order.length; nth++) {
      const { early, otherwise, late } = this.order[nth];
      // NO_DAY is before every day, so most rows need only the one comparison.
      const first = otherwise === undefined || early[at] !== NO_DAY ? early[at] : otherwise[at];
      if (first > late[at] && late[at] !== NO_DAY) return false;
    }
    return true;
  }

  /** Keeps the texts of a row. They are given by the numbers of their columns, from start to before end. */
  keepTexts(at: number, bytes: Uint8Array, starts: Int32Array, ends: Int32Array): void {
    for (let nth = 0; nth < this.interned.length; nth++) {
      const { number, values, strings } = this.interned[nth];
      // String 0 is the empty one.
      values[at] = ends[number] === 0 ? 0 : strings.intern(bytes, starts[number], ends[number]);
    }
    for (let nth = 0; nth < this.stored.length; nth++) {
      const { number, values, strings } = this.stored[nth];
      values[at] = strings.append(bytes, ends[number] === 0 ? 0 : starts[number], ends[number]);
    }
  }

  private bind(): void {
    const fields = this.table as unknown as Readonly<Record<string, never>>;
    const { columns } = this.declared;
    this.words = Array.from(this.cells, () => NO_WORDS);
    this.days = Array.from(this.cells, () => NO_DAYS);
    this.seconds = Array.from(this.cells, () => NO_DAYS);
    this.amounts = Array.from(this.cells, () => NO_AMOUNTS);
    this.blanks = [];
    this.blankUntil = 0;
    this.interned = [];
    this.stored = [];
    for (const column of this.table.kept) this.bindColumn(column, fields);
    const daysOf = (number: number): DayColumn => fields[columns[number].field ?? ''];
    this.order = this.demands.map(({ early, otherwise, late }) => ({
      early: daysOf(early),
      otherwise: otherwise === early ? undefined : daysOf(otherwise),
      late: daysOf(late),
    }));
    this.lines = this.table.line;
  }

  private bindColumn(column: KeptColumn, fields: Readonly<Record<string, never>>): void {
    const { name, field, second, texts, unique } = column;
    const number = this.declared.columns.findIndex((declared) => declared.name === name);
    const values: unknown = fields[field];
    const cells = [...this.cells.keys()].filter((cell) => this.cells[cell] === number);
    if (texts !== undefined) {
      const target = { number, values: fields[field], strings: fields[texts] };
      (unique ? this.stored : this.interned).push(target);
      return;
    }
    this.blanks.push({ values: fields[field], blank: blankOf(column) });
    if (values instanceof Uint8Array) {
      for (const cell of cells) this.words[cell] = values;
    } else if (values instanceof Float64Array) {
      for (const cell of cells) this.amounts[cell] = values;
    } else {
      for (const cell of cells) this.days[cell] = fields[field];
      if (second !== undefined) for (const cell of cells) this.seconds[cell] = fields[second];
    }
  }
}
