import { expect, it } from 'vitest';
import { sources } from './sources.js';

/** Words that meant several things or were nobody's; docs/glossary.md has what is said instead. */
const RETIRED =
  /^(?:slates?|crews?|takers?|voids|inquir(?:y|ies)|histories|glance|owed|unfinished|crossing|revived?)$/;
/** Those that plain English does not need either. */
const RETIRED_IN_COMMENTS = /\b(?:slates?|crews?|takers?|inquiry)\b/i;

it('retired words are in no name of the code', () => {
  const found = sources.flatMap(({ file, names }) =>
    [...names, file.split('/').at(-1) as string]
      .filter((name) => wordsOf(name).some((word) => RETIRED.test(word)))
      .map((name) => `${file}: ${name}`),
  );
  expect(found).toEqual([]);
});

it('nor in a comment', () => {
  const found = sources.flatMap(({ file, comments }) =>
    comments
      .filter((comment) => RETIRED_IN_COMMENTS.test(comment))
      .map((comment) => `${file}: ${comment.trim()}`),
  );
  expect(found).toEqual([]);
});

/** The words of a name: `readClaims` is read and claims. */
function wordsOf(name: string): string[] {
  return name.split(/(?<=[a-z0-9])(?=[A-Z])|[^A-Za-z0-9]+/).map((word) => word.toLowerCase());
}
