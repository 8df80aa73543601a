import type { Readable } from 'node:stream';
import type { RecordSink } from '../columnar/record-sink.js';
import { withoutGuard } from '../domain/formula-guard.js';
import { REJECT_CODES, type Reject, type RejectCode } from '../domain/reject.js';
import { allowedUnder } from './allowed.js';
import { type Layout, positionOf } from './layout.js';
import { outputTable } from './output-table.js';
import { readRecords } from './records.js';
import { Source } from './source.js';
import type { ReadOptions } from './table-reader.js';

/** The columns of rejects.csv that are read again; the message is said anew, in the language of the reader. */
const REJECT_TABLE = outputTable(['file', 'line', 'column', 'code', 'value', 'row']);

type RejectColumn = (typeof REJECT_TABLE)['columns'][number]['name'];

export interface RejectsRead {
  readonly rejects: Reject[];
  /** Lines that are no reject: changed by hand, or too long. */
  readonly unreadable: number;
}

/** Reads a rejects.csv that a run has written, under either headers and in any encoding. */
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

  takeCells(...[{ bounds, count }, { bytes }]: Parameters<RecordSink['takeCells']>): void {
    const texts: string[] = [];
    for (let at = 0; at < Math.min(count, this.layout.header.length); at++) {
      texts.push(bytes.toString('utf8', bounds[at], bounds[at + 1] - 1));
    }
    this.takeTexts(texts);
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
