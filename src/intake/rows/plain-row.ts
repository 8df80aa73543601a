import { MAX_RECORD_BYTES } from '../../columnar/csv-splitter.js';
import { NO_DAY } from '../../domain/calendar.js';
import type { DeclaredTable } from '../../tables/declared-table.js';
import type { FileColumns } from '../../tables/index.js';
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
  /** By column: where its text is among the bytes, from start to before end. The end is 0 where the cell is blank. */
  private readonly starts: Int32Array;
  private readonly ends: Int32Array;
  private readonly scanner = new PlainScanner();
  /** By unknown column: what the cell of the row is, and where it is. */
  private readonly unknownIs: Uint8Array;
  private readonly unknownStarts: Int32Array;
  private readonly unknownEnds: Int32Array;

  constructor(
    layout: Layout<Name>,
    private readonly declared: FileColumns<Name>,
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
    const { words, days, amounts } = this.targets;
    for (let cell = 0; cell < steps.length; cell++) {
      const isQuoted = bytes[scanner.at] === QUOTE;
      if (isQuoted) scanner.at++;
      const end = isQuoted ? QUOTE : delimiter;
      const from = scanner.at;
      const first = bytes[from];
      if (first === end || first === LINE_FEED || first === CARRIAGE_RETURN) {
        if (isRequired[cell] === 1) return NOT_PLAIN;
        ends[columns[cell]] = 0;
      } else {
        switch (steps[cell]) {
          case Step.amount: {
            const fen = scanner.amount();
            if (Number.isNaN(fen)) return NOT_PLAIN;
            if (fen < 0) this.hasNegative = true;
            amounts[cell][at] = isAddend[cell] === 1 ? amounts[cell][at] + fen : fen;
            break;
          }
          case Step.word: {
            const number = scanner.word(spellings[cell]);
            if (number === NOT_PLAIN) return NOT_PLAIN;
            words[cell][at] = number;
            break;
          }
          case Step.day: {
            const day = scanner.day();
            if (day === NO_DAY) return NOT_PLAIN;
            days[cell][at] = day;
            break;
          }
          case Step.id:
            if (!scanner.id()) return NOT_PLAIN;
            starts[columns[cell]] = from;
            ends[columns[cell]] = scanner.at;
            break;
          case Step.person:
            if (!scanner.personId()) return NOT_PLAIN;
            starts[columns[cell]] = from;
            ends[columns[cell]] = scanner.at;
            break;
          default:
            if (!this.readOther(cell, end, at)) return NOT_PLAIN;
        }
      }
      // What is plain has no quote in it, so the next one closes the cell; were it doubled, no delimiter would follow.
      if (isQuoted && bytes[scanner.at++] !== QUOTE) return NOT_PLAIN;
      if (cell < steps.length - 1 && bytes[scanner.at++] !== delimiter) return NOT_PLAIN;
    }
    if (bytes[scanner.at] !== LINE_FEED && !passesToLineFeed(scanner, delimiter)) return NOT_PLAIN;
    if (scanner.at - start > MAX_RECORD_BYTES || !this.targets.areDaysInOrder(at)) return NOT_PLAIN;
    return scanner.at + 1;
  }

  private begin(bytes: Uint8Array, start: number, at: number): void {
    this.targets.begin(at);
    this.hasNegative = false;
    if (this.unknownIs.length > 0) this.unknownIs.fill(CellIs.blank);
    this.scanner.bytes = bytes;
    this.scanner.at = start;
  }

  /** Reads a cell of a kind that few cells of a row are of. False where it is not plain. */
  private readOther(cell: number, end: number, at: number): boolean {
    const { scanner, cells, targets } = this;
    switch (cells.steps[cell]) {
      case Step.moment: {
        const day = scanner.moment();
        targets.days[cell][at] = day;
        targets.seconds[cell][at] = scanner.second;
        return day !== NO_DAY;
      }
      case Step.lastDay: {
        const day = scanner.day();
        targets.days[cell][at] = endOf(day);
        return day !== NO_DAY;
      }
      case Step.skip:
        scanner.skip(end);
        return true;
      case Step.status: {
        const number = scanner.word(cells.spellings[cell]);
        return number !== NOT_PLAIN && !saysNotValid(number);
      }
      case Step.unknown:
        this.noteUnknown(cell, end);
        return true;
      case Step.rare:
        return false;
      default:
        return this.passText(cell);
    }
  }

  private passText(cell: number): boolean {
    const { scanner, starts, ends } = this;
    const column = this.cells.columns[cell];
    const step = this.cells.steps[cell];
    starts[column] = scanner.at;
    const isPlain = step === Step.text ? scanner.name() : scanner.personId();
    ends[column] = scanner.at;
    return isPlain && (step !== Step.area || ends[column] - starts[column] === AREA_LENGTH);
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
    return this.ends[number] > 0;
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
 * Passes over empty cells behind the last column and over a carriage return; the scanner is then at the last byte of
 * the line end, whichever kind it is.
 */
function passesToLineFeed(scanner: PlainScanner, delimiter: number): boolean {
  const { bytes } = scanner;
  while (bytes[scanner.at] === delimiter) scanner.at++;
  if (bytes[scanner.at] === LINE_FEED) return true;
  if (bytes[scanner.at] !== CARRIAGE_RETURN) return false;
  if (bytes[scanner.at + 1] === LINE_FEED) scanner.at++;
  return true;
}
