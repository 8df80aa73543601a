import type { Readable } from 'node:stream';
import { ReliefError } from '../domain/errors.js';
import { CLAIM_TABLE, type Column, type ColumnTable, FUND_TABLE, ROSTER_TABLE } from './columns.js';
import { type RecordTaker, TAB } from './csv.js';
import type { Encoding } from './encoding.js';
import { type Layout, layoutOf } from './layout.js';
import { type ReadOptions, readRecords } from './records.js';
import { Source } from './source.js';
import { headerKey } from './values.js';

/** What a file may be: one table of columns for each. */
export const FILE_KINDS = ['claims', 'roster', 'fund'] as const;
export type FileKind = (typeof FILE_KINDS)[number];

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
  | 'ambiguous';

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
  readonly delimiter: 'comma' | 'tab';
  /** Records after the header. */
  readonly rows: number;
  readonly columns: readonly SurveyedColumn[];
  /** Required canonical columns that the file does not have. */
  readonly missing: readonly string[];
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
  options: Pick<ReadOptions, 'encoding'> & { readonly stdin?: Readable } = {},
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
  options: Pick<ReadOptions, 'encoding'>,
): Promise<FileSurvey> {
  let sampler = new Sampler(0);
  const begin = (layout: Layout<string>) => {
    sampler = new Sampler(layout.header.length);
    return sampler;
  };
  const file = await readRecords(source, { table: EVERY_NAME, begin }, options);
  const { header } = file.layout;
  const kind = kindOf(header);
  const { columns, missing } =
    kind === undefined ? { columns: unusedColumns(header), missing: [] } : usesOf(TABLES[kind], header);
  return {
    path: source.path,
    kind,
    encoding: file.encoding,
    delimiter: file.shape.delimiter === TAB ? 'tab' : 'comma',
    rows: file.rows,
    columns: columns.map((column, at) => ({ ...column, samples: sampler.samples[at] ?? [] })),
    missing,
  };
}

/** A table that requires nothing, so that every header is let through, and knows all names of all kinds. */
const EVERY_NAME: ColumnTable<string> = {
  columns: [],
  ignored: FILE_KINDS.flatMap((kind) => {
    const { columns, ignored } = TABLES[kind];
    return [...columns.flatMap((column) => namesOf(column)), ...ignored];
  }),
};

/** Every header that a column is read under: its own names, those that are added up, those that stand in. */
export function namesOf(column: Column): string[] {
  const { name, zh, aliases, plus = [], otherwise = [] } = column;
  return [name, zh, ...aliases, ...plus.flat(), ...otherwise.flatMap((source) => source.aliases)];
}

/** The kind of file whose table has a use for most of the columns; of several, the one that misses least. */
export function kindOf(header: readonly string[]): FileKind | undefined {
  let best: { kind: FileKind; used: number; missing: number } | undefined;
  for (const kind of FILE_KINDS) {
    const { columns, missing } = usesOf(TABLES[kind], header);
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
  const { layout, ambiguous } = lenientLayout(table, header);
  const unknown = new Set(layout.unknown.map(headerKey));
  const names: string[][] = header.map(() => []);
  const isAddend = header.map(() => false);
  for (const [name, { positions }] of layout.fields) {
    for (const position of positions) {
      names[position].push(name);
      if (positions.length > 1) isAddend[position] = true;
    }
  }
  const useOf = (position: number): ColumnUse => {
    if (names[position].length > 0) return 'read';
    const key = headerKey(header[position]);
    if (key === '') return 'unnamed';
    if (ambiguous.some(({ keys }) => keys.has(key))) return 'ambiguous';
    return unknown.has(key) ? 'unknown' : 'ignored';
  };
  const columns = header.map((text, position) => {
    const use = useOf(position);
    const key = headerKey(text);
    const claimedBy = ambiguous.filter(({ keys }) => keys.has(key)).map(({ column }) => column.name);
    return {
      header: text.trim(),
      use,
      names: use === 'ambiguous' ? claimedBy : names[position],
      isAddend: isAddend[position],
    };
  });
  const found = new Set(columns.flatMap((column) => column.names));
  const missing = table.columns.filter(({ name, required }) => required && !found.has(name));
  return { columns, missing: missing.map(({ name }) => name) };
}

interface Ambiguous {
  readonly column: Column;
  /** Keys of all headers that answer to the column's names. */
  readonly keys: ReadonlySet<string>;
}

/** The layout of a header without the columns to which two headers answer, and these columns. */
function lenientLayout(
  table: ColumnTable<string>,
  header: readonly string[],
): { layout: Layout<string>; ambiguous: Ambiguous[] } {
  const ambiguous: Ambiguous[] = [];
  let columns: readonly Column[] = table.columns.map(({ required: _, ...column }) => column);
  for (;;) {
    const ignored = [...table.ignored, ...ambiguous.flatMap(({ column }) => namesOf(column))];
    try {
      return { layout: layoutOf({ columns, ignored }, header, '', 1), ambiguous };
    } catch (error) {
      if (!(error instanceof ReliefError) || error.code !== 'AMBIGUOUS_COLUMNS') throw error;
      const column = columns.find(({ name }) => name === error.details.column) as Column;
      ambiguous.push({ column, keys: new Set(namesOf(column).map(headerKey)) });
      columns = columns.filter((other) => other !== column);
    }
  }
}

function unusedColumns(header: readonly string[]): Use[] {
  return header.map((text) => {
    const use = headerKey(text) === '' ? ('unnamed' as const) : ('unknown' as const);
    return { header: text.trim(), use, names: [], isAddend: false };
  });
}

/** Keeps the first different values of each column. */
class Sampler implements RecordTaker {
  readonly samples: string[][];
  private records = 0;

  constructor(columns: number) {
    this.samples = Array.from({ length: columns }, () => []);
  }

  takeCells(...[{ bounds, count }, { bytes }]: Parameters<RecordTaker['takeCells']>): void {
    if (++this.records > RECORDS_LOOKED_AT) return;
    for (let at = 0; at < Math.min(count, this.samples.length); at++) {
      if (this.samples[at].length < SAMPLES)
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
    const text = cell.trim();
    const kept = this.samples[at];
    if (text !== '' && kept.length < SAMPLES && !kept.includes(text)) kept.push(text);
  }
}
