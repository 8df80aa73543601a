import { ReliefError } from '../domain/errors.js';
import type { Column, ColumnTable } from './columns.js';
import { headerKey } from './values.js';
import type { Words } from './vocabulary.js';

/** Where a file keeps a canonical column. */
export interface Field {
  readonly column: Column;
  /** Positions in the file: none where the file has no such column, one, or several that are added up. */
  readonly positions: readonly number[];
  readonly words: Words | undefined;
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
}

/** Finds the canonical columns in a header. The file and line are for the messages. */
export function layoutOf<Name extends string>(
  table: ColumnTable<Name>,
  header: readonly string[],
  file: string,
  line: number,
): Layout<Name> {
  table.refuse?.(header, file, line);
  const keys = header.map(headerKey);
  const fields = new Map<Name, Field>();
  const known = new Set(table.ignored.map(headerKey));
  const missing: string[] = [];
  for (const column of table.columns) {
    for (const alias of everyNameOf(column)) known.add(headerKey(alias));
    const field = findField(column, header, keys, { file, line });
    fields.set(column.name, field);
    if (column.required && field.positions.length === 0) missing.push(column.name);
  }
  if (missing.length > 0) {
    throw new ReliefError('MISSING_COLUMN', {
      file,
      line,
      column: missing.join(', '),
      value: header.join(' | '),
    });
  }
  const isStranger = (key: string, position: number) =>
    key !== '' && !known.has(key) && keys.indexOf(key) === position;
  return {
    header,
    fields,
    unknown: header
      .filter((_, position) => isStranger(keys[position] as string, position))
      .map((name) => name.trim()),
    unnamed: keys.flatMap((key, position) => (key === '' ? [position] : [])),
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
export function canonicalLayout<Name extends string>(table: ColumnTable<Name>): Layout<Name> {
  return layoutOf(
    table,
    table.columns.map((column) => column.name),
    '',
    0,
  );
}

/** The keys of all names of a table, which many lines are held against. */
const NAMES_OF = new WeakMap<ColumnTable<string>, ReadonlySet<string>>();

/** How many of these cells are headers that the table knows. */
export function countKnown(table: ColumnTable<string>, header: readonly string[]): number {
  let names = NAMES_OF.get(table);
  if (names === undefined) {
    names = new Set([...table.columns.flatMap(everyNameOf), ...table.ignored].map(headerKey));
    NAMES_OF.set(table, names);
  }
  const known = names;
  return header.filter((name) => known.has(headerKey(name))).length;
}

function everyNameOf(column: Column): string[] {
  return [
    column.name,
    column.zh,
    ...column.aliases,
    ...(column.plus ?? []).flat(),
    ...(column.otherwise ?? []).flatMap((source) => source.aliases),
  ];
}

interface Place {
  readonly file: string;
  readonly line: number;
}

function findField(column: Column, header: readonly string[], keys: readonly string[], place: Place): Field {
  const find = (aliases: readonly string[]) => findOne(aliases, column.name, header, keys, place);
  const own = find([column.name, column.zh, ...column.aliases]);
  const addends = (column.plus ?? []).map(find);
  // The canonical column is the whole amount already; adding a part of it would count that part twice.
  const parts = [own, ...addends].filter((position) => position !== undefined);
  if (own !== undefined && keys[own] === headerKey(column.name) && parts.length > 1) {
    throw ambiguous(column.name, parts, header, place);
  }
  if (parts.length > 0) return { column, positions: parts, words: column.words };
  for (const source of column.otherwise ?? []) {
    const position = find(source.aliases);
    if (position !== undefined) return { column, positions: [position], words: source.words ?? column.words };
  }
  return { column, positions: [], words: column.words };
}

/** The position of the one column that answers to a list of names; two of them stop the run. */
function findOne(
  aliases: readonly string[],
  name: string,
  header: readonly string[],
  keys: readonly string[],
  place: Place,
): number | undefined {
  const wanted = new Set(aliases.map(headerKey));
  const found = keys.flatMap((key, position) => (wanted.has(key) ? [position] : []));
  if (found.length > 1) throw ambiguous(name, found, header, place);
  return found[0];
}

function ambiguous(
  column: string,
  positions: readonly number[],
  header: readonly string[],
  place: Place,
): ReliefError {
  const value = positions.map((position) => (header[position] as string).trim()).join(', ');
  return new ReliefError('AMBIGUOUS_COLUMNS', { ...place, column, value });
}

/** Positions of the columns without a name behind the last one that has a name. */
export function unnamedAtEnd({ header, unnamed }: Layout<string>): number[] {
  const isUnnamed = new Set(unnamed);
  let end = header.length;
  while (end > 0 && isUnnamed.has(end - 1)) end--;
  return unnamed.filter((position) => position >= end);
}
