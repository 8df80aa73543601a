import { withCodes } from '../domain/unseen.js';

const LONGEST_VALUE = 300;

/** A text of somebody's file as a terminal may show it: without anything unseen, and not endlessly long. */
export function visible(text: string): string {
  return withCodes(text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text);
}
