import { ReliefError } from '../../domain/errors.js';
import { IGNORE } from '../../domain/reading-rules.js';
import { isInTenThousands, withoutTenThousands } from '../../tables/header-decorations.js';
import type { Column, FileColumns, Kind } from '../../tables/index.js';
import { headerKey } from '../../tables/values.js';
import type { Words } from '../../tables/words.js';
import { type Answer, isKnown, isTwin, type Names, namesIn } from './header-names.js';
import { UnplacedColumns, unplacedIn } from './unplaced.js';

/** Where a file keeps a canonical column. */
export interface Field {
  readonly column: Column;
  /** How its cells are read. */
  readonly kind: Kind;
  /** Positions in the file: none where the file has no such column, one, or several that are added up or joined. */
  readonly positions: readonly number[];
  readonly words: Words | undefined;
  /** Those of the positions whose amounts are ten thousands of yuan. */
  readonly tenThousands: readonly number[];
}

/** What the header of a file says: where each canonical column stands. */
export interface Layout<Name extends string> {
  /** The file's own names for its columns. */
  readonly header: readonly string[];
  readonly fields: ReadonlyMap<Name, Field>;
  /** Headers that nobody knows, each once. */
  readonly unknown: readonly string[];
  /** Positions, from 0, of columns without a name. */
  readonly unnamed: readonly number[];
  /** Positions, from 0, of all columns that nobody knows, with and without a name. */
  readonly unknownColumns: readonly number[];
  /** Names of the canonical columns that the file has, that no rule needs yet, and that bear on what is paid. */
  readonly unused: readonly string[];
  /** Keys of the headers that relief.yaml maps. */
  readonly mapped: ReadonlySet<string>;
}

/** Two columns that answer to one name. */
interface Clash {
  readonly column: Column;
  readonly positions: readonly number[];
}

/** What a header says, with everything that is wrong with it. */
export interface HeaderLayout<Name extends string> extends Layout<Name> {
  readonly missing: readonly Column[];
  readonly clashes: readonly Clash[];
  /** Positions of columns whose header says ten thousands, without a word about it in relief.yaml. */
  readonly tenThousands: readonly number[];
}

/** A header with more columns than this is no list of claims. */
const MOST_COLUMNS = 1000;

/** Finds the canonical columns in a header. The file and line are for the messages. */
export function layoutOf<Name extends string>(
  table: FileColumns<Name>,
  header: readonly string[],
  file: string,
  line: number,
): Layout<Name> {
  table.refuse?.(header, file, line);
  const location = { file, line };
  if (header.length > MOST_COLUMNS)
    throw new ReliefError('TOO_MANY_COLUMNS', { ...location, value: String(header.length) });
  const layout = readColumns(table, header);
  const named = (positions: readonly number[]): string =>
    positions.map((position) => `${position + 1} ${shown(header[position] as string)}`).join(', ');
  if (layout.tenThousands.length > 0 && countKnown(table, header) > 0)
    throw new UnplacedColumns(
      'WAN_YUAN_COLUMN',
      { ...location, value: named(layout.tenThousands) },
      unplacedIn(table, layout, file).map(({ columns, ...rest }) => ({
        ...rest,
        columns: columns.filter(({ inTenThousands }) => inTenThousands),
      })),
    );
  const [clash] = layout.clashes;
  if (clash !== undefined) {
    const keys = clash.positions.map((position) => headerKey(header[position] as string));
    const code = new Set(keys).size < keys.length ? 'COLUMN_TWICE' : 'AMBIGUOUS_COLUMNS';
    throw new ReliefError(code, {
      ...location,
      column: clash.column.name,
      value: named(clash.positions),
      section: table.kind ?? '',
    });
  }
  if (layout.missing.length > 0)
    throw new UnplacedColumns(
      'MISSING_COLUMN',
      {
        ...location,
        column: layout.missing.map(({ name }) => name).join(', '),
        value: header.map((cell) => cell.trim()).join(' | '),
      },
      // A line of which nothing is known is no header, and its cells are no names of columns.
      countKnown(table, header) > 0 ? unplacedIn(table, layout, file) : [],
    );
  return layout;
}

/** Finds the canonical columns in a header, whatever is wrong with it. */
export function readColumns<Name extends string>(
  table: FileColumns<Name>,
  header: readonly string[],
): HeaderLayout<Name> {
  const names = namesIn(table);
  const keys = header.map(headerKey);
  const mapped = new Set<string>();
  const answers = new Map<string, Found>();
  const unknown: string[] = [];
  const unnamed: number[] = [];
  const unknownColumns: number[] = [];
  const tenThousands: number[] = [];
  const seen = new Set<string>();
  keys.forEach((key, position) => {
    const rule = table.mapped?.get(key);
    if (rule !== undefined) mapped.add(key);
    if (isUnsaidTenThousand(table, names, key)) tenThousands.push(position);
    for (const answer of answersTo(table, names, key)) noteFound(answers, answer, position);
    if (key === '') unnamed.push(position);
    if (rule === undefined && !isKnown(names, key) && !isTwin(names, key)) {
      unknownColumns.push(position);
      if (key !== '' && !seen.has(key)) unknown.push((header[position] as string).trim());
    }
    seen.add(key);
  });
  const fields = new Map<Name, Field>();
  const missing: Column[] = [];
  const clashes: Clash[] = [];
  for (const column of table.columns) {
    const found = answers.get(column.name);
    const settled = found === undefined ? fieldAt(column, []) : settle(column, found, keys, table);
    const field = isClash(settled) ? fieldAt(column, []) : settled;
    if (isClash(settled)) clashes.push(settled);
    fields.set(column.name, field);
    if (column.required && settled.positions.length === 0) missing.push(column);
  }
  return {
    header,
    fields,
    unknown,
    unnamed,
    unknownColumns,
    unused: unusedColumns(table, keys),
    mapped,
    missing,
    clashes,
    tenThousands,
  };
}

/** Where a column stands; the first place of one whose parts are added up. -1 where the file has none. */
export function positionOf<Name extends string>(layout: Layout<Name>, name: Name): number {
  return fieldOf(layout, name).positions[0] ?? -1;
}

export function fieldOf<Name extends string>(layout: Layout<Name>, name: Name): Field {
  return layout.fields.get(name) as Field;
}

/** The layout of rows that have every canonical column under its own name, in the order of the table. */
export function canonicalLayout<Name extends string>(table: FileColumns<Name>): Layout<Name> {
  return layoutOf(
    table,
    table.columns.map((column) => column.name),
    '',
    0,
  );
}

/** How many of these cells are headers that the table, or relief.yaml, knows. */
export function countKnown(table: FileColumns<string>, header: readonly string[]): number {
  const names = namesIn(table);
  return header.map(headerKey).filter((key) => isKnown(names, key) || table.mapped?.has(key)).length;
}

/** A header in one line. */
function shown(header: string): string {
  return header.trim().replace(/\s+/g, ' ');
}

/** Positions by how they answer to a column. */
type Found = Readonly<Record<Answer['as'], number[][]>>;

function noteFound(answers: Map<string, Found>, { column, as, nth }: Answer, position: number): void {
  const found = answers.get(column.name) ?? { own: [], plus: [], otherwise: [], joined: [], mapped: [] };
  answers.set(column.name, found);
  const positions = found[as];
  positions[nth] ??= [];
  (positions[nth] as number[]).push(position);
}

/** The columns to which a header answers: what relief.yaml says of it alone, or else the table. */
function answersTo(table: FileColumns<string>, names: Names, key: string): readonly Answer[] {
  const rule = table.mapped?.get(key);
  if (rule === undefined) return names.answers.get(key) ?? [];
  const column = table.columns.find(({ name }) => name === rule.column);
  return column === undefined ? [] : [{ column, as: 'mapped', nth: 0 }];
}

/** Whether a header says ten thousands, and nobody has said what is to become of it. */
function isUnsaidTenThousand(table: FileColumns<string>, names: Names, key: string): boolean {
  if (!isInTenThousands(key) || isKnown(names, key)) return false;
  const rule = table.mapped?.get(key);
  if (rule === undefined) return !names.unread.has(withoutTenThousands(key));
  const column = table.columns.find(({ name }) => name === rule.column);
  return rule.column !== IGNORE && column?.kind === 'amount' && rule.unit === undefined;
}

/** Which of the positions that answer to a column it stands at, or which two contradict each other. */
function settle(
  column: Column,
  found: Found,
  keys: readonly string[],
  table: FileColumns<string>,
): Field | Clash {
  const own = found.own[0] ?? [];
  const mapped = found.mapped[0] ?? [];
  const addends = found.plus.filter((positions) => positions !== undefined);
  const isSum = column.plus !== undefined;
  const parts = [...own, ...addends.flat(), ...mapped];
  const twice = [own, ...addends, ...(isSum ? [] : [[...own, ...mapped]])].find(({ length }) => length > 1);
  if (twice !== undefined) return { column, positions: twice };
  // One header twice is never two addends.
  if (new Set(parts.map((position) => keys[position])).size < parts.length)
    return { column, positions: parts };
  // The canonical column is the whole amount already; adding a part of it would count that part twice.
  const [whole] = own;
  const isWhole = column.kind === 'amount' && whole !== undefined && keys[whole] === headerKey(column.name);
  if (isWhole && parts.length > 1) return { column, positions: parts };
  if (parts.length > 0) return fieldAt(column, parts, { tenThousands: inTenThousands(mapped, keys, table) });
  for (const [nth, positions = []] of found.otherwise.entries()) {
    if (positions.length > 1) return { column, positions };
    const source = column.otherwise?.[nth];
    if (positions.length === 1) return fieldAt(column, positions, source);
  }
  return joinedField(column, found.joined);
}

/** An id that is made of several columns, where the file has them all. */
function joinedField(column: Column, joined: readonly (number[] | undefined)[]): Field | Clash {
  const groups = (column.joined ?? []).map((_, nth) => joined[nth] ?? []);
  const doubled = groups.find(({ length }) => length > 1);
  if (groups.some(({ length }) => length === 0)) return fieldAt(column, []);
  return doubled === undefined ? fieldAt(column, groups.flat()) : { column, positions: doubled };
}

function fieldAt(
  column: Column,
  positions: readonly number[],
  { words, kind, tenThousands = [] }: { words?: Words; kind?: Kind; tenThousands?: readonly number[] } = {},
): Field {
  return {
    column,
    kind: kind ?? column.kind,
    positions,
    words: words ?? column.words,
    tenThousands,
  };
}

function isClash(settled: Field | Clash): settled is Clash {
  return !('kind' in settled);
}

function inTenThousands(
  mapped: readonly number[],
  keys: readonly string[],
  table: FileColumns<string>,
): readonly number[] {
  return mapped.filter((position) => table.mapped?.get(keys[position] as string)?.unit === '万元');
}

function unusedColumns(table: FileColumns<string>, keys: readonly string[]): string[] {
  const has = new Set(keys.map((key) => table.mapped?.get(key)?.column ?? key).map(headerKey));
  return (table.unread ?? [])
    .filter(
      ({ bearsOnPayment, name, zh }) =>
        bearsOnPayment && (has.has(headerKey(name)) || has.has(headerKey(zh))),
    )
    .map(({ name }) => name);
}

/** Positions of the columns without a name behind the last one that has a name. */
export function unnamedAtEnd({ header, unnamed }: Layout<string>): number[] {
  const isUnnamed = new Set(unnamed);
  let end = header.length;
  while (end > 0 && isUnnamed.has(end - 1)) end--;
  return unnamed.filter((position) => position >= end);
}
