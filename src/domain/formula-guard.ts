/**
 * Texts that a spreadsheet runs as a formula when it opens a CSV file. They begin with a sign, of half or full width;
 * some spreadsheets skip blanks, control characters and invisible characters before it. A leading tab or line end may
 * make a spreadsheet start a new cell.
 */
const FORMULA = /^(?:[\s\p{Z}\p{Cc}\p{Cf}]*[=+\-@＝＋－＠﹦﹢﹣﹫]|[\t\r\n])/u;

/** A text that begins with an apostrophe before a formula gets one more, so that removing the guard is unambiguous. */
const GUARDED = new RegExp(`^'+${FORMULA.source.slice(1)}`, 'u');

/** Whether a cell of a CSV file needs an apostrophe in front, so that a spreadsheet does not run it as a formula. */
export function needsGuard(text: string): boolean {
  return FORMULA.test(text) || GUARDED.test(text);
}

/** Removes the apostrophe that a run has written in front of a cell. */
export function withoutGuard(cell: string): string {
  return GUARDED.test(cell) ? cell.slice(1) : cell;
}
