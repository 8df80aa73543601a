import { MAX_RECORD_BYTES } from '../columnar/csv-splitter.js';
import { NO_DAY } from '../domain/calendar.js';
import type { ColumnTable, Kind } from '../tables/index.js';
import { NOT_PLAIN, PlainScanner, PlainWords } from '../tables/plain-scanner.js';
import { saysNotValid } from '../tables/validity-words.js';
import { type Layout, unnamedAtEnd } from './layout.js';
import { CellIs, countCell, kindOfBytes, type UnknownCells } from './unknown-cells.js';

/** How a cell is read. */
const Step = {
  /** The file has a column that nobody reads. */
  skip: 0,
  /** Seldom filled in: a cell that is not blank is left to the text way. */
  rare: 1,
  amount: 2,
  day: 3,
  moment: 4,
  word: 5,
  id: 6,
  person: 7,
  text: 8,
  area: 9,
  /** The file has a column that nobody knows: its cells are counted by what they are. */
  unknown: 10,
  /** Says whether the row counts at all; one that does not is left to the text way. */
  status: 11,
} as const;

const STEP_OF_KIND: Readonly<Record<Kind, number>> = {
  amount: Step.amount,
  day: Step.day,
  moment: Step.moment,
  word: Step.word,
  status: Step.status,
  service: Step.word,
  identities: Step.word,
  id: Step.id,
  person: Step.person,
  text: Step.text,
  area: Step.area,
  ratio: Step.rare,
  account: Step.rare,
};

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const QUOTE = 0x22;
const AREA_LENGTH = 6;
const DECODER = new TextDecoder();
const NO_WORDS = new PlainWords({ list: [], written: [], numbers: new Map(), blank: undefined });

/** The number of each column in the order of its table: under it a plain row has the column's value. */
export function columnNumbers<Name extends string>(table: ColumnTable<Name>): Readonly<Record<Name, number>> {
  return Object.fromEntries(table.columns.map(({ name }, number) => [name, number])) as Record<Name, number>;
}

/**
 * Reads rows whose cells are all in plain form, each byte once: the fast way for nearly every row of a proper file.
 * Its twin is the text way through RowReader, which is the authority on everything else.
 */
export class PlainRow<Name extends string> {
  /** By column: an amount in fen, a day, the place of a word; what a blank cell means where it is blank. */
  readonly numbers: Float64Array;
  /** By column: where a text stands among the bytes, from start to before end; both 0 where the cell is blank. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** The second of the day of the row's moment. */
  second = 0;
  /** Whether an amount is negative. */
  hasNegative = false;

  private readonly blanks: Float64Array;
  /** One entry for each cell of a row: how it is read, the column that it belongs to, and so on. */
  private readonly steps: Uint8Array;
  private readonly columns: Uint8Array;
  private readonly isRequired: Uint8Array;
  /** Whether an earlier cell belongs to the same column, so that the two are added up. */
  private readonly isAddend: Uint8Array;
  private readonly words: PlainWords[];
  private readonly scanner = new PlainScanner();
  /** By cell, the number of its unknown column; by unknown column, what the cell of the row is, and where it stands. */
  private readonly unknownColumns: Uint16Array;
  private readonly unknownIs: Uint8Array;
  private readonly unknownStarts: Int32Array;
  private readonly unknownEnds: Int32Array;

  /** @param noAmount What a blank cell of an amount means, where it is not 0. */
  constructor(layout: Layout<Name>, table: ColumnTable<Name>, noAmount: Partial<Record<Name, number>> = {}) {
    const width = layout.header.length;
    const unread = table.columns.length;
    this.steps = new Uint8Array(width);
    // Cells that nobody reads have a place of their own behind those of the columns.
    this.columns = new Uint8Array(width).fill(unread);
    this.isRequired = new Uint8Array(width);
    this.isAddend = new Uint8Array(width);
    this.words = new Array<PlainWords>(width).fill(NO_WORDS);
    this.numbers = new Float64Array(unread + 1);
    this.blanks = new Float64Array(unread + 1);
    this.starts = new Int32Array(unread + 1);
    this.ends = new Int32Array(unread + 1);
    this.unknownColumns = new Uint16Array(width);
    layout.unknownColumns.forEach((position, nth) => {
      this.steps[position] = Step.unknown;
      this.unknownColumns[position] = nth;
    });
    this.unknownIs = new Uint8Array(layout.unknownColumns.length);
    this.unknownStarts = new Int32Array(layout.unknownColumns.length);
    this.unknownEnds = new Int32Array(layout.unknownColumns.length);
    table.columns.forEach((column, number) => {
      const field = layout.fields.get(column.name);
      const step = STEP_OF_KIND[field?.kind ?? column.kind];
      // An id of several parts is put together by the text way, and so is whatever is not in yuan.
      const isJoined = column.joined !== undefined && (field?.positions.length ?? 0) > 1;
      if (step === Step.day || step === Step.moment) this.blanks[number] = NO_DAY;
      else this.blanks[number] = column.words?.blank ?? noAmount[column.name] ?? 0;
      // A row is read from left to right, whatever stands first in the list: the leftmost addend begins the sum.
      const leftToRight = [...(field?.positions ?? [])].sort((a, b) => a - b);
      leftToRight.forEach((position, nth) => {
        this.steps[position] = isJoined || field?.tenThousands.includes(position) ? Step.rare : step;
        this.columns[position] = number;
        this.isRequired[position] = column.required === true ? 1 : 0;
        this.isAddend[position] = nth > 0 ? 1 : 0;
        if (field?.words !== undefined) this.words[position] = new PlainWords(field.words);
      });
    });
    // That a column without a name at the end has something in it is told, so that somebody must see it.
    for (const position of unnamedAtEnd(layout)) this.steps[position] = Step.rare;
    // Columns that the file does not have are blank in every row.
    this.numbers.set(this.blanks);
  }

  /**
   * Reads the row that starts at a place; somewhere behind it there must be a line end. Returns the place after
   * the row's own line end, or NOT_PLAIN.
   */
  read(bytes: Uint8Array, start: number, delimiter: number): number {
    const { steps, columns, isRequired, isAddend, words, numbers, starts, ends, blanks, scanner } = this;
    this.hasNegative = false;
    if (this.unknownIs.length > 0) this.unknownIs.fill(CellIs.blank);
    scanner.bytes = bytes;
    scanner.at = start;
    for (let cell = 0; cell < steps.length; cell++) {
      const column = columns[cell];
      const isQuoted = bytes[scanner.at] === QUOTE;
      if (isQuoted) scanner.at++;
      const from = scanner.at;
      const first = bytes[from];
      if (first === (isQuoted ? QUOTE : delimiter) || first === LINE_FEED || first === CARRIAGE_RETURN) {
        if (isRequired[cell] === 1) return NOT_PLAIN;
        if (isAddend[cell] === 0) {
          numbers[column] = blanks[column];
          ends[column] = starts[column] = 0;
        }
      } else {
        switch (steps[cell]) {
          case Step.amount: {
            const fen = scanner.amount();
            if (Number.isNaN(fen)) return NOT_PLAIN;
            if (fen < 0) this.hasNegative = true;
            numbers[column] = isAddend[cell] === 1 ? numbers[column] + fen : fen;
            break;
          }
          case Step.word:
            numbers[column] = scanner.word(words[cell]);
            if (numbers[column] === NOT_PLAIN) return NOT_PLAIN;
            break;
          case Step.day:
            numbers[column] = scanner.day();
            if (numbers[column] === NO_DAY) return NOT_PLAIN;
            break;
          case Step.moment:
            numbers[column] = scanner.moment();
            if (numbers[column] === NO_DAY) return NOT_PLAIN;
            this.second = scanner.second;
            break;
          case Step.id:
            if (!scanner.id()) return NOT_PLAIN;
            starts[column] = from;
            ends[column] = scanner.at;
            break;
          case Step.person:
            if (!scanner.personId()) return NOT_PLAIN;
            starts[column] = from;
            ends[column] = scanner.at;
            break;
          case Step.text:
            if (!scanner.name()) return NOT_PLAIN;
            starts[column] = from;
            ends[column] = scanner.at;
            break;
          case Step.area:
            if (!scanner.personId() || scanner.at - from !== AREA_LENGTH) return NOT_PLAIN;
            starts[column] = from;
            ends[column] = scanner.at;
            break;
          case Step.skip:
            scanner.skip(isQuoted ? QUOTE : delimiter);
            break;
          case Step.status: {
            const number = scanner.word(words[cell]);
            if (number === NOT_PLAIN || saysNotValid(number)) return NOT_PLAIN;
            break;
          }
          case Step.unknown: {
            const nth = this.unknownColumns[cell];
            scanner.skip(isQuoted ? QUOTE : delimiter);
            this.unknownIs[nth] = kindOfBytes(bytes, from, scanner.at);
            this.unknownStarts[nth] = from;
            this.unknownEnds[nth] = scanner.at;
            break;
          }
          default:
            return NOT_PLAIN;
        }
      }
      // What is plain has no quote in it, so the next one closes the cell; were it doubled, no delimiter would follow.
      if (isQuoted && bytes[scanner.at++] !== QUOTE) return NOT_PLAIN;
      if (cell < steps.length - 1) {
        if (bytes[scanner.at] !== delimiter) return NOT_PLAIN;
        scanner.at++;
      }
    }
    if (bytes[scanner.at] !== LINE_FEED && !passesToLineFeed(scanner, delimiter)) return NOT_PLAIN;
    return scanner.at - start <= MAX_RECORD_BYTES ? scanner.at + 1 : NOT_PLAIN;
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
