import { ReliefError } from '../../domain/errors.js';
import { type CellFormat, isoText, numberText, uncomputed, withoutEscapes } from './cells.js';
import type { MergedCells } from './workbook.js';
import type { XmlSink } from './xml.js';

/** What the cells of a sheet refer to. */
export interface SheetValues {
  /** The shared text with an index. */
  readonly shared: (index: number) => string;
  readonly formats: readonly CellFormat[];
  readonly is1904: boolean;
  readonly file: string;
}

const PLAIN: CellFormat = { kind: 'number', hasTime: false, digits: 0 };
/** A sheet has at most so many columns. */
const MAX_COLUMNS = 16_384;

/** Turns the XML of a sheet into rows of texts, each with its row number. */
export class SheetRows implements XmlSink {
  /** The merged cells that span several rows. */
  readonly merged: MergedCells[] = [];
  private isInData = false;
  private isDone = false;
  private row = 0;
  private cells: string[] = [];
  private column = 0;
  // The cell that is being read:
  private type = '';
  private style = -1;
  private value: string | undefined;
  private inline = '';
  private formula: string | undefined;
  /** Where the text of the open element goes. */
  private into: 'value' | 'inline' | 'formula' | undefined;
  /** The number of open elements with a phonetic guide. */
  private openGuides = 0;

  /**
   * @param take Gets a row and its number, from 1. It returns true where it wants no more rows.
   * @param onPause Called after each chunk of the file.
   */
  constructor(
    private readonly values: SheetValues,
    private readonly take: (row: number, cells: string[]) => boolean,
    private readonly onPause?: () => Promise<void>,
  ) {}

  async pause(): Promise<boolean> {
    await this.onPause?.();
    return this.isDone;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    switch (name) {
      case 'sheetData':
        this.isInData = true;
        break;
      case 'row':
        this.row = attributes.r === undefined ? this.row + 1 : Number(attributes.r);
        this.cells = [];
        this.column = 0;
        break;
      case 'c':
        this.openCell(attributes);
        break;
      case 'v':
        this.value = '';
        this.into = 'value';
        break;
      case 'f':
        this.formula = '';
        this.into = 'formula';
        break;
      case 't':
        this.into = this.openGuides === 0 ? 'inline' : undefined;
        break;
      case 'mergeCell':
        this.merge(attributes.ref ?? '');
        break;
      // A phonetic guide says how a text is pronounced. It does not belong to it.
      case 'rPh':
        this.openGuides++;
        break;
    }
  }

  text(text: string): void {
    if (this.into === 'value') this.value += text;
    else if (this.into === 'inline') this.inline += text;
    else if (this.into === 'formula') this.formula += text;
  }

  close(name: string): void {
    switch (name) {
      case 'v':
      case 'f':
      case 't':
        this.into = undefined;
        break;
      case 'rPh':
        this.openGuides--;
        break;
      case 'c':
        this.closeCell();
        break;
      case 'row':
        if (this.isInData && !this.isDone) this.isDone = this.take(this.row, this.cells);
        break;
      case 'sheetData':
        // No more cells follow, but the rest of the file is still checked.
        this.isInData = false;
        break;
    }
  }

  private merge(reference: string): void {
    const [first = '', last = first] = reference.split(':');
    const rows = [rowOf(first), rowOf(last)] as const;
    if (rows[0] === rows[1]) return;
    this.merged.push({ reference, rows, columns: [columnOf(first) + 1, columnOf(last) + 1] });
  }

  private openCell({ r: reference, t: type = '', s: style }: Readonly<Record<string, string>>): void {
    if (reference !== undefined) this.column = columnOf(reference);
    if (!(this.column < MAX_COLUMNS)) throw this.broken(`cell ${reference ?? ''}`);
    this.type = type;
    this.style = style === undefined ? -1 : Number(style);
    this.value = undefined;
    this.inline = '';
    this.formula = undefined;
  }

  private closeCell(): void {
    if (!this.isInData || this.isDone) return;
    const { cells, column } = this;
    while (cells.length < column) cells.push('');
    cells[column] = this.cellText();
    this.column = column + 1;
  }

  private cellText(): string {
    const { type, value, formula, values } = this;
    if (type === 'inlineStr') return withoutEscapes(this.inline);
    if (value === undefined) return formula === undefined ? '' : uncomputed(formula);
    const text = value.trim();
    // Libraries write an empty result for a formula that they have not computed. Only the result of a text is empty.
    if (text === '' && formula !== undefined && type !== 'str') return uncomputed(formula);
    switch (type) {
      case 's':
        return values.shared(text === '' ? -1 : Number(text));
      case 'str':
        return withoutEscapes(value);
      case 'b':
        return text === '1' ? 'TRUE' : text === '0' ? 'FALSE' : text;
      case 'd':
        return isoText(text);
      case 'e':
        return text;
      default: {
        const number = Number(text);
        if (text === '' || !Number.isFinite(number)) return text;
        return numberText(number, values.formats[this.style] ?? PLAIN, values.is1904);
      }
    }
  }

  private broken(what: string): ReliefError {
    return new ReliefError('BAD_WORKBOOK', { file: this.values.file, value: what });
  }
}

/** The row of a cell reference such as `AB12`, from 1. */
function rowOf(reference: string): number {
  return Number(reference.replace(/^\D+/, ''));
}

/** The column of a cell reference such as `AB12`, from 0; NaN where it has no column. */
function columnOf(reference: string): number {
  let column = 0;
  for (let i = 0; i < reference.length; i++) {
    const letter = reference.charCodeAt(i) | 0x20;
    if (letter < 97 || letter > 122) break;
    column = column * 26 + (letter - 96);
  }
  return column - 1 < 0 ? Number.NaN : column - 1;
}
