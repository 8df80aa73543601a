import { ReliefError } from '../../domain/errors.js';
import { NO_RULES } from '../../domain/reading-rules.js';
import type { FileKind } from '../header/column-uses.js';
import type { ReadOptions } from '../records/table-reader.js';
import { Source } from '../source/source.js';
import { referenceOf } from './refs.js';
import { type Container, type Table, withTables } from './tables.js';

/** What opening the tables of an input depends on. */
type OpenOptions = Pick<ReadOptions, 'rules' | 'stdin' | 'onProgress'>;

/**
 * Opens the tables of a kind in an input: a text file itself, the one sheet of the kind in a workbook, or all tables of
 * the kind in an archive. A reference such as `book.xlsx#sheet` opens the table that it names.
 * Errors: those of Source.open and of `withTables`, and those of `tablesOfKind`.
 */
export async function openTables(given: string, kind: FileKind, options: OpenOptions): Promise<Source[]> {
  const { path, table } = referenceOf(given);
  const { rules = NO_RULES, onProgress } = options;
  const source = await Source.open(path, options.stdin ?? process.stdin);
  let isPlain = false;
  try {
    const open = async (container: Container | undefined): Promise<Source[]> => {
      if (container === undefined && table === undefined) {
        isPlain = true;
        return [source];
      }
      const chosen =
        table === undefined
          ? tablesOfKind(container as Container, kind, path, rules.sheet)
          : [tableNamed(container, table, path)];
      return openAll(chosen, (rows) => onProgress?.(rows, 0));
    };
    return await withTables(source, rules, open, table);
  } finally {
    if (!isPlain) await source.close();
  }
}

/** The same for a kind of which a run reads one file. Errors: also SEVERAL_TABLES. */
export async function openTable(given: string, kind: FileKind, options: OpenOptions): Promise<Source> {
  const sources = await openTables(given, kind, options);
  const [first, second] = sources;
  if (second === undefined) return first;
  for (const source of sources) await source.close();
  throw severalTables(
    given,
    kind,
    sources.map((source) => source.origin?.table ?? source.path),
  );
}

async function openAll(tables: readonly Table[], progress: (rows: number) => void): Promise<Source[]> {
  const opened: Source[] = [];
  try {
    for (const table of tables) opened.push(await table.open(progress));
    return opened;
  } catch (error) {
    for (const source of opened) await source.close();
    throw error;
  }
}

/**
 * The tables of a kind in a workbook or an archive. Only one sheet of a workbook can be meant. Where several are of the
 * kind, the user has to name one.
 *
 * @param sheet The name of the sheet of claims, where relief.yaml gives it.
 * Errors: NO_SUCH_TABLE, NO_TABLE_OF_KIND, SEVERAL_TABLES.
 */
export function tablesOfKind(
  container: Container,
  kind: FileKind,
  file: string,
  sheet: string | undefined,
): Table[] {
  const { tables } = container;
  if (container.kind === 'workbook' && kind === 'claims' && sheet !== undefined)
    return [tableNamed(container, sheet, file)];
  const visible = tables.filter(({ isHidden, isEmpty }) => !isHidden && !isEmpty);
  const found = visible.filter(({ look }) => look?.kind === kind);
  if (container.kind === 'workbook') {
    if (found.length > 1)
      throw severalTables(
        file,
        kind,
        found.map(({ name }) => name),
      );
    // A single sheet is the one that is meant. The reader then says what is wrong with its header.
    if (found.length === 0 && visible.length === 1 && visible[0].look === undefined) return visible;
  }
  if (found.length > 0) return found;
  throw new ReliefError('NO_TABLE_OF_KIND', { file, kind, known: listed(tables.map(({ name }) => name)) });
}

/** The table with a name. Errors: NO_SUCH_TABLE. */
export function tableNamed(container: Container | undefined, name: string, file: string): Table {
  const tables = container?.tables ?? [];
  const table =
    tables.find((one) => one.name === name) ?? tables.find((one) => one.name.trim() === name.trim());
  if (table !== undefined) return table;
  throw new ReliefError('NO_SUCH_TABLE', { file, value: name, known: listed(tables.map((one) => one.name)) });
}

/** The error SEVERAL_TABLES: it is not clear which table of a kind is meant. */
export function severalTables(file: string, kind: FileKind, names: readonly string[]): ReliefError {
  return new ReliefError('SEVERAL_TABLES', { file, kind, value: listed(names) });
}

/** The most names that a message lists. */
const MAX_LISTED = 20;

function listed(names: readonly string[]): string {
  const shown = names.slice(0, MAX_LISTED).join(', ');
  return names.length > MAX_LISTED ? `${shown} …` : shown;
}
