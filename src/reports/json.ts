import type { Output, OutputOptions } from './output.js';
import type { RunResults } from './results.js';

/** Writes a value as JSON that a person can read and a program can compare: keys in their order, no clock. */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
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
