import { MASKED } from '../reports/page/privacy.js';

/** Numbers as long as those of identity cards, social security cards and the like. */
const LONG_NUMBERS = /(?<!\d)\d{14,}[\dXx](?!\d)/g;

/**
 * A text with the numbers of persons that stand somewhere in it as far as they may be shown. What a terminal shows
 * is read over shoulders and kept in logs, so nobody is named there in full; the files that a run writes are the
 * office's own.
 */
export function maskPersons(text: string): string {
  return text.replace(LONG_NUMBERS, (id) => MASKED.id(id));
}
