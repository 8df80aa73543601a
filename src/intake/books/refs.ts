import { existsSync } from 'node:fs';

/** An input as a user names it: a file, or a table in it. */
interface Reference {
  readonly path: string;
  /** A sheet of the workbook or a file in the archive. */
  readonly table?: string;
}

/** Splits a reference such as `book.xlsx#sheet`. A file whose own name is the whole reference is preferred. */
export function referenceOf(given: string): Reference {
  if (given.startsWith('-#')) return { path: '-', table: given.slice(2) };
  if (!given.includes('#') || existsSync(given)) return { path: given };
  for (let at = given.indexOf('#'); at >= 0; at = given.indexOf('#', at + 1)) {
    const path = given.slice(0, at);
    if (path !== '' && existsSync(path)) return { path, table: given.slice(at + 1) };
  }
  return { path: given };
}

/** The path of the file in a reference, without the name of a table. */
export function pathOf(given: string): string {
  return referenceOf(given).path;
}
