import { uint8 } from './columns.js';
import type { CsvRows } from './csv-rows.js';
import type { CsvWriter } from './csv-writer.js';

/** Rows of a large table that are written together: those of the items from `from` to before `to`. */
export interface TableSection {
  readonly table: string;
  readonly from: number;
  readonly to: number;
}

export interface WrittenSection {
  readonly bytes: Uint8Array;
  readonly rows: number;
}

/** Writes a section into shared memory; where that is too small, into memory of the writer. */
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

/** Bytes of memory for one section: enough for nearly all. */
const SECTION_BYTES = 5 << 18;

/** Items in one section: somewhat more than a megabyte of decisions, which the writer has room for. */
const ITEMS_PER_SECTION = 6144;
/** Sections that a helper is given ahead, so that it need not wait for this thread. */
const SECTIONS_PER_HELPER = 3;
/** Sections that each helper is given at first, to have work until it is asked for other things. */
const FIRST_SECTIONS = 12;
/** Sections that are given out in all when this thread has other work for a while. */
const SECTIONS_AHEAD = 40;
/** Sections that may be written before their turn: they are held in memory, about 60 MiB at most. */
const MOST_WAITING = 48;

/** A large table, and which of its sections have been given out: all before `next`. */
interface Table {
  readonly name: string;
  readonly first: number;
  next: number;
  /** After its last section. */
  readonly end: number;
}

/**
 * The large tables of a run in sections. Helpers on other threads begin with the first table; this thread, as soon as it
 * has no other work, with the last: so each runs the code of one table for most of the time. The files get the sections
 * in order, so that the bytes do not depend on which thread wrote them.
 */
export class SectionQueue {
  private readonly sections: readonly TableSection[];
  private readonly tables: readonly Table[];
  private readonly written = new Map<number, WrittenSection>();
  /** How many sections each helper has been given and not yet written. */
  private readonly open: number[];
  /** Memory for sections, used again and again: to free and allocate it would cost more than writing. */
  private readonly free: Uint8Array[] = [];
  /** Whether this thread writes sections, too. */
  private hasJoined = false;
  private failure: unknown;
  private readonly sleepers: (() => void)[] = [];

  /**
   * @param tables With the number of their items.
   * @param ask Asks a helper to write a section into some memory.
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
    this.open = new Array<number>(helpers).fill(0);
    this.give(FIRST_SECTIONS);
  }

  /** Gives the helpers enough sections for a while in which this thread is busy and cannot give them more. */
  runAhead(): void {
    this.give(Math.ceil(SECTIONS_AHEAD / this.open.length));
  }

  /** From now on this thread writes sections, too. */
  joinIn(): void {
    this.hasJoined = true;
    this.wake();
  }

  /** Ends all tables: whatever reads one gets the reason as an error. */
  giveUp(reason: unknown): void {
    this.failure ??= reason;
    this.wake();
  }

  /** Whether helpers write some of a table. */
  has(table: string): boolean {
    return this.tables.some(({ name }) => name === table);
  }

  /**
   * The sections of a table in order, without the empty ones; several tables may be read side by side. The bytes of a
   * section are valid until the next but one is read.
   */
  async *of(
    name: string,
    writeHere: (section: TableSection, memory: Uint8Array) => WrittenSection,
  ): AsyncGenerator<WrittenSection> {
    const table = this.tables.find((one) => one.name === name) as Table;
    let last: WrittenSection | undefined;
    for (let number = table.first; number < table.end; number++) {
      this.give(SECTIONS_PER_HELPER);
      while (!this.written.has(number)) {
        if (this.failure !== undefined) throw this.failure;
        if (this.isForThisThread(table, number)) {
          const own = table.next++;
          this.written.set(own, writeHere(this.sections[own], this.memory()));
          // The reader of the table before may be the next to write on this thread.
          if (table.next === table.end) this.wake();
          // The messages that the helpers have sent meanwhile are received.
          await new Promise(setImmediate);
        } else {
          await new Promise<void>((resolve) => this.sleepers.push(resolve));
        }
      }
      const section = this.written.get(number) as WrittenSection;
      this.written.delete(number);
      if (section.bytes.length === 0) {
        // For nothing a file does not wait until the section before is on the disk: that one must not be released yet.
        this.release(section.bytes);
        continue;
      }
      yield section;
      if (last !== undefined) this.release(last.bytes);
      last = section;
    }
  }

  /** Whether this thread should write the next section of a table rather than wait for the one of a number. */
  private isForThisThread(table: Table, number: number): boolean {
    return (
      this.hasJoined &&
      table === this.tables.findLast(isLeft) &&
      // If helpers are slow, this thread must not write the whole table into memory.
      table.next - number < MOST_WAITING
    );
  }

  /** Gives each helper in turn a section, until each has so many. */
  private give(each: number): void {
    for (let round = 0; round < each; round++) {
      for (let helper = 0; helper < this.open.length; helper++) {
        const table = this.tables.find(isLeft);
        if (table === undefined || this.open[helper] > round) continue;
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
    this.open[helper]++;
    this.ask(helper, this.sections[number], this.memory()).then(
      (section) => {
        this.written.set(number, section);
        this.open[helper]--;
        this.give(SECTIONS_PER_HELPER);
        this.wake();
      },
      (error: unknown) => {
        this.giveUp(error);
      },
    );
  }
}

/** Whether a table has sections that have not been given out. */
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
