import type { StringInterner } from '../columnar/string-interner.js';
import { ReliefError } from '../domain/errors.js';
import type { ClaimsRead, FileWarning, RosterRead } from '../intake/index.js';
import { MASKED } from '../reports/shared/privacy.js';

/** With so many persons on the smaller side it is certain whether the two sides belong together. */
const ENOUGH_PERSONS = 20;
/** One in so many of the smaller side must be on both sides. */
const ONE_IN = 20;

/**
 * Refuses claims and a roster that share almost no person: they number persons in two ways, or are of two cities, and
 * every claim would be denied. Where there are too few persons to be sure, and none is in both, it returns a remark.
 * Errors: NOBODY_ON_ROSTER.
 */
export function warnWhereNobodyIsOnRoster(claims: ClaimsRead, roster: RosterRead): FileWarning[] {
  const ids = claims.claims.personIds;
  const inClaims = personsOf(claims.claims.person, claims.claims.count, ids);
  const onRoster = personsOf(roster.roster.person, roster.roster.count, ids);
  const persons = count(inClaims);
  const recipients = count(onRoster);
  const shared = inClaims.reduce((sum, is, person) => sum + (is & (onRoster[person] as number)), 0);
  const smaller = Math.min(persons, recipients);
  if (smaller >= ENOUGH_PERSONS && shared * ONE_IN < smaller) {
    throw new ReliefError('NOBODY_ON_ROSTER', {
      file: claims.files.map(({ path }) => path).join(', '),
      persons,
      column: unique(claims.persons.map(({ read }) => read)),
      example: exampleOf(inClaims, onRoster, ids),
      others: unique(claims.persons.flatMap(({ others }) => others)) || '–',
      roster: roster.file.path,
      recipients,
      roster_column: roster.persons.read,
      roster_example: exampleOf(onRoster, inClaims, ids),
      roster_others: unique(roster.persons.others) || '–',
      shared,
    });
  }
  if (persons === 0 || shared > 0) return [];
  const value = exampleOf(inClaims, onRoster, ids);
  const column = unique(claims.persons.map(({ read }) => read));
  return [{ code: 'NONE_ON_ROSTER', file: roster.file.path, column, value, count: persons }];
}

/** 1 under the number of every person of a table. */
function personsOf(person: ArrayLike<number>, rows: number, ids: StringInterner): Uint8Array {
  const persons = new Uint8Array(ids.size);
  for (let row = 0; row < rows; row++) persons[person[row] as number] = 1;
  return persons;
}

function count(persons: Uint8Array): number {
  return persons.reduce((sum, is) => sum + is, 0);
}

/** The first number in text order that is only on the one side; masked. */
function exampleOf(side: Uint8Array, other: Uint8Array, ids: StringInterner): string {
  let first: string | undefined;
  for (let person = 0; person < side.length; person++) {
    if (side[person] === 0 || other[person] === 1) continue;
    const text = ids.text(person);
    if (first === undefined || text < first) first = text;
  }
  return MASKED.id(first ?? '');
}

function unique(names: readonly string[]): string {
  return [...new Set(names)].join(', ');
}
