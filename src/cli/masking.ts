import { replacePersonNames } from '../domain/person-name.js';
import { holdsPersonNumber, replacePersonNumbers, type Suspicion } from '../domain/person-number.js';
import { MASKED } from '../reports/shared/privacy.js';

/**
 * Masks the numbers of persons anywhere in a text. What a terminal shows may be seen by others and kept in logs, so it
 * never shows a person in full. The files that a run writes belong to the office and are not masked.
 */
export function maskPersons(text: string, suspicion: Suspicion = 'alike'): string {
  return replacePersonNumbers(text, MASKED.id, suspicion);
}

/** Masks a path: its name may hold the number of a person. */
export function maskPath(path: string): string {
  return maskPersons(path, 'printed');
}

/** Masks a text that may hold a number or a name: a cell with another content than its column should have. */
export function maskFree(text: string): string {
  return replacePersonNames(maskPersons(text), MASKED.name);
}

/**
 * How the cells of an unknown column are masked. A header that holds the number of a person is the first row of a file
 * without a header; then any cell may be a name.
 */
export function maskerOfUnknown(header: readonly string[]): (cell: string) => string {
  if (!header.some(holdsPersonNumber)) return maskPersons;
  return (cell) => (holdsPersonNumber(cell) ? maskPersons(cell) : MASKED.name(cell));
}
