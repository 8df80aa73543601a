import { existsSync } from 'node:fs';

/** What a user names as an input: a file, or a table in it. */
export interface Reference {
  readonly path: string;
  /** A sheet of the workbook or a file in the archive. */
  readonly table?: string;
}

/** Reads `book.xlsx#sheet`. Where there is a file of the whole name, that is meant. */
export function referenceOf(given: string): Reference {
  if (given.startsWith('-#')) return { path: '-', table: given.slice(2) };
  if (!given.includes('#') || existsSync(given)) return { path: given };
  for (let at = given.indexOf('#'); at >= 0; at = given.indexOf('#', at + 1)) {
    const path = given.slice(0, at);
    if (path !== '' && existsSync(path)) return { path, table: given.slice(at + 1) };
  }
  return { path: given };
}

/** The file of an input, whatever table in it is meant. */
export function pathOf(given: string): string {
  return referenceOf(given).path;
}
