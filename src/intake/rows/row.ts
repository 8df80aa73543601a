import { type Day, NO_DAY, NO_TIME } from '../../domain/calendar.js';
import type { Fen } from '../../domain/money.js';
import { REJECT_CODES, type RejectCode } from '../../domain/reject.js';
import { identitiesOf } from '../../tables/identity-words.js';
import { saysNotValid } from '../../tables/validity-words.js';
import {
  cleanCell,
  cleanText,
  Fault,
  readId,
  readRatio,
  readText,
  wholeNumber,
} from '../../tables/values.js';
import { areaCode, numberOf, numberOfService } from '../../tables/words.js';
import { readAccountingAmount, readAmount } from '../cells/amounts.js';
import { AreaNames } from '../cells/areas.js';
import { cleanDate, cleanLastDay, endOf, type Moment, readDay, readMoment } from '../cells/dates.js';
import { isSuspectPersonId, readPersonId } from '../cells/identity-numbers.js';
import { readTenThousands } from '../cells/ten-thousands.js';
import { type Field, fieldOf, type Layout, positionOf } from '../header/layout.js';

/** What is wrong with a row: the first thing in the order of the reject codes, then of the columns. */
export interface RowFault {
  readonly code: RejectCode;
  /** Position of the column in the file; -1 for the row as a whole. */
  readonly position: number;
  /** The cell as it stands in the file. */
  readonly value: string;
}

const BAD_VALUE = new Fault('BAD_VALUE');
const UNKNOWN_SERVICE = new Fault('UNKNOWN_SERVICE');
const UNKNOWN_IDENTITY = new Fault('UNKNOWN_IDENTITY');
const NO_NAMES = new AreaNames();
const NO_MOMENT: Moment = { day: NO_DAY, second: NO_TIME };

/**
 * Reads the cells of one row after another by the names of their columns. A cell that cannot be read
 * gives what a blank one gives, and is noted: whoever has asked for all cells looks at `fault` then.
 */
export class RowReader<Name extends string> {
  fault: RowFault | undefined;
  /** The person number of the row where it looks shortened by a spreadsheet. */
  suspect: string | undefined;
  /** Position of a status of the row that nobody knows, or undefined. */
  unknownStatus: number | undefined;
  private texts: readonly string[] = [];
  private readonly statuses: readonly Field[];

  /** @param areas The counties whose names are read; every code is. */
  constructor(
    readonly layout: Layout<Name>,
    readonly areas: AreaNames = NO_NAMES,
  ) {
    this.statuses = [...layout.fields.values()].filter(({ kind }) => kind === 'status');
  }

  /** Begins a row. False where it has not as many cells as the header: then there is nothing to read. */
  begin(texts: readonly string[]): boolean {
    this.texts = texts;
    this.fault = undefined;
    this.suspect = undefined;
    this.unknownStatus = undefined;
    if (this.saysNotValid()) return false;
    this.noteBadBytes();
    const columns = this.layout.header.length;
    if (texts.length > columns) this.note('TOO_MANY_CELLS', -1);
    if (texts.length < columns) this.note('TOO_FEW_CELLS', -1);
    if (texts.length !== columns) {
      // The cells may stand in other columns than their own.
      this.unknownStatus = undefined;
      return false;
    }
    for (let position = 0; position < columns; position++) {
      if ((texts[position] as string).includes('\0')) this.note('BAD_VALUE', position);
    }
    return true;
  }

  /** Notes bytes that are no characters in a cell that is read; in one that nobody reads they cost nothing. */
  private noteBadBytes(): void {
    this.texts.forEach((text, position) => {
      if (text.includes('\ufffd') && this.isRead(position)) this.note('BAD_BYTES', position);
    });
  }

  private isRead(position: number): boolean {
    return [...this.layout.fields.values()].some(({ positions }) => positions.includes(position));
  }

  /** Whether the row says itself that it does not count; then nothing else in it is looked at. */
  private saysNotValid(): boolean {
    for (const { positions, words } of this.statuses) {
      for (const position of positions) {
        // A flag may have gone through a program that makes 1.0 of 1.
        const text = cleanCell(this.texts[position] ?? '').replace(/^(\d+)\.0+$/, '$1');
        const number = text === '' ? words?.blank : words && numberOf(words, text);
        if (number === undefined) this.unknownStatus ??= position;
        else if (saysNotValid(number)) this.note('ROW_NOT_VALID', position);
      }
    }
    return this.fault !== undefined;
  }

  has(name: Name): boolean {
    return this.field(name).positions.length > 0;
  }

  /** Notes what is wrong with the row in a column, unless something that comes first is noted already. */
  faultIn(name: Name, code: RejectCode): void {
    for (const position of this.field(name).positions) this.note(code, position);
  }

  /** Notes every cell of a column that holds a negative amount. */
  faultWhereNegative(name: Name): void {
    const field = this.field(name);
    for (const position of field.positions) {
      const fen = amountReaderOf(field, position)(cleanCell(this.texts[position] as string));
      if (typeof fen === 'number' && fen < 0) this.note('NEGATIVE_AMOUNT', position);
    }
  }

  id(name: Name): string {
    const field = this.field(name);
    const parse = field.kind === 'person' ? readPersonId : field.kind === 'text' ? readText : readId;
    if (field.positions.length < 2) return this.read(name, cleanCell, parse, '');
    // Several columns make the id together; of one that is blank nothing can be made.
    const parts = field.positions.map((position) => this.readAt(position, field, cleanCell, readId, ''));
    const id = readId(parts.join('-'));
    if (!(id instanceof Fault)) return id;
    this.note(id.code, field.positions[0] as number);
    return '';
  }

  person(name: Name): string {
    const id = this.read(name, cleanCell, readPersonId, '');
    if (isSuspectPersonId(id)) this.suspect = id;
    return id;
  }

  /** The person of a row that is at fault somewhere; '' where this cell cannot be read either. */
  personOfRejected(name: Name): string {
    if (this.cell(name) === '') return '';
    const { fault, suspect } = this;
    const id = this.person(name);
    this.fault = fault;
    this.suspect = suspect;
    return id;
  }

  text(name: Name): string {
    return this.read(name, cleanText, readText, '');
  }

  area(name: Name): string {
    return this.read(name, cleanCell, (text) => this.county(text), '');
  }

  /** A county code, or `*`. */
  account(name: Name): string {
    return this.read(name, cleanCell, (text) => (text === '*' ? text : this.county(text)), '');
  }

  day(name: Name): Day {
    return this.read(name, cleanDate, readDay, NO_DAY);
  }

  /** A day with which something ends; NO_DAY where it has no end. */
  lastDay(name: Name): Day {
    return endOf(this.read(name, cleanLastDay, readDay, NO_DAY));
  }

  moment(name: Name): Moment {
    return this.read(name, cleanDate, readMoment, NO_MOMENT);
  }

  ratio(name: Name, absent: number): number {
    return this.read(name, cleanCell, readRatio, absent);
  }

  /**
   * An amount; where the file keeps its parts apart, their sum. A stroke is zero, but where a blank cell is not: then
   * nobody can tell whether it says “nothing” or “not known”.
   */
  amount(name: Name, absent: Fen): Fen {
    const field = this.field(name);
    const parse = absent === 0 ? readAccountingAmount : readAmount;
    let sum: Fen | undefined;
    for (const position of field.positions) {
      const read = amountReaderOf(field, position, parse);
      const fen = this.readAt(position, field, cleanCell, read, undefined);
      if (fen !== undefined) sum = (sum ?? 0) + fen;
    }
    return sum ?? absent;
  }

  /** The place of a word in its list. */
  word(name: Name): number {
    const { words } = this.field(name);
    const known = (text: string) => (words && numberOf(words, wholeNumber(text) ?? text)) ?? BAD_VALUE;
    return this.read(name, cleanCell, known, words?.blank ?? 0);
  }

  service(name: Name): number {
    const { words } = this.field(name);
    const known = (text: string) =>
      (words && numberOfService(words, wholeNumber(text) ?? text)) ?? UNKNOWN_SERVICE;
    return this.read(name, cleanCell, known, 0);
  }

  /** The places of all identities that a cell names, each once. */
  identities(name: Name): number[] {
    const { words } = this.field(name);
    const known = (text: string) => (words && identitiesOf(words, text)) ?? UNKNOWN_IDENTITY;
    return this.read(name, cleanCell, known, []);
  }

  /** A cell as it stands in the file. */
  cell(name: Name): string {
    return this.texts[positionOf(this.layout, name)] ?? '';
  }

  private county(text: string): string | Fault {
    return areaOf(text) ?? this.areas.codeOf(text) ?? BAD_VALUE;
  }

  private field(name: Name): Field {
    return fieldOf(this.layout, name);
  }

  private read<Value>(
    name: Name,
    clean: (cell: string) => string,
    parse: (text: string) => Value | Fault,
    blank: Value,
  ): Value {
    const field = this.field(name);
    const position = field.positions[0];
    return position === undefined ? blank : this.readAt(position, field, clean, parse, blank);
  }

  private readAt<Value>(
    position: number,
    field: Field,
    clean: (cell: string) => string,
    parse: (text: string) => Value | Fault,
    blank: Value,
  ): Value {
    // A row that has too few cells is read as far as it goes, to see what it would have been.
    const text = clean(this.texts[position] ?? '');
    if (text === '') {
      if (field.column.required) this.note('MISSING_VALUE', position);
      return blank;
    }
    const value = parse(text);
    if (!(value instanceof Fault)) return value;
    this.note(value.code, position);
    return blank;
  }

  private note(code: RejectCode, position: number): void {
    const rank = REJECT_CODES.indexOf(code);
    if (this.fault !== undefined) {
      const noted = REJECT_CODES.indexOf(this.fault.code);
      if (noted < rank || (noted === rank && this.fault.position <= position)) return;
    }
    this.fault = { code, position, value: this.texts[position] ?? '' };
  }
}

/** Codes of townships and villages begin with that of their county. */
const LOCAL_CODE = /^(\d{6})\d{3}(?:\d{3})?$/;

/** The county that a cell gives by a code, its own or that of a place in it. */
function areaOf(text: string): string | undefined {
  const code = wholeNumber(text) ?? text;
  return areaCode(LOCAL_CODE.exec(code)?.[1] ?? code);
}

/** How the amounts at a position of a column are read. */
function amountReaderOf(
  { tenThousands }: Field,
  position: number,
  inYuan: (text: string) => Fen | Fault = readAccountingAmount,
): (text: string) => Fen | Fault {
  return tenThousands.includes(position) ? readTenThousands : inYuan;
}
