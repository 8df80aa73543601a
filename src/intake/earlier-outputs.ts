import type { RecordPosition, RecordSink } from '../columnar/record-sink.js';
import { type Day, parseDay } from '../domain/calendar.js';
import { ReliefError } from '../domain/errors.js';
import { withoutGuard } from '../domain/formula-guard.js';
import type { Fen } from '../domain/money.js';
import type { Encoding } from './encoding.js';
import { type InputFile, inputFile } from './file-remarks.js';
import { type Layout, positionOf } from './layout.js';
import { outputTable } from './output-table.js';
import { readRecords } from './records.js';
import { Source } from './source.js';
import type { ReadOptions } from './table-reader.js';

/** A row of decisions.csv that pays something. */
export interface PaidDecision {
  readonly policy: string;
  readonly claimId: string;
  readonly settledOn: Day;
  /** County code of the roster row taken. */
  readonly area: string;
  readonly payable: Fen;
}

/** A row of benefits.csv that pays something. */
export interface PaidLine {
  readonly policy: string;
  readonly claimId: string;
  readonly benefit: string;
  readonly payable: Fen;
}

const DECISION_TABLE = outputTable(['policy', 'claim_id', 'settled_at', 'area', 'payable']);
const LINE_TABLE = outputTable(['policy', 'claim_id', 'benefit', 'payable']);

type PaidColumn = (typeof DECISION_TABLE | typeof LINE_TABLE)['columns'][number]['name'];

/**
 * The encoding is that of the run's manifest: a file that had to be read a second time, in another encoding, would
 * be taken twice.
 */
export interface EarlierReadOptions extends Pick<ReadOptions, 'onProgress'> {
  readonly encoding: Encoding;
}

/** What is done with each row that pays, in the order of the file. */
export type TakePaid<Row> = (row: Row, line: number) => void;

/**
 * Reads the paying rows of a decisions.csv that a run has written, under either headers.
 * Errors: EARLIER_OUTPUT_BROKEN for a row that no run writes.
 */
export function readPaidDecisions(
  path: string,
  options: EarlierReadOptions,
  take: TakePaid<PaidDecision>,
): Promise<InputFile> {
  return readPaid(path, DECISION_TABLE, options, (cell, payable, line) => {
    const settledOn = parseDay(cell('settled_at').slice(0, 10));
    if (settledOn === undefined) return false;
    take({ policy: cell('policy'), claimId: cell('claim_id'), settledOn, area: cell('area'), payable }, line);
    return true;
  });
}

/** The same of a benefits.csv. */
export function readPaidLines(
  path: string,
  options: EarlierReadOptions,
  take: TakePaid<PaidLine>,
): Promise<InputFile> {
  return readPaid(path, LINE_TABLE, options, (cell, payable, line) => {
    take({ policy: cell('policy'), claimId: cell('claim_id'), benefit: cell('benefit'), payable }, line);
    return true;
  });
}

/** Takes one paying row; false where it cannot be one that a run has written. */
type TakeCells<Name> = (cell: (name: Name) => string, payable: Fen, line: number) => boolean;

async function readPaid<Name extends PaidColumn>(
  path: string,
  table: Parameters<typeof readRecords<Name>>[1]['table'],
  options: EarlierReadOptions,
  take: TakeCells<Name>,
): Promise<InputFile> {
  const source = await Source.open(path, process.stdin);
  try {
    const begin = (layout: Layout<Name>) => new PaidSink(path, layout, take);
    return inputFile(await readRecords(source, { table, begin }, options, options.onProgress));
  } finally {
    await source.close();
  }
}

/** The amount of a row that pays nothing, as it is written; most rows need not be looked at further. */
const NOTHING = Buffer.from('0.00');

class PaidSink<Name extends PaidColumn> implements RecordSink {
  private readonly payablePosition: number;
  private texts: readonly string[] = [];

  constructor(
    private readonly path: string,
    private readonly layout: Layout<Name>,
    private readonly take: TakeCells<Name>,
  ) {
    this.payablePosition = positionOf(layout, 'payable' as Name);
  }

  takeCells(...[{ bounds, count }, record]: Parameters<RecordSink['takeCells']>): void {
    const { bytes } = record;
    if (count !== this.layout.header.length) throw this.broken(record);
    const at = this.payablePosition;
    if (NOTHING.equals(bytes.subarray(bounds[at], bounds[at + 1] - 1))) return;
    const texts: string[] = [];
    for (let cell = 0; cell < count; cell++) {
      texts.push(bytes.toString('utf8', bounds[cell], bounds[cell + 1] - 1));
    }
    this.takeTexts(texts, record);
  }

  takeTexts(texts: readonly string[], record: RecordPosition): void {
    if (texts.length !== this.layout.header.length) throw this.broken(record);
    this.texts = texts;
    const payable = writtenFen(texts[this.payablePosition]);
    if (payable === 0) return;
    if (payable === undefined || !this.take(this.cell, payable, record.line)) throw this.broken(record);
  }

  takeBroken(_position: number, _value: string, record: RecordPosition): void {
    throw this.broken(record);
  }

  private readonly cell = (name: Name): string => withoutGuard(this.texts[positionOf(this.layout, name)]);

  private broken({ line }: RecordPosition): ReliefError {
    return new ReliefError('EARLIER_OUTPUT_BROKEN', { file: this.path, line });
  }
}

/** An amount exactly as it is written into the outputs, which is never below 0 here. */
function writtenFen(text: string): Fen | undefined {
  const match = /^(\d+)\.(\d\d)$/.exec(text);
  if (match === null) return undefined;
  const fen = Number(match[1]) * 100 + Number(match[2]);
  return Number.isSafeInteger(fen) ? fen : undefined;
}
