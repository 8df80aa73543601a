import { withCodes } from '../domain/unseen.js';

const LONGEST_VALUE = 300;

/** A text from a file for a terminal: control codes are made visible, and a long text is cut. */
export function visible(text: string): string {
  return withCodes(text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text);
}
