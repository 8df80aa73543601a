import { StringInterner } from '../../columnar/string-interner.js';
import type { RosterTable } from '../../tables/roster-table.js';

/**
 * Lines of a roster that say in every column what an earlier line says, as in monthly lists below each other: they are
 * one. Returns, for each row of a later line, the row of the first one that stands for it.
 *
 * @param groups Rows that may be alike, in rising order.
 */
export function repeatedRosterRows(
  roster: RosterTable,
  groups: readonly (readonly number[])[],
): Map<number, number> {
  const keys = new StringInterner();
  const firstOfLine: number[] = [];
  const standsFor = new Map<number, number>();
  const lines = new Set(groups.flat().map((row) => beginOfLine(roster, row)));
  for (const begin of [...lines].sort((a, b) => a - b)) {
    const end = endOfLine(roster, begin);
    const number = keys.internText(keyOf(roster, begin, end));
    const first = firstOfLine[number];
    if (first === undefined) firstOfLine[number] = begin;
    else for (const [row, own] of pairs(roster, begin, first, end - begin)) standsFor.set(row, own);
  }
  return standsFor;
}

/** Rows of one line, one for each identity, stand together. */
function beginOfLine({ line }: RosterTable, row: number): number {
  let begin = row;
  while (begin > 0 && line[begin - 1] === line[row]) begin--;
  return begin;
}

function endOfLine({ line, count }: RosterTable, begin: number): number {
  let end = begin + 1;
  while (end < count && line[end] === line[begin]) end++;
  return end;
}

/** Everything that a line says, its identities in no order. */
function keyOf(roster: RosterTable, begin: number, end: number): string {
  const { identity: _, ...rest } = roster.rowAt(begin);
  return JSON.stringify([rest, ...roster.identity.slice(begin, end).sort()]);
}

/** Each row of a line with the row of another line that has the same identity. */
function pairs(roster: RosterTable, begin: number, other: number, count: number): [number, number][] {
  const byIdentity = (a: number, b: number) =>
    (roster.identity[a] as number) - (roster.identity[b] as number);
  const rowsOf = (start: number) => Array.from({ length: count }, (_, at) => start + at).sort(byIdentity);
  const rows = rowsOf(other);
  return rowsOf(begin).map((row, at) => [row, rows[at] as number]);
}
