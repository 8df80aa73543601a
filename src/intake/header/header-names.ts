import type { Column, FileColumns } from '../../tables/index.js';
import { headerKey } from '../../tables/values.js';

/** How a header matches a canonical column. */
export interface Answer {
  readonly column: Column;
  /**
   * own: it is the column; plus: its nth addend; otherwise: its nth substitute; joined: the nth component of an id;
   * mapped: relief.yaml says that it is the column.
   */
  readonly as: 'own' | 'plus' | 'otherwise' | 'joined' | 'mapped';
  readonly nth: number;
}

/** All names of a table, by their keys. */
export interface Names {
  readonly answers: ReadonlyMap<string, readonly Answer[]>;
  /** Keys of headers that are known and not read. */
  readonly unread: ReadonlySet<string>;
  readonly isIgnored: RegExp | undefined;
}

const namesOfTables = new WeakMap<FileColumns<string>, Names>();

/** The names of a table. They are collected once for each table. */
export function namesIn(table: FileColumns<string>): Names {
  const known = namesOfTables.get(table);
  if (known !== undefined) return known;
  const names = gather(table);
  namesOfTables.set(table, names);
  return names;
}

function gather(table: FileColumns<string>): Names {
  const answers = new Map<string, Answer[]>();
  const add = (aliases: readonly string[], answer: Answer): void => {
    for (const key of new Set(aliases.map(headerKey))) {
      const others = answers.get(key);
      if (others === undefined) answers.set(key, [answer]);
      else others.push(answer);
    }
  };
  for (const column of table.columns) {
    add([column.name, column.zh, ...column.aliases], { column, as: 'own', nth: 0 });
    column.plus?.forEach((aliases, nth) => {
      add(aliases, { column, as: 'plus', nth });
    });
    column.otherwise?.forEach(({ aliases }, nth) => {
      add(aliases, { column, as: 'otherwise', nth });
    });
    column.joined?.forEach((aliases, nth) => {
      add(aliases, { column, as: 'joined', nth });
    });
  }
  const unread = new Set([...table.ignored, ...(table.unread ?? []).flatMap(namesOf)].map(headerKey));
  return { answers, unread, isIgnored: table.isIgnored };
}

/** Every header under which a column is read: its own names, its addends, its substitutes and its components. */
export function namesOf(column: Column): string[] {
  const { name, zh, aliases, plus = [], otherwise = [], joined = [] } = column;
  return [
    name,
    zh,
    ...aliases,
    ...plus.flat(),
    ...otherwise.flatMap((source) => source.aliases),
    ...joined.flat(),
  ];
}

/** Whether a table itself knows a header, whatever relief.yaml says. */
export function isKnown(names: Names, key: string): boolean {
  return names.answers.has(key) || names.unread.has(key) || (names.isIgnored?.test(key) ?? false);
}

const TWIN_ENDINGS = ['name', '名称'];

/** Whether a header is that of the names beside a column of known codes, such as `med_type_name`. */
export function isTwin(names: Names, key: string): boolean {
  return TWIN_ENDINGS.some((ending) => key.endsWith(ending) && isCode(names, key.slice(0, -ending.length)));
}

/** Whether a key is a known column that may be one of codes. Amounts are not. */
function isCode(names: Names, key: string): boolean {
  const isAmount = names.answers.get(key)?.some(({ column }) => column.kind === 'amount') ?? false;
  return isKnown(names, key) && !isAmount;
}
