import { uint8 } from './columns.js';
import type { CsvRows } from './csv-rows.js';
import type { CsvWriter } from './csv-writer.js';

/** Rows of a large table that are written at once: those of the items from `from` to before `to`. */
export interface TableSection {
  readonly table: string;
  readonly from: number;
  readonly to: number;
}

export interface WrittenSection {
  readonly bytes: Uint8Array;
  readonly rows: number;
}

/** Writes a piece into memory that all threads see; where the piece is too long for it, into some of its own. */
export function writeSection(
  csv: CsvWriter,
  rows: CsvRows,
  { from, to }: TableSection,
  memory: Uint8Array,
): WrittenSection {
  const before = csv.rows;
  const bytes = csv.into(memory, () => rows.write(csv, from, to));
  return { bytes, rows: csv.rows - before };
}

/** Bytes of memory for one piece: enough for nearly any. */
const SECTION_BYTES = 5 << 18;

/** Items in one piece: somewhat more than a megabyte of decisions, which the writer has room for. */
const ITEMS_PER_SECTION = 6144;
/** Pieces that a helper has before it, so that it need not wait for this thread. */
const SECTIONS_BEFORE_A_HELPER = 3;
/** Pieces that each helper is given at the beginning, to have something to do until it is asked for other things. */
const FIRST_SECTIONS = 12;
/** Pieces that are given out when this thread has other things to do for a while. */
const SECTIONS_AHEAD = 40;
/** Pieces that may be written before it is their turn: they are held in memory, about 60 MiB at most. */
const MOST_WAITING = 48;

/** A large table, and which of its pieces have been given to somebody: all before `next`. */
interface Table {
  readonly name: string;
  readonly first: number;
  next: number;
  /** Behind its last piece. */
  readonly end: number;
}

/**
 * The large tables of a run in pieces. Helpers on other threads begin with the first table; this thread, as soon as it
 * has nothing else to do, with the last: so each needs the code of one table for most of the time. The files get the
 * pieces in order, so that nobody can tell from the bytes who wrote what.
 */
export class SectionQueue {
  private readonly sections: readonly TableSection[];
  private readonly tables: readonly Table[];
  private readonly written = new Map<number, WrittenSection>();
  /** How many pieces each helper has before it. */
  private readonly before: number[];
  /** Memory for pieces that is used over and over: to give it back and ask for more would cost more than to write. */
  private readonly free: Uint8Array[] = [];
  /** Whether this thread writes pieces, too. */
  private hasJoined = false;
  private failure: unknown;
  private readonly sleepers: (() => void)[] = [];

  /**
   * @param tables With the number of their items.
   * @param ask Has a helper write a piece into some memory.
   */
  constructor(
    tables: readonly { readonly name: string; readonly count: number }[],
    helpers: number,
    private readonly ask: (
      helper: number,
      section: TableSection,
      memory: Uint8Array,
    ) => Promise<WrittenSection>,
  ) {
    this.sections = tables.flatMap(({ name, count }) => sectionsOf(name, count));
    let end = 0;
    this.tables = tables.map(({ name, count }) => {
      const first = end;
      end += sectionsOf(name, count).length;
      return { name, first, next: first, end };
    });
    this.before = new Array<number>(helpers).fill(0);
    this.give(FIRST_SECTIONS);
  }

  /** Gives the helpers enough to go on with while this thread is busy with other things and does not see them. */
  runAhead(): void {
    this.give(Math.ceil(SECTIONS_AHEAD / this.before.length));
  }

  /** From now on this thread writes pieces, too. */
  joinIn(): void {
    this.hasJoined = true;
    this.wake();
  }

  /** Ends the tables where they are: whoever reads one is told why. */
  giveUp(reason: unknown): void {
    this.failure ??= reason;
    this.wake();
  }

  /** Whether helpers write some of a table. */
  has(table: string): boolean {
    return this.tables.some(({ name }) => name === table);
  }

  /**
   * The pieces of a table in order, without the empty ones; several tables may be asked for side by side. The bytes of a
   * piece hold until the next but one is asked for.
   */
  async *of(
    name: string,
    writeHere: (section: TableSection, memory: Uint8Array) => WrittenSection,
  ): AsyncGenerator<WrittenSection> {
    const table = this.tables.find((one) => one.name === name) as Table;
    let last: WrittenSection | undefined;
    for (let number = table.first; number < table.end; number++) {
      this.give(SECTIONS_BEFORE_A_HELPER);
      while (!this.written.has(number)) {
        if (this.failure !== undefined) throw this.failure;
        if (this.isForThisThread(table, number)) {
          const own = table.next++;
          this.written.set(own, writeHere(this.sections[own], this.memory()));
          // Whoever reads the table before may be next to write here.
          if (table.next === table.end) this.wake();
          // What the helpers have sent meanwhile comes in.
          await new Promise(setImmediate);
        } else {
          await new Promise<void>((resolve) => this.sleepers.push(resolve));
        }
      }
      const section = this.written.get(number) as WrittenSection;
      this.written.delete(number);
      if (section.bytes.length === 0) {
        // A file takes nothing at once and does not wait for what it had before: that must not be given back yet.
        this.release(section.bytes);
        continue;
      }
      yield section;
      if (last !== undefined) this.release(last.bytes);
      last = section;
    }
  }

  /** Whether this thread is to write the next piece of a table rather than wait for the piece of a number. */
  private isForThisThread(table: Table, number: number): boolean {
    return (
      this.hasJoined &&
      table === this.tables.findLast(isLeft) &&
      // Helpers that take long must not make this thread write the whole table into memory.
      table.next - number < MOST_WAITING
    );
  }

  /** Fills up what each helper has before it, in turn. */
  private give(each: number): void {
    for (let round = 0; round < each; round++) {
      for (let helper = 0; helper < this.before.length; helper++) {
        const table = this.tables.find(isLeft);
        if (table === undefined || this.before[helper] > round) continue;
        if (this.written.size < MOST_WAITING) this.giveTo(helper, table.next++);
      }
    }
  }

  private wake(): void {
    for (const resolve of this.sleepers.splice(0)) resolve();
  }

  private memory(): Uint8Array {
    return this.free.pop() ?? uint8(SECTION_BYTES);
  }

  private release({ buffer }: Uint8Array): void {
    if (buffer instanceof SharedArrayBuffer) this.free.push(new Uint8Array(buffer));
  }

  private giveTo(helper: number, number: number): void {
    this.before[helper]++;
    this.ask(helper, this.sections[number], this.memory()).then(
      (section) => {
        this.written.set(number, section);
        this.before[helper]--;
        this.give(SECTIONS_BEFORE_A_HELPER);
        this.wake();
      },
      (error: unknown) => {
        this.giveUp(error);
      },
    );
  }
}

/** Whether a table has pieces that nobody has been given. */
function isLeft({ next, end }: Table): boolean {
  return next < end;
}

function sectionsOf(table: string, count: number): TableSection[] {
  return Array.from({ length: Math.ceil(count / ITEMS_PER_SECTION) }, (_, section) => ({
    table,
    from: section * ITEMS_PER_SECTION,
    to: Math.min((section + 1) * ITEMS_PER_SECTION, count),
  }));
}
