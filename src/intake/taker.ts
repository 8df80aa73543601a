import type { Reject, RejectCode } from '../domain/reject.js';
import { type Cells, type RecordPlace, type RecordTaker, rowText } from './csv.js';
import { type Layout, positionOf } from './layout.js';
import { type FileRead, noteStatus, type Report, remark } from './records.js';
import { type RowFault, RowReader } from './row.js';
import { countCell, kindOfCell, noStrangerCells } from './strangers.js';
import { cleanText, headerKey } from './values.js';

/**
 * Takes the records of one file into a table: at first sight as plain bytes, else cell by cell as text.
 * What cannot be read becomes a reject with its original text.
 */
export abstract class RowTaker<Name extends string> implements RecordTaker {
  protected readonly reader: RowReader<Name>;
  private keys: string[] | undefined;

  constructor(
    protected readonly layout: Layout<Name>,
    protected readonly path: string,
    protected readonly report: Report,
  ) {
    this.reader = new RowReader(layout);
    report.strangers = noStrangerCells(layout.strangers.length);
  }

  /** Takes the row that the reader has begun, or tells its fault. */
  protected abstract takeRow(line: number): RowFault | undefined;

  takeCells(cells: Cells, place: RecordPlace): void {
    const { bounds, count } = cells;
    const columns = this.layout.header.length;
    const texts: string[] = [];
    for (let cell = 0; cell < Math.min(count, columns); cell++) {
      texts.push(place.bytes.toString('utf8', bounds[cell], (bounds[cell + 1] as number) - 1));
    }
    // What stands in cells beyond the header is of no interest, only that there are some.
    if (count > columns) texts.push('');
    this.takeTexts(texts, place);
  }

  takeTexts(texts: readonly string[], place: RecordPlace): void {
    const { reader } = this;
    const isRow = reader.begin(texts);
    if (isRow) this.countStrangers(texts);
    const fault = isRow ? this.takeRow(place.line) : reader.fault;
    const { unknownStatus } = reader;
    if (unknownStatus !== undefined)
      noteStatus(
        this.report,
        place.line,
        this.layout.header[unknownStatus] ?? '',
        texts[unknownStatus] as string,
      );
    if (reader.suspect !== undefined) remark(this.report, 'SUSPECT_ID', place.line, reader.suspect);
    if (fault !== undefined) this.reject(fault, place, texts);
  }

  private countStrangers(texts: readonly string[]): void {
    const { strangers } = this.report;
    if (strangers === undefined) return;
    this.layout.strangers.forEach((position, nth) => {
      const text = texts[position] as string;
      countCell(strangers, nth, kindOfCell(text), () => text);
    });
  }

  takeBroken(position: number, value: string, place: RecordPlace): void {
    this.reject({ code: 'BAD_VALUE', position, value }, place, []);
  }

  private reject({ code, position, value }: RowFault, place: RecordPlace, texts: readonly string[]): void {
    const column = this.layout.header[position]?.trim() ?? '';
    const reject = { file: this.path, line: place.line, column, code, value, row: rowText(place) };
    const name = code === 'UNKNOWN_SERVICE' ? cleanText(texts[this.nameOf(position)] ?? '') : '';
    this.report.rejects.push(name === '' ? reject : { ...reject, cause: 'UNKNOWN_SERVICE.named', name });
  }

  /** Position of the column with the names of a column of codes (`med_type_name`); -1 where there is none. */
  private nameOf(position: number): number {
    this.keys ??= this.layout.header.map(headerKey);
    return this.keys.indexOf(`${this.keys[position]}name`);
  }
}

/** The reject of a row that is at fault only beside other rows. */
export function rejectOf<Name extends string>(
  { source, layout }: FileRead<Name>,
  code: RejectCode,
  name: Name,
  line: number,
  value: string,
  row: string,
): Reject {
  const column = layout.header[positionOf(layout, name)]?.trim() ?? '';
  return { file: source.path, line, column, code, value, row };
}
