import { describe, expect, it } from 'vitest';
import { ERROR_CODES, type ErrorCode } from '../../src/domain/error-codes.js';
import { ReliefError } from '../../src/domain/errors.js';
import { isTextKey, placeholdersOf, TEXT_KEYS } from '../../src/text/catalogue.js';
import { sources } from '../architecture/sources.js';
import { ELSEWHERE } from '../errors/elsewhere.js';
import { EXAMPLES } from '../errors/gallery.js';

const codes = Object.keys(ERROR_CODES) as ErrorCode[];

/** What the command line makes of a detail before it says the sentence; the sentence names the left, the error has the right. */
const SAID_OF: Readonly<Record<string, readonly string[]>> = {
  system: ['value'],
  kind_name: ['kind'],
  title: ['title_en', 'title_zh'],
  source: ['source_en', 'source_zh'],
  // Said only where something fits.
  fitting_hint: [],
};

describe('a known error', () => {
  it('carries its code and its details', () => {
    const error = new ReliefError('NO_SUCH_POLICY', { value: 'my-city', known: 'other' });
    expect([error.code, error.details]).toEqual(['NO_SUCH_POLICY', { value: 'my-city', known: 'other' }]);
  });

  it('has a code of the list and the details that its message needs, or does not compile', () => {
    // @ts-expect-error the code is not on the list
    new ReliefError('NO_SUCH_CODE', {});
    // @ts-expect-error the message needs to know which policies there are
    new ReliefError('NO_SUCH_POLICY', { value: 'my-city' });
    // @ts-expect-error whichever of the two it is, both need the file
    new ReliefError(codes.length > 1 ? 'EMPTY_FILE' : 'NOT_A_CSV', { line: 1 });
  });
});

describe('the list of codes', () => {
  it('is what the catalogue has messages for', () => {
    const said = TEXT_KEYS.filter((key) => /^error\.[A-Z_]+$/.test(key)).map((key) =>
      key.slice('error.'.length),
    );
    expect(said.sort()).toEqual([...codes].sort());
  });

  it.each(codes)('names the details that the message of %s needs, and no other', (code) => {
    const key = `error.${code}`;
    const needed = isTextKey(key) ? [...placeholdersOf(key)].flatMap((name) => SAID_OF[name] ?? [name]) : [];
    expect([...ERROR_CODES[code]].sort()).toEqual([...new Set(needed)].sort());
  });

  it('has an example in the gallery for each code, or a reason why not', () => {
    const shown = [...EXAMPLES.map(({ code }) => code), ...Object.keys(ELSEWHERE)];
    expect(codes.filter((code) => !shown.includes(code))).toEqual([]);
  });

  it('has no code that nothing throws', () => {
    const program = sources
      .filter(({ file }) => !file.startsWith('src/text/') && file !== 'src/domain/error-codes.ts')
      .map(({ code }) => code)
      .join('\n');
    expect(codes.filter((code) => !program.includes(`'${code}'`))).toEqual([]);
  });
});
