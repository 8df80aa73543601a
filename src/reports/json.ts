import type { Output, OutputOptions } from './output.js';
import type { RunResults } from './results.js';

/** Characters that JSON may hold as they are, and that a terminal would obey: DEL and after, format characters. */
const UNSEEN = /[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}]/gu;

/** Writes a value as JSON that a person can read and a program can compare: keys in their order, no clock. */
export function jsonText(value: unknown): string {
  const text = JSON.stringify(value, null, 2).replace(UNSEEN, (character) =>
    character.replace(/[\s\S]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`),
  );
  return `${text}\n`;
}

/** Makes an output of a value that is a pure function of the run. */
export function jsonOutput(
  name: string,
  make: (results: RunResults, options: OutputOptions) => unknown,
): Output {
  return {
    name,
    kind: 'json',
    writer: (results, options) => async (file) => {
      await file.writeText(jsonText(make(results, options)));
      return undefined;
    },
  };
}
