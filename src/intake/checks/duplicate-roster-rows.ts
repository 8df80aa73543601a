import { rowText } from '../../columnar/csv-splitter.js';
import { StringInterner } from '../../columnar/string-interner.js';
import { IDENTITIES } from '../../domain/identities.js';
import type { RosterColumn } from '../../tables/index.js';
import type { RosterTable } from '../../tables/roster-table.js';
import { rowTexts } from '../records/records.js';
import type { FileRead } from '../records/table-reader.js';
import { remark } from '../report/report.js';
import { rejectOf } from '../rows/row-sink.js';
import { repeatedRosterRows } from './repeated-roster-rows.js';

/**
 * Of several roster rows alike in person, identity, recognized_on and valid_from the first as text counts,
 * whatever their order. The others are taken out of the table and rejected. Where a line lists several
 * identities, only the one that is there already is rejected; the others of the line stay. Lines that are alike in
 * everything are one: the later ones are passed over.
 */
export async function dropDuplicateRosterRows(
  roster: RosterTable,
  file: FileRead<RosterColumn>,
): Promise<void> {
  const groups = groupsOfAlike(roster);
  if (groups.length === 0) return;
  const repeats = repeatedRosterRows(roster, groups);
  const lineOf = (row: number): number => roster.line[row] as number;
  for (const line of new Set([...repeats.keys()].map(lineOf))) remark(file.report, 'REPEATED_ROW', line, '');

  const conflicts = groups.filter((rows) => rows.filter((row) => !repeats.has(row)).length > 1);
  const lines = [...new Set(conflicts.flat().map(lineOf))].sort((a, b) => a - b);
  const texts = lines.length === 0 ? [] : await rowTexts(file, lines, rowText);
  const textOfLine = new Map(lines.map((line, i) => [line, texts[i] as string]));
  const textOf = (row: number) => textOfLine.get(lineOf(row)) as string;

  const dropped: number[] = [...repeats.keys()];
  for (const rows of conflicts) {
    // Of rows that are one the first as text speaks for it, wherever it stands.
    const best = rows.reduce((best, row) => (textOf(row) < textOf(best) ? row : best));
    const first = repeats.get(best) ?? best;
    for (const row of rows) {
      if (row === first || repeats.has(row)) continue;
      dropped.push(row);
      const identity = IDENTITIES[roster.identity[row] as number] as string;
      roster.noteRejected(roster.person[row] as number, lineOf(row));
      file.report.rejects.push(
        rejectOf(file, 'DUPLICATE_ROSTER_ROW', 'identity', lineOf(row), identity, textOf(row)),
      );
    }
  }
  file.report.rejects.sort((a, b) => a.line - b.line);
  roster.remove(dropped.sort((a, b) => a - b));
}

/** The groups of rows that are alike in all that makes them one; only those of more than one row. */
function groupsOfAlike(roster: RosterTable): number[][] {
  const keys = new StringInterner();
  const key = new Uint8Array(13);
  const view = new DataView(key.buffer);
  const firstRow: number[] = [];
  const groups = new Map<number, number[]>();
  for (let row = 0; row < roster.count; row++) {
    view.setInt32(0, roster.person[row] as number);
    view.setInt32(4, roster.recognizedOn[row] as number);
    view.setInt32(8, roster.validFrom[row] as number);
    view.setUint8(12, roster.identity[row] as number);
    const number = keys.intern(key, 0, key.length);
    const first = firstRow[number];
    const group = first === undefined ? undefined : groups.get(first);
    if (first === undefined) firstRow[number] = row;
    else if (group === undefined) groups.set(first, [first, row]);
    else group.push(row);
  }
  return [...groups.values()];
}
