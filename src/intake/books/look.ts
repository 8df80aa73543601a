import { ReliefError } from '../../domain/errors.js';
import type { ReadingRules } from '../../domain/reading-rules.js';
import { headerKey } from '../../tables/values.js';
import { FILE_KINDS, type FileKind, kindOf, TABLES } from '../header/column-uses.js';
import { layoutOf } from '../header/layout.js';

/** What a table looks like, by the header among its first rows. */
export interface Look {
  readonly kind: FileKind;
  /** Names of the canonical columns that it has. */
  readonly columns: readonly string[];
  /** The row of the header, from 1. */
  readonly row: number;
  /** The numbers of the columns that are read, from 1. */
  readonly positions: readonly number[];
  /** Whether it has every required column. */
  readonly isComplete: boolean;
}

/**
 * What a table looks like, by the first row with all required columns of a kind; where no row has all, by the row with
 * most columns that has at least half of the required ones. Undefined where no row has.
 */
export function lookOf(top: readonly (readonly string[])[], rules: ReadingRules): Look | undefined {
  let best: Look | undefined;
  for (const [at, cells] of top.entries()) {
    const look = lookOfHeader(cells, at + 1, rules);
    if (look?.isComplete) return look;
    if (look !== undefined && look.columns.length > (best?.columns.length ?? 0)) best = look;
  }
  return best;
}

function lookOfHeader(cells: readonly string[], row: number, rules: ReadingRules): Look | undefined {
  if (cells.filter((cell) => cell.trim() !== '').length < 2) return undefined;
  const mapped = (kind: FileKind): string[] => cells.map((cell) => mappedName(cell, kind, rules));
  // A column map in relief.yaml belongs to one kind of file.
  const kind = FILE_KINDS.find((one) => kindOf(mapped(one)) === one);
  if (kind === undefined) return undefined;
  const { columns: all } = TABLES[kind];
  const required = all.filter((column) => column.required).map(({ name }) => name);
  const found = columnsOf(kind, mapped(kind));
  const count = required.filter((name) => found.includes(name)).length;
  if (count * 2 < required.length) return undefined;
  const positions = mapped(kind).flatMap((cell, at) => (columnsOf(kind, [cell]).length > 0 ? [at + 1] : []));
  return { kind, columns: found, row, positions, isComplete: count === required.length };
}

function mappedName(cell: string, kind: FileKind, { columns }: ReadingRules): string {
  const map = columns[kind] ?? {};
  const key = Object.keys(map).find((header) => headerKey(header) === headerKey(cell));
  return key === undefined ? cell : map[key].column;
}

/** The canonical columns that a header has. One that it has twice counts here, and is refused when the file is read. */
function columnsOf(kind: FileKind, header: readonly string[]): string[] {
  const { columns, ignored } = TABLES[kind];
  return columns
    .filter((column) => {
      const { required: _, ...optional } = column;
      try {
        const { fields } = layoutOf({ columns: [optional], ignored }, header, '', 1);
        return (fields.get(column.name)?.positions.length ?? 0) > 0;
      } catch (error) {
        if (error instanceof ReliefError) return true;
        throw error;
      }
    })
    .map(({ name }) => name);
}
