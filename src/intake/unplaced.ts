import type { ErrorCode } from '../domain/error-codes.js';
import { type DetailsOf, ReliefError } from '../domain/errors.js';
import type { FileKind } from '../tables/column.js';
import { isInTenThousands, withoutTenThousands } from '../tables/header-decorations.js';
import type { Column, ColumnTable } from '../tables/index.js';
import { headerKey } from '../tables/values.js';
import type { Layout } from './layout.js';
import { looksLikeMoney, type UnknownCells } from './unknown-cells.js';

/** A column of a file that nobody knows, and what it may be. */
export interface UnplacedColumn {
  readonly header: string;
  /** From 0. */
  readonly position: number;
  /** Whether it looks like an amount of money; undefined where its cells have not been counted. */
  readonly isMoney: boolean | undefined;
  /** The first different amounts in it, where its cells have been counted. */
  readonly samples: readonly string[];
  /** Its header speaks of ten thousands of yuan. */
  readonly inTenThousands: boolean;
  /** The canonical column that its header is most like, of those that the file lacks. */
  readonly guess: string | undefined;
}

/** A file with columns that nobody knows. */
export interface UnplacedFile {
  readonly file: string;
  readonly kind: FileKind;
  readonly columns: readonly UnplacedColumn[];
  /** The canonical columns that the file lacks: those that it must have, and those with what somebody paid. */
  readonly missing: readonly Column[];
}

/** A file cannot be read because somebody has to say what its columns are. */
export class UnplacedColumns<Code extends ErrorCode = ErrorCode> extends ReliefError<Code> {
  constructor(
    code: Code,
    details: DetailsOf<Code>,
    readonly files: readonly UnplacedFile[],
  ) {
    super(code, details);
  }
}

/** The columns of a file that nobody knows; none where the table is of no kind that relief.yaml could map. */
export function unplacedIn(
  table: ColumnTable<string>,
  layout: Layout<string>,
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

/** Columns with what somebody paid: without one of them the burden is larger than it was. */
const PAYERS: ReadonlySet<string> = new Set([
  'basic_paid',
  'catastrophic_paid',
  'supplementary_paid',
  'other_paid',
  'assistance_paid',
  'charity_paid',
]);

/** Below this likeness a guess would say nothing. Letters are alike by chance more often than characters. */
function leastLikeness(header: string): number {
  return /^[ -~]*$/.test(header) ? 0.75 : 0.5;
}

/** For each unknown column the missing column that it is most like; each column once, the best first. */
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

/** Headers for which a guess is made; a file with more of them is not mapped by hand. */
const MOST_GUESSED = 100;

function likenessOf(header: string, { name, zh, aliases, plus = [] }: Column): number {
  const key = withoutTenThousands(headerKey(header)).slice(0, 64);
  return Math.max(...[name, zh, ...aliases, ...plus.flat()].map((alias) => likeness(key, headerKey(alias))));
}

/** How much two headers have in common, from 0 to 1: the characters that both have in the same order. */
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
