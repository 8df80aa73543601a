import type { Column, ColumnTable } from '../tables/index.js';
import { headerKey } from '../tables/values.js';

/** How a header answers to a canonical column. */
export interface Answer {
  readonly column: Column;
  /**
   * own: it is the column; plus: the nth addend; otherwise: the nth of what stands in; joined: the nth part of an id
   * that is made of several; mapped: relief.yaml says that it is the column.
   */
  readonly as: 'own' | 'plus' | 'otherwise' | 'joined' | 'mapped';
  readonly nth: number;
}

/** All names of a table by their keys, so that a header is looked up once, however many columns there are. */
export interface Names {
  readonly answers: ReadonlyMap<string, readonly Answer[]>;
  /** Keys of columns that are known and not read. */
  readonly unread: ReadonlySet<string>;
  readonly isIgnored: RegExp | undefined;
}

const namesOfTables = new WeakMap<ColumnTable<string>, Names>();

/** The names of a table; they are worked out once for each. */
export function namesIn(table: ColumnTable<string>): Names {
  const known = namesOfTables.get(table);
  if (known !== undefined) return known;
  const names = gather(table);
  namesOfTables.set(table, names);
  return names;
}

function gather(table: ColumnTable<string>): Names {
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

/** Every header that a column is read under: its own names, those that are added up, those that stand in. */
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

/** Whether the table knows a header without anything from relief.yaml. */
export function isKnown(names: Names, key: string): boolean {
  return names.answers.has(key) || names.unread.has(key) || (names.isIgnored?.test(key) ?? false);
}

const TWIN_ENDINGS = ['name', '名称'];

/** Whether a header is the name that stands beside a known code: `med_type_name`. It says the same again. */
export function isTwin(names: Names, key: string): boolean {
  return TWIN_ENDINGS.some((ending) => key.endsWith(ending) && isCode(names, key.slice(0, -ending.length)));
}

/** Whether a key is a known column of something else than amounts, which have no names beside them. */
function isCode(names: Names, key: string): boolean {
  const isAmount = names.answers.get(key)?.some(({ column }) => column.kind === 'amount') ?? false;
  return isKnown(names, key) && !isAmount;
}
