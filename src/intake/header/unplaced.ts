import type { ErrorCode } from '../../domain/error-codes.js';
import { type DetailsOf, ReliefError } from '../../domain/errors.js';
import type { FileKind } from '../../tables/column.js';
import { isInTenThousands, withoutTenThousands } from '../../tables/header-decorations.js';
import type { Column, FileColumns } from '../../tables/index.js';
import { headerKey } from '../../tables/values.js';
import { looksLikeMoney, type UnknownCells } from '../cells/unknown-cells.js';

/** A column of a file that the program does not know, and what it may be. */
interface UnplacedColumn {
  readonly header: string;
  /** From 0. */
  readonly position: number;
  /** Whether it looks like an amount of money; undefined where its cells have not been counted. */
  readonly isMoney: boolean | undefined;
  /** The first different amounts in it, where its cells have been counted. */
  readonly samples: readonly string[];
  /** Its header names ten thousands of yuan (万元) as its unit. */
  readonly inTenThousands: boolean;
  /** Of the canonical columns that the file lacks, the one with the most similar name. */
  readonly guess: string | undefined;
}

/** A file with columns that the program does not know. */
export interface UnplacedFile {
  readonly file: string;
  readonly kind: FileKind;
  readonly columns: readonly UnplacedColumn[];
  /** The canonical columns that the file lacks: the required ones, and those of amounts that somebody paid. */
  readonly missing: readonly Column[];
}

/** What a user has to decide about the columns of a file before its totals can be trusted. */
export interface ColumnFinding {
  /** The file with its unknown columns. Those that look like money stop the run. */
  readonly unplaced: UnplacedFile;
  /** A claims file has no column for what basic insurance paid, and relief.yaml does not say that this is right. */
  readonly lacksPayer: boolean;
}

/** The error that a file cannot be read until a user says what its columns are. */
export class UnplacedColumns<Code extends ErrorCode = ErrorCode> extends ReliefError<Code> {
  constructor(
    code: Code,
    details: DetailsOf<Code>,
    readonly files: readonly UnplacedFile[],
  ) {
    super(code, details);
  }
}

/** The columns of a layout as far as they are looked at here. */
interface FoundColumns {
  readonly header: readonly string[];
  readonly fields: ReadonlyMap<string, { readonly positions: readonly number[] }>;
  readonly unknownColumns: readonly number[];
}

/**
 * The unknown columns of a file, in a list of one; an empty list for a table whose columns relief.yaml cannot map.
 *
 * @param cells Counts of what the unknown columns contain, where the file has been read.
 */
export function unplacedIn(
  table: FileColumns<string>,
  layout: FoundColumns,
  file: string,
  cells?: UnknownCells,
): UnplacedFile[] {
  const { kind } = table;
  if (kind === undefined) return [];
  const missing = table.columns.filter(({ name }) => layout.fields.get(name)?.positions.length === 0);
  const unknownColumns = layout.unknownColumns.map((position, nth) => {
    const header = (layout.header[position] as string).trim();
    const isMoney = cells && looksLikeMoney(cells, nth, header);
    const inTenThousands = isInTenThousands(headerKey(header));
    return { header, position, inTenThousands, isMoney, samples: cells?.samples[nth] ?? [] };
  });
  const isLikely = (unknown: (typeof unknownColumns)[number], column: Column): boolean =>
    cells === undefined || unknown.isMoney === (column.kind === 'amount');
  const guesses = guessed(unknownColumns, missing, isLikely);
  return [
    {
      file,
      kind,
      columns: unknownColumns.map((unknown) => ({ ...unknown, guess: guesses.get(unknown.position) })),
      missing: missing.filter(({ name, required }) => required || PAYERS.has(name)),
    },
  ];
}

/** Columns of amounts that somebody paid. Where one is not read, the burden comes out too large. */
const PAYERS: ReadonlySet<string> = new Set([
  'basic_paid',
  'catastrophic_paid',
  'supplementary_paid',
  'other_paid',
  'assistance_paid',
  'charity_paid',
]);

/** The least likeness that is worth a guess. Latin letters match by chance more often than Chinese characters. */
function leastLikeness(header: string): number {
  return /^[ -~]*$/.test(header) ? 0.75 : 0.5;
}

/** The missing column that each unknown column resembles most. A missing column is guessed only once. */
function guessed<Unknown extends { readonly header: string; readonly position: number }>(
  unknownColumns: readonly Unknown[],
  missing: readonly Column[],
  isLikely: (unknown: Unknown, column: Column) => boolean,
): ReadonlyMap<number, string> {
  const pairs = unknownColumns
    .slice(0, MOST_GUESSED)
    .flatMap((unknown) =>
      missing
        .filter((column) => isLikely(unknown, column))
        .map((column) => ({ unknown, column, likeness: likenessOf(unknown.header, column) })),
    )
    .filter(({ unknown, likeness }) => likeness >= leastLikeness(unknown.header))
    .sort((a, b) => b.likeness - a.likeness || a.unknown.position - b.unknown.position);
  const guesses = new Map<number, string>();
  const taken = new Set<string>();
  for (const { unknown, column } of pairs) {
    if (guesses.has(unknown.position) || taken.has(column.name)) continue;
    guesses.set(unknown.position, column.name);
    taken.add(column.name);
  }
  return guesses;
}

/** Guesses are made for so many headers at most. A file with more of them is not mapped by hand. */
const MOST_GUESSED = 100;

function likenessOf(header: string, { name, zh, aliases, plus = [] }: Column): number {
  const key = withoutTenThousands(headerKey(header)).slice(0, 64);
  return Math.max(...[name, zh, ...aliases, ...plus.flat()].map((alias) => likeness(key, headerKey(alias))));
}

/** The likeness of two headers, from 0 to 1, by their longest common subsequence of characters. */
function likeness(a: string, b: string): number {
  if (a === '' || b === '') return 0;
  let row = new Array<number>(b.length + 1).fill(0);
  for (const character of a) {
    const next = [0];
    for (let at = 1; at <= b.length; at++) {
      const isSame = character === b[at - 1];
      next.push(isSame ? (row[at - 1] as number) + 1 : Math.max(row[at] as number, next[at - 1] as number));
    }
    row = next;
  }
  return (2 * (row[b.length] as number)) / (a.length + b.length);
}
