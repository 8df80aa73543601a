import { isBlankText } from '../../columnar/blanks.js';
import { rowText } from '../../columnar/csv-splitter.js';
import type { Cells, Leftover, RecordPosition, RecordSink } from '../../columnar/record-sink.js';
import { NOT_DATA, type Reject, type RejectCode } from '../../domain/reject.js';
import { cleanText, headerKey } from '../../tables/values.js';
import type { AreaNames } from '../cells/areas.js';
import { countCell, kindOfCell, noUnknownCells } from '../cells/unknown-cells.js';
import { allowedAt } from '../header/allowed.js';
import { type Layout, positionOf, unnamedAtEnd } from '../header/layout.js';
import type { FileRead } from '../records/table-reader.js';
import { noteStatus, type Report, remark } from '../report/report.js';
import { type RowFault, RowReader } from './row.js';
import { TotalRows } from './total-rows.js';

/**
 * Takes the records of one file into a table: at first sight as plain bytes, else cell by cell as text.
 * What cannot be read becomes a reject with its original text.
 */
export abstract class RowSink<Name extends string> implements RecordSink {
  protected readonly reader: RowReader<Name>;
  private readonly totals: TotalRows;
  private readonly unnamed: readonly number[];
  private keys: string[] | undefined;

  constructor(
    protected readonly layout: Layout<Name>,
    protected readonly path: string,
    protected readonly report: Report,
    areas?: AreaNames,
  ) {
    this.reader = new RowReader(layout, areas);
    this.totals = new TotalRows(layout);
    this.unnamed = unnamedAtEnd(layout);
    report.unknownCells = noUnknownCells(layout.unknownColumns.length);
  }

  /** Takes the row that the reader has begun, or tells its fault. */
  protected abstract takeRow(line: number): RowFault | undefined;

  takeCells(cells: Cells, record: RecordPosition): void {
    const { bounds, count } = cells;
    const columns = this.layout.header.length;
    const texts: string[] = [];
    for (let cell = 0; cell < Math.min(count, columns); cell++) {
      texts.push(record.bytes.toString('utf8', bounds[cell], (bounds[cell + 1] as number) - 1));
    }
    // What stands in cells beyond the header is of no interest, only that there are some.
    if (count > columns) texts.push('');
    this.takeTexts(texts, record);
  }

  takeTexts(texts: readonly string[], record: RecordPosition): void {
    const { reader, unnamed, report } = this;
    const isRow = reader.begin(texts);
    // What a row says of itself goes before what it looks like.
    const total = reader.fault?.code === 'ROW_NOT_VALID' ? undefined : this.totals.find(texts);
    if (total !== undefined) {
      report.rejects.push(this.rejectOf({ code: 'TOTAL_ROW', ...total }, record, texts));
      return;
    }
    for (const position of unnamed) {
      if (!isBlankText(texts[position] ?? '')) report.filled.add(position);
    }
    if (isRow) this.countUnknownCells(texts);
    const fault = isRow ? this.takeRow(record.line) : reader.fault;
    this.noteUnknownStatus(texts, record.line);
    if (reader.suspect !== undefined) remark(report, 'SUSPECT_ID', record.line, reader.suspect);
    if (fault !== undefined) this.reject(this.rejectOf(fault, record, texts));
  }

  private reject(reject: Reject): void {
    const isData = !NOT_DATA.has(reject.code);
    if (!isData || !this.holdBack(reject)) this.report.rejects.push(reject);
    if (isData) this.rowRejected(reject.line);
  }

  /** Told of every rejected row whose cells the reader has begun. */
  protected rowRejected(_line: number): void {}

  passOver(code: Leftover, line: number): void {
    remark(this.report, code, line, '');
  }

  takeBroken(position: number, value: string, record: RecordPosition): void {
    const found = this.rejectOf({ code: 'BAD_VALUE', position, value }, record, []);
    // A row that is too long to be read has no cell that is at fault.
    const reject: Reject = position < 0 && value === '' ? { ...found, cause: 'BAD_VALUE.too_long' } : found;
    // Where the quotes of a row are broken its cells are those between the delimiters, if they are as many as the header's.
    const cells = [',', '\t', ';', '|'].map((delimiter) => reject.row.split(delimiter));
    const texts = cells.find(({ length }) => length === this.layout.header.length);
    if (texts === undefined || !this.reader.begin(texts) || !this.holdBack(reject))
      this.report.rejects.push(reject);
  }

  /** Told of a row that is at fault, before the next one is begun; true where it is not to be rejected yet. */
  protected holdBack(_reject: Reject): boolean {
    return false;
  }

  private rejectOf(
    { code, position, value }: RowFault,
    record: RecordPosition,
    texts: readonly string[],
  ): Reject {
    const column = this.layout.header[position]?.trim() ?? '';
    return {
      file: this.path,
      line: record.line,
      column,
      code,
      value,
      ...allowedAt(code, this.layout, position),
      ...(code === 'BAD_VALUE' ? this.aboutArea(position) : {}),
      ...(code === 'UNKNOWN_SERVICE' ? this.nameOfService(position, texts) : {}),
      row: rowText(record),
    };
  }

  /** Where a county is meant, the counties that are known by name. */
  private aboutArea(position: number): Pick<Reject, 'cause' | 'allowed'> {
    const allowed = this.reader.areas.list;
    const isArea = [...this.layout.fields.values()].some(
      ({ column, positions }) => column.kind === 'area' && positions.includes(position),
    );
    return isArea && allowed !== '' ? { cause: 'BAD_VALUE.area', allowed } : {};
  }

  private noteUnknownStatus(texts: readonly string[], line: number): void {
    const { unknownStatus } = this.reader;
    if (unknownStatus === undefined) return;
    noteStatus(this.report, line, this.layout.header[unknownStatus] ?? '', texts[unknownStatus] as string);
  }

  private countUnknownCells(texts: readonly string[]): void {
    const { unknownCells } = this.report;
    if (unknownCells === undefined) return;
    this.layout.unknownColumns.forEach((position, nth) => {
      const text = texts[position] as string;
      countCell(unknownCells, nth, kindOfCell(text), () => text);
    });
  }

  /** What the column beside calls a service that is not known. */
  private nameOfService(position: number, texts: readonly string[]): Pick<Reject, 'cause' | 'name'> {
    const name = cleanText(texts[this.nameOf(position)] ?? '');
    return name === '' ? {} : { cause: 'UNKNOWN_SERVICE.named', name };
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
