import { replacePersonNames } from '../domain/person-name.js';
import { holdsPersonNumber, replacePersonNumbers, type Suspicion } from '../domain/person-number.js';
import { MASKED } from '../reports/shared/privacy.js';

/**
 * A text with the numbers of persons that stand somewhere in it as far as they may be shown. What a terminal shows
 * is read over shoulders and kept in logs, so nobody is named there in full; the files that a run writes are the
 * office's own.
 */
export function maskPersons(text: string, suspicion: Suspicion = 'alike'): string {
  return replacePersonNumbers(text, MASKED.id, suspicion);
}

/** A path, in which somebody may have put the number of a person. */
export function maskPath(path: string): string {
  return maskPersons(path, 'printed');
}

/** A text in which a number as well as a name may stand: a cell that holds something else than it should. */
export function maskFree(text: string): string {
  return replacePersonNames(maskPersons(text), MASKED.name);
}

/**
 * How the cells of a column that nobody knows are masked. Where the header holds the number of a person, it is the
 * first row of a file without a header, and any such cell may be a name.
 */
export function maskerOfUnknown(header: readonly string[]): (cell: string) => string {
  if (!header.some(holdsPersonNumber)) return maskPersons;
  return (cell) => (holdsPersonNumber(cell) ? maskPersons(cell) : MASKED.name(cell));
}
