import type { RecordSink } from '../columnar/record-sink.js';
import type { FileColumns } from '../tables/index.js';
import { cellTexts } from './cells/cell-texts.js';
import { countCell, kindOfCell, noUnknownCells, type UnknownCells } from './cells/unknown-cells.js';
import type { Encoding } from './encoding/encoding.js';
import { withColumnMap } from './header/column-map.js';
import {
  columnsOfNoKind,
  FILE_KINDS,
  type FileKind,
  kindOf,
  TABLES,
  type UsedColumn,
  usesOf,
} from './header/column-uses.js';
import { type DelimiterName, delimiterName } from './header/header.js';
import { namesOf } from './header/header-names.js';
import { type Layout, readColumns } from './header/layout.js';
import { type UnplacedFile, unplacedIn } from './header/unplaced.js';
import { readRecords } from './records/records.js';
import type { ReadOptions } from './records/table-reader.js';
import type { Source } from './source/source.js';

/** A column of a surveyed file. */
export interface SurveyedColumn extends UsedColumn {
  /** The first different values that are not blank, as they are written in the file. */
  readonly samples: readonly string[];
}

/** How a file would be read. */
export interface FileSurvey {
  readonly path: string;
  /** The kind of file that its columns belong to; undefined where no column is known. */
  readonly kind: FileKind | undefined;
  readonly encoding: Encoding;
  readonly delimiter: DelimiterName;
  /** Records after the header. */
  readonly rows: number;
  readonly columns: readonly SurveyedColumn[];
  /** Required canonical columns that the file does not have. */
  readonly missing: readonly string[];
  /** The unknown columns, with guesses of what they are; undefined where the kind of file is not known. */
  readonly unplaced: UnplacedFile | undefined;
}

/** The number of sample values of a column. */
const SAMPLES = 3;
/** Samples and counts are taken from so many records. */
const RECORDS_SAMPLED = 10_000;

/**
 * Surveys an input: how a run would read it, without refusing it for its columns.
 * Errors: those of reading a file of any kind (NOT_A_CSV, BAD_ENCODING …).
 */
export async function surveySource(
  source: Source,
  options: Pick<ReadOptions, 'encoding' | 'rules'>,
): Promise<FileSurvey> {
  let sampler = new Sampler(0);
  const tables = tablesUnder(options.rules);
  const begin = (layout: Layout<string>) => {
    sampler = new Sampler(layout.header.length);
    return sampler;
  };
  const file = await readRecords(source, { table: everyName(tables), begin }, options);
  const { header } = file.layout;
  const kind = kindOf(header, tables);
  const { columns, missing } =
    kind === undefined ? { columns: columnsOfNoKind(header), missing: [] } : usesOf(tables[kind], header);
  const found = kind && readColumns(tables[kind], header);
  const unplaced =
    kind && found ? unplacedIn(tables[kind], found, source.path, sampler.cellsOf(found.unknownColumns)) : [];
  return {
    path: source.path,
    kind,
    encoding: file.encoding,
    delimiter: delimiterName(file.shape.delimiter),
    rows: file.rows,
    columns: columns.map((column, position) => ({ ...column, samples: sampler.samples[position] ?? [] })),
    missing,
    unplaced: unplaced[0],
  };
}

function tablesUnder(rules: ReadOptions['rules']): Readonly<Record<FileKind, FileColumns<string>>> {
  return {
    claims: withColumnMap(TABLES.claims, rules),
    roster: withColumnMap(TABLES.roster, rules),
    fund: withColumnMap(TABLES.fund, rules),
  };
}

/** A table that knows the names of all kinds and requires no column, so that it refuses no header. */
function everyName(tables: Readonly<Record<FileKind, FileColumns<string>>>): FileColumns<string> {
  return {
    columns: [],
    ignored: FILE_KINDS.flatMap((kind) => {
      const { columns, unread = [], ignored, mapped } = tables[kind];
      return [...[...columns, ...unread].flatMap(namesOf), ...ignored, ...(mapped?.keys() ?? [])];
    }),
    // Columns in ten thousands of yuan would be refused otherwise. The survey reports them beside the others.
    isIgnored: /[万萬]/,
  };
}

/** Keeps the first different values of each column and counts its cells. */
class Sampler implements RecordSink {
  readonly samples: string[][];
  private readonly cells: UnknownCells;
  private records = 0;

  constructor(columns: number) {
    this.samples = Array.from({ length: columns }, () => []);
    this.cells = noUnknownCells(columns);
  }

  /** The counts of some columns, by their positions. */
  cellsOf(positions: readonly number[]): UnknownCells {
    const of = <Value>(values: readonly Value[]): Value[] =>
      positions.map((position) => values[position] as Value);
    const { filled, amounts, points, samples } = this.cells;
    return { filled: of(filled), amounts: of(amounts), points: of(points), samples: of(samples) };
  }

  takeCells(...[cells, { bytes }]: Parameters<RecordSink['takeCells']>): void {
    if (this.records < RECORDS_SAMPLED) this.takeTexts(cellTexts(cells, bytes, this.samples.length));
  }

  takeTexts(texts: readonly string[]): void {
    if (++this.records > RECORDS_SAMPLED) return;
    texts.slice(0, this.samples.length).forEach((text, position) => {
      this.keep(position, text);
    });
  }

  takeBroken(): void {}

  private keep(position: number, cell: string): void {
    countCell(this.cells, position, kindOfCell(cell), () => cell);
    const text = cell.trim();
    const kept = this.samples[position];
    if (text !== '' && kept.length < SAMPLES && !kept.includes(text)) kept.push(text);
  }
}
