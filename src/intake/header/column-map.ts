import { ReliefError } from '../../domain/errors.js';
import { IGNORE, type MappedColumn, type ReadingRules } from '../../domain/reading-rules.js';
import type { FileColumns } from '../../tables/index.js';
import { headerKey } from '../../tables/values.js';

/** What is wrong with an entry of `columns:` in relief.yaml. */
interface ColumnMapFault {
  readonly code: 'MAPPED_COLUMN_UNKNOWN' | 'MAPPED_UNIT' | 'MAPPED_HEADER_TWICE';
  /** The header as it is written in relief.yaml. */
  readonly header: string;
  /** The column that it is mapped to. */
  readonly value: string;
  /** The first half of the columns that it may be mapped to; a message shows them in two halves. */
  readonly known: string;
  /** The second half. */
  readonly more: string;
}

/** The first entry of a column map that is not valid; undefined where all are. */
export function faultOfColumnMap(
  table: FileColumns<string>,
  mapped: Readonly<Record<string, MappedColumn>>,
): ColumnMapFault | undefined {
  const columns = new Map([...table.columns, ...(table.unread ?? [])].map((column) => [column.name, column]));
  const names = [...columns.keys(), IGNORE];
  const half = Math.ceil(names.length / 2);
  const allowed = { known: `${names.slice(0, half).join(', ')}, `, more: names.slice(half).join(', ') };
  const targets = new Map<string, string>();
  for (const [header, { column: value, unit }] of Object.entries(mapped)) {
    const column = columns.get(value);
    if (column === undefined && value !== IGNORE)
      return { code: 'MAPPED_COLUMN_UNKNOWN', header, value, ...allowed };
    if (unit !== undefined && column?.kind !== 'amount')
      return { code: 'MAPPED_UNIT', header, value, ...allowed };
    const key = headerKey(header);
    const target = `${value} ${unit}`;
    if ((targets.get(key) ?? target) !== target)
      return { code: 'MAPPED_HEADER_TWICE', header, value, ...allowed };
    targets.set(key, target);
  }
  return undefined;
}

/**
 * A table together with the column map that relief.yaml has for it.
 * Errors: MAPPED_COLUMN_UNKNOWN, MAPPED_UNIT and MAPPED_HEADER_TWICE, where the rules have not been checked before.
 */
export function withColumnMap<Name extends string>(
  table: FileColumns<Name>,
  rules: ReadingRules | undefined,
): FileColumns<Name> {
  const mapped = table.kind === undefined ? undefined : rules?.columns[table.kind];
  if (mapped === undefined || Object.keys(mapped).length === 0) return table;
  const fault = faultOfColumnMap(table, mapped);
  if (fault !== undefined) {
    const { code, header, ...details } = fault;
    throw new ReliefError(code, { ...details, column: header, path: `columns.${table.kind}` });
  }
  return {
    ...table,
    mapped: new Map(Object.entries(mapped).map(([header, rule]) => [headerKey(header), rule])),
  };
}

/**
 * Refuses a column map with a header that none of the files has: its author expects that column to be read.
 * Errors: MAPPED_HEADER_NOT_FOUND.
 */
export function refuseUnmetHeaders(
  kind: 'claims' | 'roster' | 'fund',
  rules: ReadingRules | undefined,
  files: readonly {
    readonly source: { readonly path: string };
    readonly layout: { readonly mapped: ReadonlySet<string>; readonly header: readonly string[] };
  }[],
): void {
  const met = new Set(files.flatMap(({ layout }) => [...layout.mapped]));
  const unmet = Object.keys(rules?.columns[kind] ?? {}).find((header) => !met.has(headerKey(header)));
  if (unmet === undefined || files.length === 0) return;
  throw new ReliefError('MAPPED_HEADER_NOT_FOUND', {
    path: `columns.${kind}`,
    column: unmet,
    files: files.map(({ source }) => source.path).join(', '),
    known: [...new Set(files.flatMap(({ layout }) => layout.header.map((header) => header.trim())))]
      .filter((header) => header !== '')
      .join(' | '),
  });
}
