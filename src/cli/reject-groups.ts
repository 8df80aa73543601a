import type { ChalkInstance } from 'chalk';
import type { RejectGroup } from '../domain/reject-groups.js';
import { rejectKey } from '../reports/rejects.js';
import { type Language, say } from '../text/catalogue.js';
import { maskPath, maskPersons } from './masking.js';
import { maskInput } from './table-masking.js';
import { visible } from './visible.js';

/** Causes that are easier to find with a list of the values. */
const WORDS = new Set(['BAD_VALUE', 'UNKNOWN_SERVICE', 'UNKNOWN_IDENTITY']);

/** Rejects by cause: how many, what is wrong and what to do, and one example each. Persons are masked. */
export function rejectGroupLines(
  groups: readonly RejectGroup[],
  language: Language,
  paint: ChalkInstance,
): string[] {
  const width = Math.max(0, ...groups.map(({ count }) => String(count).length));
  const indent = ' '.repeat(width + 4);
  return groups.flatMap(({ code, column, count, example, values }) => {
    const shown = (text: string): string => visible(maskInput(column, text));
    const location = { file: visible(maskPath(example.file)), line: example.line };
    const { first } = example;
    const message = say(language, rejectKey(example), {
      ...location,
      column: visible(maskPersons(column)),
      value: shown(example.value),
      allowed: visible(example.allowed ?? ''),
      ...(first && { first: `${visible(maskPath(first.file))}:${first.line}` }),
    });
    const head = `  ${String(count).padStart(width)}  ${paint.bold(`${code} ${visible(maskPersons(column))}`.trimEnd())}`;
    const more = WORDS.has(code)
      ? values.filter(({ value }) => value !== example.value).map(({ value }) => `“${shown(value)}”`)
      : [];
    return [
      head,
      `${indent}${message}`,
      `${indent}${say(language, 'rejects.example', location)}`,
      ...(more.length === 0
        ? []
        : [
            `${indent}${say(language, 'rejects.also', { values: more.join(say(language, 'list.separator')) })}`,
          ]),
    ];
  });
}
