/**
 * What a spreadsheet would run as a formula when it opens a CSV file: a sign, half or full width, be it after blanks,
 * controls or characters that nobody sees, which some spreadsheets pass over. A tab or a line end at the beginning may
 * end the cell there.
 */
const RUNS = /^(?:[\s\p{Z}\p{Cc}\p{Cf}]*[=+\-@＝＋－＠﹦﹢﹣﹫]|[\t\r\n])/u;

/** An apostrophe before such a text is guarded as well, so that only a guard is taken for one. */
const GUARDED = new RegExp(`^'+${RUNS.source.slice(1)}`, 'u');

/** Whether a text needs an apostrophe before it where a spreadsheet opens it. */
export function needsGuard(text: string): boolean {
  return RUNS.test(text) || GUARDED.test(text);
}

/** A cell of a file that a run has written, without that apostrophe. */
export function withoutGuard(cell: string): string {
  return GUARDED.test(cell) ? cell.slice(1) : cell;
}
