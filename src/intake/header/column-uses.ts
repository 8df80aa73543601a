import { FILE_KINDS, type FileKind } from '../../tables/column.js';
import { CLAIM_TABLE, type FileColumns, FUND_TABLE, ROSTER_TABLE } from '../../tables/index.js';
import { headerKey } from '../../tables/values.js';
import { readColumns } from './layout.js';

export { FILE_KINDS, type FileKind };

/** The tables of the kinds of files, without anything from relief.yaml. */
export const TABLES: Readonly<Record<FileKind, FileColumns<string>>> = {
  claims: CLAIM_TABLE,
  roster: ROSTER_TABLE,
  fund: FUND_TABLE,
};

/** What happens to a column of a file. */
type ColumnUse =
  /** It is read as the canonical columns named beside it. */
  | 'read'
  /** It is known and not needed. */
  | 'ignored'
  /** It is not known and not used. */
  | 'unknown'
  /** It has no name and is not used. */
  | 'unnamed'
  /** Another column matches the same canonical column. The file would stop a run. */
  | 'ambiguous'
  /** Its header names ten thousands of yuan, and relief.yaml does not map it. The file would stop a run. */
  | 'ten_thousands';

/** A column of a header, with its use. */
export interface UsedColumn {
  /** The file's own name for the column. */
  readonly header: string;
  readonly use: ColumnUse;
  /** The canonical columns that it is read as: usually one, several where it answers several questions. */
  readonly names: readonly string[];
  /** Whether it is one of several amounts that are added up. */
  readonly isAddend: boolean;
}

/** The kind of file with a use for most of the columns; among equals, the kind that lacks fewest required columns. */
export function kindOf(
  header: readonly string[],
  tables: Readonly<Record<FileKind, FileColumns<string>>> = TABLES,
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

/** The use of each column of a header, and the names of the required columns that it lacks. */
export function usesOf(
  table: FileColumns<string>,
  header: readonly string[],
): { columns: UsedColumn[]; missing: readonly string[] } {
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

/** The columns of a file of no kind: none of them is known. */
export function columnsOfNoKind(header: readonly string[]): UsedColumn[] {
  return header.map((text) => {
    const use = headerKey(text) === '' ? ('unnamed' as const) : ('unknown' as const);
    return { header: text.trim(), use, names: [], isAddend: false };
  });
}
