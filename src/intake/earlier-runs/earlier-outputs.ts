import type { RecordPosition, RecordSink } from '../../columnar/record-sink.js';
import { type Day, parseDay } from '../../domain/calendar.js';
import { ReliefError } from '../../domain/errors.js';
import { withoutGuard } from '../../domain/formula-guard.js';
import type { Fen } from '../../domain/money.js';
import { cellTexts } from '../cells/cell-texts.js';
import { type InputFile, inputFile } from '../checks/file-remarks.js';
import type { Encoding } from '../encoding/encoding.js';
import { type Layout, positionOf } from '../header/layout.js';
import { readRecords } from '../records/records.js';
import type { ReadOptions } from '../records/table-reader.js';
import { Source } from '../source/source.js';
import { outputTable } from './output-table.js';

/** A row of a decisions.csv with a payable amount above 0. */
export interface PaidDecision {
  readonly policy: string;
  readonly claimId: string;
  readonly settledOn: Day;
  /** The code of the county of the person's roster row. */
  readonly area: string;
  /** In fen. */
  readonly payable: Fen;
}

/** A row of a benefits.csv with a payable amount above 0. */
export interface PaidLine {
  readonly policy: string;
  readonly claimId: string;
  readonly benefit: string;
  readonly payable: Fen;
}

const DECISION_TABLE = outputTable(['policy', 'claim_id', 'settled_at', 'area', 'payable']);
const LINE_TABLE = outputTable(['policy', 'claim_id', 'benefit', 'payable']);

type PaidColumn = (typeof DECISION_TABLE | typeof LINE_TABLE)['columns'][number]['name'];

interface EarlierReadOptions extends Pick<ReadOptions, 'onProgress'> {
  /**
   * The encoding from the run's manifest. Without it, a file might be read a second time in another encoding, and its
   * rows would be taken twice.
   */
  readonly encoding: Encoding;
}

/** Takes a row and its line, in the order of the file. */
type TakePaid<Row> = (row: Row, line: number) => void;

/**
 * Reads the rows of a decisions.csv of an earlier run that pay something, under English or Chinese headers.
 * Errors: EARLIER_OUTPUT_BROKEN for a row that no run writes, and those of reading a file.
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

/** The same for a benefits.csv. */
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

/** Takes a row that pays something; false where no run can have written it. */
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

/** The text of the amount 0. Most rows have it, and nothing else of them needs to be read. */
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

  takeCells(...[cells, record]: Parameters<RecordSink['takeCells']>): void {
    const { bounds, count } = cells;
    const { bytes } = record;
    if (count !== this.layout.header.length) throw this.broken(record);
    const position = this.payablePosition;
    if (NOTHING.equals(bytes.subarray(bounds[position], bounds[position + 1] - 1))) return;
    this.takeTexts(cellTexts(cells, bytes, count), record);
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

/** Reads an amount that a run has written, in fen; undefined for any other text. It is never negative here. */
function writtenFen(text: string): Fen | undefined {
  const match = /^(\d+)\.(\d\d)$/.exec(text);
  if (match === null) return undefined;
  const fen = Number(match[1]) * 100 + Number(match[2]);
  return Number.isSafeInteger(fen) ? fen : undefined;
}
