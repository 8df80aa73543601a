import type { Readable } from 'node:stream';
import type { RecordSink } from '../columnar/record-sink.js';
import { FILE_KINDS, type FileKind } from '../tables/column.js';
import { CLAIM_TABLE, type ColumnTable, FUND_TABLE, ROSTER_TABLE } from '../tables/index.js';
import { headerKey } from '../tables/values.js';
import { withColumnMap } from './column-map.js';
import type { Encoding } from './encoding.js';
import { type DelimiterName, delimiterName } from './header.js';
import { namesOf } from './header-names.js';
import { type Layout, readColumns } from './layout.js';
import { readRecords } from './records.js';
import { Source } from './source.js';
import type { ReadOptions } from './table-reader.js';
import { countCell, kindOfCell, noUnknownCells, type UnknownCells } from './unknown-cells.js';
import { type UnplacedFile, unplacedIn } from './unplaced.js';

export { FILE_KINDS, type FileKind };

export const TABLES: Readonly<Record<FileKind, ColumnTable<string>>> = {
  claims: CLAIM_TABLE,
  roster: ROSTER_TABLE,
  fund: FUND_TABLE,
};

/** What becomes of a column of a file. */
export type ColumnUse =
  /** It is read as the canonical columns named beside it. */
  | 'read'
  /** It is known, and not needed. */
  | 'ignored'
  /** It is not known, and not used. */
  | 'unknown'
  /** It has no name, and is not used. */
  | 'unnamed'
  /** It answers to a name to which another column answers, too: the file would stop a run. */
  | 'ambiguous'
  /** Its header speaks of ten thousands, and nobody has said what it is: the file would stop a run. */
  | 'ten_thousands';

export interface SurveyedColumn {
  /** The file's own name for it. */
  readonly header: string;
  readonly use: ColumnUse;
  /** The canonical columns that it stands for: one, or several where it says more than one thing. */
  readonly names: readonly string[];
  /** Whether it is one of several that are added up. */
  readonly isAddend: boolean;
  /** The first different values, as they stand in the file, without blank ones. */
  readonly samples: readonly string[];
}

/** How a file would be read. */
export interface FileSurvey {
  readonly path: string;
  /** Whose columns it has; undefined where it has no column of any kind. */
  readonly kind: FileKind | undefined;
  readonly encoding: Encoding;
  readonly delimiter: DelimiterName;
  /** Records after the header. */
  readonly rows: number;
  readonly columns: readonly SurveyedColumn[];
  /** Required canonical columns that the file does not have. */
  readonly missing: readonly string[];
  /** The columns that nobody knows, with what they may be; undefined where the file is of no kind. */
  readonly unplaced: UnplacedFile | undefined;
}

/** How many values of a column are shown, and how many records are looked at for them. */
const SAMPLES = 3;
const RECORDS_LOOKED_AT = 10_000;

/**
 * Looks at a file as a run would read it, without refusing it for its columns.
 * Errors: what reading a file of any kind may find (NO_SUCH_FILE, NOT_A_CSV, BAD_ENCODING …).
 */
export async function surveyFile(
  path: string,
  options: Pick<ReadOptions, 'encoding' | 'rules'> & { readonly stdin?: Readable } = {},
): Promise<FileSurvey> {
  const source = await Source.open(path, options.stdin ?? process.stdin);
  try {
    return await surveySource(source, options);
  } finally {
    await source.close();
  }
}

/** The same for an input that is open. */
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
    kind === undefined ? { columns: unusedColumns(header), missing: [] } : usesOf(tables[kind], header);
  const found = kind && readColumns(tables[kind], header);
  const unplaced =
    kind && found ? unplacedIn(tables[kind], found, source.path, sampler.cellsOf(found.unknownColumns)) : [];
  return {
    path: source.path,
    kind,
    encoding: file.encoding,
    delimiter: delimiterName(file.shape.delimiter),
    rows: file.rows,
    columns: columns.map((column, at) => ({ ...column, samples: sampler.samples[at] ?? [] })),
    missing,
    unplaced: unplaced[0],
  };
}

function tablesUnder(rules: ReadOptions['rules']): Readonly<Record<FileKind, ColumnTable<string>>> {
  return {
    claims: withColumnMap(TABLES.claims, rules),
    roster: withColumnMap(TABLES.roster, rules),
    fund: withColumnMap(TABLES.fund, rules),
  };
}

/** A table that requires nothing, so that every header is let through, and knows all names of all kinds. */
function everyName(tables: Readonly<Record<FileKind, ColumnTable<string>>>): ColumnTable<string> {
  return {
    columns: [],
    ignored: FILE_KINDS.flatMap((kind) => {
      const { columns, unread = [], ignored, mapped } = tables[kind];
      return [...[...columns, ...unread].flatMap(namesOf), ...ignored, ...(mapped?.keys() ?? [])];
    }),
    // A header in ten thousands is told beside the others, and stops no survey.
    isIgnored: /[万萬]/,
  };
}

/** The kind of file whose table has a use for most of the columns; of several, the one that misses least. */
export function kindOf(
  header: readonly string[],
  tables: Readonly<Record<FileKind, ColumnTable<string>>> = TABLES,
): FileKind | undefined {
  let best: { kind: FileKind; used: number; missing: number } | undefined;
  for (const kind of FILE_KINDS) {
    const { columns, missing } = usesOf(tables[kind], header);
    const used = columns.filter(({ use }) => use === 'read' || use === 'ambiguous').length;
    if (used === 0) continue;
    const isBetter =
      best === undefined || used > best.used || (used === best.used && missing.length < best.missing);
    if (isBetter) best = { kind, used, missing: missing.length };
  }
  return best?.kind;
}

type Use = Omit<SurveyedColumn, 'samples'>;

/** What becomes of each column of a header, and which required columns it has not. */
function usesOf(
  table: ColumnTable<string>,
  header: readonly string[],
): { columns: Use[]; missing: readonly string[] } {
  const found = readColumns(table, header);
  const unknownColumns = new Set(found.unknownColumns);
  const inTenThousands = new Set(found.tenThousands);
  const names: string[][] = header.map(() => []);
  const clashing: string[][] = header.map(() => []);
  const isAddend = header.map(() => false);
  for (const [name, { positions, kind }] of found.fields) {
    for (const position of positions) {
      names[position].push(name);
      if (positions.length > 1 && kind === 'amount') isAddend[position] = true;
    }
  }
  for (const { column, positions } of found.clashes)
    for (const position of positions) clashing[position].push(column.name);
  const useOf = (position: number): ColumnUse => {
    if (inTenThousands.has(position)) return 'ten_thousands';
    if (clashing[position].length > 0) return 'ambiguous';
    if (names[position].length > 0) return 'read';
    if (headerKey(header[position]) === '') return 'unnamed';
    return unknownColumns.has(position) ? 'unknown' : 'ignored';
  };
  const columns = header.map((text, position) => ({
    header: text.trim(),
    use: useOf(position),
    names: clashing[position].length > 0 ? clashing[position] : names[position],
    isAddend: isAddend[position],
  }));
  return { columns, missing: found.missing.map(({ name }) => name) };
}

function unusedColumns(header: readonly string[]): Use[] {
  return header.map((text) => {
    const use = headerKey(text) === '' ? ('unnamed' as const) : ('unknown' as const);
    return { header: text.trim(), use, names: [], isAddend: false };
  });
}

/** Keeps the first different values of each column. */
class Sampler implements RecordSink {
  readonly samples: string[][];
  private readonly cells: UnknownCells;
  private records = 0;

  constructor(columns: number) {
    this.samples = Array.from({ length: columns }, () => []);
    this.cells = noUnknownCells(columns);
  }

  /** What stands in some columns, by their positions. */
  cellsOf(positions: readonly number[]): UnknownCells {
    const of = <Value>(values: readonly Value[]): Value[] =>
      positions.map((position) => values[position] as Value);
    const { filled, amounts, points, samples } = this.cells;
    return { filled: of(filled), amounts: of(amounts), points: of(points), samples: of(samples) };
  }

  takeCells(...[{ bounds, count }, { bytes }]: Parameters<RecordSink['takeCells']>): void {
    if (++this.records > RECORDS_LOOKED_AT) return;
    for (let at = 0; at < Math.min(count, this.samples.length); at++) {
      this.keep(at, bytes.toString('utf8', bounds[at], bounds[at + 1] - 1));
    }
  }

  takeTexts(texts: readonly string[]): void {
    if (++this.records > RECORDS_LOOKED_AT) return;
    texts.slice(0, this.samples.length).forEach((text, at) => {
      this.keep(at, text);
    });
  }

  takeBroken(): void {}

  private keep(at: number, cell: string): void {
    countCell(this.cells, at, kindOfCell(cell), () => cell);
    const text = cell.trim();
    const kept = this.samples[at];
    if (text !== '' && kept.length < SAMPLES && !kept.includes(text)) kept.push(text);
  }
}
