import { type Column, closeGaps, grown } from './columns.js';

/** Makes a column of a length. */
export type ColumnMaker = (length: number) => Column;

const NO_SLICE = -1;

/**
 * A table of columns of one length, each a field of the subclass under its own name. Several threads can fill such a
 * table side by side, each a slice of it.
 */
export abstract class ColumnTable {
  /** Number of rows. */
  count = 0;
  /** Where the columns begin in those of the table that this is a slice of, or NO_SLICE. */
  private sliceStart = NO_SLICE;

  /** @param capacity How many rows the columns of the subclass have room for at first. */
  constructor(private capacity: number) {}

  /** By name of the field: how its column is made. */
  protected abstract get makers(): Readonly<Record<string, ColumnMaker>>;

  /** Makes room for one more row and returns its index. The caller fills every column. */
  add(): number {
    if (this.count === this.capacity) this.resize(Math.max(1, this.count * 2));
    return this.count++;
  }

  /** Makes room for so many rows in all. Memory that is never written to costs nothing. */
  reserve(capacity: number): void {
    if (capacity > this.capacity) this.resize(capacity);
  }

  /** Removes the rows at these indexes, which are in rising order; the others keep their order. */
  remove(rows: readonly number[]): void {
    for (const column of this.columns()) closeGaps(column, rows, this.count);
    this.count -= rows.length;
  }

  /** The columns in the order of their makers. */
  protected columns(): Column[] {
    return Object.keys(this.makers).map((name) => this.fields[name]);
  }

  /**
   * Gives some empty tables, one after the other, slices of the free room in this one's columns: filling them fills this
   * table.
   *
   * @param capacities How many rows each is expected to get. One that gets more takes columns of its own.
   */
  protected allocateSlices<Table extends ColumnTable>(
    tables: readonly Table[],
    capacities: readonly number[],
  ): readonly Table[] {
    this.reserve(capacities.reduce((sum, capacity) => sum + capacity, this.count));
    let from = this.count;
    tables.forEach((table, at) => {
      const start = from;
      from += capacities[at];
      for (const name of Object.keys(this.makers))
        table.fields[name] = this.fields[name].subarray(start, from);
      table.capacity = capacities[at];
      table.sliceStart = start;
    });
    return tables;
  }

  /**
   * Appends the rows of tables that were slices of this one: they move up to close the gaps between them. Returns the
   * index of each table's first row.
   */
  protected compact(tables: readonly ColumnTable[]): number[] {
    if (tables.some((table) => table.sliceStart === NO_SLICE)) {
      // One has outgrown its slice: appended, it would overwrite the rows of the next.
      for (const table of tables) table.resize(table.capacity);
    }
    this.reserve(tables.reduce((sum, table) => sum + table.count, this.count));
    return tables.map((table) => {
      const from = this.count;
      if (table.sliceStart !== from) {
        const theirs = table.columns();
        this.columns().forEach((column, at) => {
          column.set(theirs[at].subarray(0, table.count), from);
        });
      }
      this.count = from + table.count;
      return from;
    });
  }

  private get fields(): Record<string, Column> {
    return this as unknown as Record<string, Column>;
  }

  private resize(capacity: number): void {
    for (const [name, make] of Object.entries(this.makers)) {
      this.fields[name] = grown(this.fields[name], make(capacity));
    }
    this.capacity = capacity;
    this.sliceStart = NO_SLICE;
  }
}
