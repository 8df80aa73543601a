import { MAX_RECORD_BYTES } from '../../columnar/csv-splitter.js';
import { NO_DAY } from '../../domain/calendar.js';
import type { DeclaredTable } from '../../tables/declared-table.js';
import type { ColumnTable } from '../../tables/index.js';
import { NOT_PLAIN, PlainScanner } from '../../tables/plain-scanner.js';
import { saysNotValid } from '../../tables/validity-words.js';
import { endOf } from '../cells/dates.js';
import { CellIs, countCell, kindOfBytes, type UnknownCells } from '../cells/unknown-cells.js';
import type { Layout } from '../header/layout.js';
import { PlainCells, Step } from './plain-cells.js';
import { PlainTargets } from './plain-targets.js';

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const QUOTE = 0x22;
const AREA_LENGTH = 6;
const DECODER = new TextDecoder();

/**
 * Reads rows whose cells are all in plain form, each byte once, into the columns of a table: the fast way for nearly
 * every row of a proper file. Its twin is the text way through RowReader, which is the authority on everything else.
 */
export class PlainRow<Name extends string> {
  /** Whether an amount is negative. */
  hasNegative = false;

  private readonly cells: PlainCells;
  private readonly targets: PlainTargets;
  /** By column: where its cell is among the bytes, from start to before end; the two are one where it is blank. */
  private readonly starts: Int32Array;
  private readonly ends: Int32Array;
  private readonly scanner = new PlainScanner();
  /** By unknown column: what the cell of the row is, and where it is. */
  private readonly unknownIs: Uint8Array;
  private readonly unknownStarts: Int32Array;
  private readonly unknownEnds: Int32Array;

  constructor(
    layout: Layout<Name>,
    private readonly declared: ColumnTable<Name>,
    table: DeclaredTable & { readonly line: Uint32Array },
  ) {
    this.cells = new PlainCells(layout, declared);
    this.targets = new PlainTargets(table, declared, this.cells.columns);
    // Cells that are not read have a number of their own behind those of the columns.
    this.starts = new Int32Array(declared.columns.length + 1);
    this.ends = new Int32Array(declared.columns.length + 1);
    this.unknownIs = new Uint8Array(layout.unknownColumns.length);
    this.unknownStarts = new Int32Array(layout.unknownColumns.length);
    this.unknownEnds = new Int32Array(layout.unknownColumns.length);
  }

  /**
   * Reads the row that starts at an offset into a row of the table, all but its texts. A line end must follow somewhere.
   * Returns the offset after the row's own line end, or NOT_PLAIN: then the row of the table is worth nothing.
   */
  read(bytes: Uint8Array, start: number, delimiter: number, at: number): number {
    const { scanner, starts, ends } = this;
    const { steps, columns, isRequired, isAddend, spellings } = this.cells;
    this.begin(bytes, start, at);
    const { words, days, amounts, seconds } = this.targets;
    for (let cell = 0; cell < steps.length; cell++) {
      const isQuoted = bytes[scanner.at] === QUOTE;
      if (isQuoted) scanner.at++;
      const end = isQuoted ? QUOTE : delimiter;
      const from = scanner.at;
      let isPlain = true;
      if (bytes[from] === end || bytes[from] === LINE_FEED || bytes[from] === CARRIAGE_RETURN) {
        isPlain = isRequired[cell] === 0;
      } else {
        switch (steps[cell]) {
          case Step.amount: {
            const fen = scanner.amount();
            amounts[cell][at] = isAddend[cell] === 1 ? amounts[cell][at] + fen : fen;
            if (fen < 0) this.hasNegative = true;
            isPlain = !Number.isNaN(fen);
            break;
          }
          case Step.word: {
            const number = scanner.word(spellings[cell]);
            words[cell][at] = number;
            isPlain = number !== NOT_PLAIN;
            break;
          }
          case Step.day:
            days[cell][at] = scanner.day();
            isPlain = days[cell][at] !== NO_DAY;
            break;
          case Step.moment:
            days[cell][at] = scanner.moment();
            isPlain = days[cell][at] !== NO_DAY;
            seconds[cell][at] = scanner.second;
            break;
          case Step.id:
            isPlain = scanner.id();
            break;
          case Step.person:
            isPlain = scanner.personId();
            break;
          default:
            isPlain = this.readOther(cell, end, at);
        }
      }
      // What is plain has no quote in it, so the next one closes the cell; were it doubled, no delimiter would follow.
      starts[columns[cell]] = from;
      ends[columns[cell]] = scanner.at;
      if (!isPlain || (isQuoted && bytes[scanner.at++] !== QUOTE)) return NOT_PLAIN;
      if (cell < steps.length - 1 && bytes[scanner.at++] !== delimiter) return NOT_PLAIN;
    }
    if (bytes[scanner.at] !== LINE_FEED && !passesToLineFeed(scanner, delimiter)) return NOT_PLAIN;
    if (!this.targets.areDaysInOrder(at)) return NOT_PLAIN;
    return scanner.at - start <= MAX_RECORD_BYTES ? scanner.at + 1 : NOT_PLAIN;
  }

  private begin(bytes: Uint8Array, start: number, at: number): void {
    this.targets.begin(at);
    this.hasNegative = false;
    if (this.unknownIs.length > 0) this.unknownIs.fill(CellIs.blank);
    this.scanner.bytes = bytes;
    this.scanner.at = start;
  }

  /** Reads a cell of a kind that most files do not have. False where it is not plain. */
  private readOther(cell: number, end: number, at: number): boolean {
    const { scanner, cells, targets } = this;
    const from = scanner.at;
    switch (cells.steps[cell]) {
      case Step.skip:
        scanner.skip(end);
        return true;
      case Step.text:
        return scanner.name();
      case Step.area:
        return scanner.personId() && scanner.at - from === AREA_LENGTH;
      case Step.lastDay: {
        const day = scanner.day();
        targets.days[cell][at] = endOf(day);
        return day !== NO_DAY;
      }
      case Step.status: {
        const number = scanner.word(cells.spellings[cell]);
        return number !== NOT_PLAIN && !saysNotValid(number);
      }
      case Step.unknown:
        this.noteUnknown(cell, end);
        return true;
      default:
        return false;
    }
  }

  private noteUnknown(cell: number, end: number): void {
    const { scanner } = this;
    const nth = this.cells.unknownNumbers[cell];
    const from = scanner.at;
    scanner.skip(end);
    this.unknownIs[nth] = kindOfBytes(scanner.bytes, from, scanner.at);
    this.unknownStarts[nth] = from;
    this.unknownEnds[nth] = scanner.at;
  }

  /** Whether the row that was read last has a text in a column. */
  hasText(name: Name): boolean {
    const number = this.declared.columns.findIndex((column) => column.name === name);
    return this.ends[number] > this.starts[number];
  }

  /** Keeps the texts of the row that was read last. */
  keepTexts(bytes: Uint8Array, at: number): void {
    this.targets.keepTexts(at, bytes, this.starts, this.ends);
  }

  /** Counts the cells of the columns that nobody knows, once the row that was read last has been taken. */
  countUnknownCells(bytes: Uint8Array, cells: UnknownCells | undefined): void {
    if (cells === undefined || this.unknownIs.length === 0) return;
    for (let nth = 0; nth < this.unknownIs.length; nth++) {
      const text = (): string =>
        DECODER.decode(bytes.subarray(this.unknownStarts[nth], this.unknownEnds[nth]));
      countCell(cells, nth, this.unknownIs[nth], text);
    }
  }
}

/**
 * Passes over empty cells behind the last column and over a carriage return; the scanner then stands at the last byte
 * of the line end, whatever it is.
 */
function passesToLineFeed(scanner: PlainScanner, delimiter: number): boolean {
  const { bytes } = scanner;
  while (bytes[scanner.at] === delimiter) scanner.at++;
  if (bytes[scanner.at] === LINE_FEED) return true;
  if (bytes[scanner.at] !== CARRIAGE_RETURN) return false;
  if (bytes[scanner.at + 1] === LINE_FEED) scanner.at++;
  return true;
}
