import type { RejectCode } from '../../domain/reject.js';
import { headerKey } from '../../tables/values.js';
import type { Words } from '../../tables/words.js';
import { FILE_KINDS, TABLES } from './column-uses.js';
import { namesOf } from './header-names.js';
import type { Layout } from './layout.js';

const CHINESE = /\p{Script=Han}/u;
const described = new WeakMap<Words, string>();

/** The values of a list with the Chinese word of each: `local (市内), in_province (省内)`. */
function describe(words: Words): string {
  const known = described.get(words);
  if (known !== undefined) return known;
  const values = words.list.flatMap((value, index) => {
    if (value === '') return [];
    const chinese = words.written.find(([spelling, of]) => of === index && CHINESE.test(spelling))?.[0];
    return [chinese === undefined || chinese === value ? value : `${value} (${chinese})`];
  });
  const text = values.join(', ');
  described.set(words, text);
  return text;
}

/** What would have been right in a cell: the list that the column takes; undefined where it takes no list. */
export function allowedAt<Name extends string>(
  code: RejectCode,
  layout: Layout<Name>,
  position: number,
): { allowed?: string } {
  if (!isAboutWords(code) || position < 0) return {};
  for (const { positions, words } of layout.fields.values()) {
    if (words !== undefined && positions.includes(position)) return { allowed: describe(words) };
  }
  return {};
}

/** The same for a reject that is read again, of which only the name of the column is known. */
export function allowedUnder(code: RejectCode, header: string): { allowed?: string } {
  if (!isAboutWords(code)) return {};
  const key = headerKey(header);
  for (const kind of FILE_KINDS) {
    for (const column of TABLES[kind].columns) {
      if (!namesOf(column).some((name) => headerKey(name) === key)) continue;
      const source = column.otherwise?.find(({ aliases }) => aliases.some((name) => headerKey(name) === key));
      const words = source?.words ?? column.words;
      return words === undefined ? {} : { allowed: describe(words) };
    }
  }
  return {};
}

function isAboutWords(code: RejectCode): boolean {
  return code === 'BAD_VALUE' || code === 'UNKNOWN_IDENTITY';
}
