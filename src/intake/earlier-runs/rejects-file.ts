import type { Readable } from 'node:stream';
import type { RecordSink } from '../../columnar/record-sink.js';
import { withoutGuard } from '../../domain/formula-guard.js';
import { REJECT_CODES, type Reject, type RejectCode } from '../../domain/reject.js';
import { cellTexts } from '../cells/cell-texts.js';
import { allowedUnder } from '../header/allowed.js';
import { type Layout, positionOf } from '../header/layout.js';
import { readRecords } from '../records/records.js';
import type { ReadOptions } from '../records/table-reader.js';
import { Source } from '../source/source.js';
import { outputTable } from './output-table.js';

/** The columns of rejects.csv that are read. The message is not: it is made again, in the user's language. */
const REJECT_TABLE = outputTable(['file', 'line', 'column', 'code', 'value', 'row']);

type RejectColumn = (typeof REJECT_TABLE)['columns'][number]['name'];

interface RejectsRead {
  readonly rejects: Reject[];
  /** The number of lines that cannot be read, because they were edited or are too long. */
  readonly unreadable: number;
}

/** Reads a rejects.csv that a run has written, under English or Chinese headers and in any encoding. */
export async function readRejects(
  path: string,
  options: Pick<ReadOptions, 'encoding'> & { readonly stdin?: Readable } = {},
): Promise<RejectsRead> {
  const source = await Source.open(path, options.stdin ?? process.stdin);
  try {
    let sink: RejectSink | undefined;
    const begin = (layout: Layout<RejectColumn>) => {
      sink = new RejectSink(layout);
      return sink;
    };
    await readRecords(source, { table: REJECT_TABLE, begin }, options);
    const { rejects = [], unreadable = 0 } = sink ?? {};
    return { rejects, unreadable };
  } finally {
    await source.close();
  }
}

class RejectSink implements RecordSink {
  readonly rejects: Reject[] = [];
  unreadable = 0;

  constructor(private readonly layout: Layout<RejectColumn>) {}

  takeCells(...[cells, { bytes }]: Parameters<RecordSink['takeCells']>): void {
    this.takeTexts(cellTexts(cells, bytes, this.layout.header.length));
  }

  takeTexts(texts: readonly string[]): void {
    const cell = (name: RejectColumn): string => withoutGuard(texts[positionOf(this.layout, name)] ?? '');
    const code = cell('code').trim() as RejectCode;
    const line = Number(cell('line'));
    if (!REJECT_CODES.includes(code) || !Number.isSafeInteger(line)) {
      this.unreadable++;
      return;
    }
    const column = cell('column');
    this.rejects.push({
      file: cell('file'),
      line,
      column,
      code,
      value: cell('value'),
      ...allowedUnder(code, column),
      row: cell('row'),
    });
  }

  takeBroken(): void {
    this.unreadable++;
  }
}
