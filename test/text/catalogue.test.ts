import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CHANNELS, EXCLUSIONS, PLACES, PROGRAMS, REFERRALS, SERVICES } from '../../src/domain/claim.js';
import { NOTICES, REASONS, STATUSES } from '../../src/domain/decision.js';
import type { Entry } from '../../src/domain/entry.js';
import { FUNDS } from '../../src/domain/fund-entry.js';
import { IDENTITIES } from '../../src/domain/identities.js';
import { REJECT_CODES } from '../../src/domain/reject.js';
import { CHECKS } from '../../src/engine/checks.js';
import { mechanismText } from '../../src/mechanisms/index.js';
import { RECONCILIATION_KINDS } from '../../src/reconciliation/reconciliation.js';
import { isTextKey, say, TEXT_KEYS } from '../../src/text/catalogue.js';

/** Every entry of every room, the hidden ones among them. */
const rooms = readdirSync('src/text').filter((name) => name.endsWith('.ts') && name !== 'catalogue.ts');
const entries = (
  await Promise.all(
    rooms.map(async (name) => {
      const room = (await import(`../../src/text/${name.replace('.ts', '')}.ts`)) as Record<string, Room>;
      const texts = Object.entries(room).filter(([name]) => name.endsWith('Text'));
      return texts.flatMap(([, text]) => Object.entries(text));
    }),
  )
).flat();
entries.push(...Object.entries<Entry>(mechanismText));
type Room = Readonly<Record<string, Entry>>;

/** Keys of the catalogue as they are written in the files of the mechanisms, of which some join the words of others. */
const keysOfMechanisms = readdirSync('src/mechanisms').flatMap((name) =>
  [...readFileSync(`src/mechanisms/${name}`, 'utf8').matchAll(/^ +'([\w.]+)': \{/gm)].map(
    (match) => match[1] as string,
  ),
);

describe('the catalogue', () => {
  it.each([
    ['status', STATUSES],
    ['reason', REASONS],
    ['notice', NOTICES],
    ['reject', REJECT_CODES],
    ['identity', IDENTITIES],
    ['service', SERVICES],
    ['place', PLACES],
    ['referral', REFERRALS],
    ['program', PROGRAMS],
    ['exclusion', EXCLUSIONS],
    ['channel', CHANNELS],
    ['fund', FUNDS],
    ['kind', RECONCILIATION_KINDS],
    ['check_name', CHECKS.map(({ id }) => id)],
  ] as const)('has words for every %s', (room, codes) => {
    const missing = codes.filter((code) => code !== '' && !isTextKey(`${room}.${code}`));
    expect(missing).toEqual([]);
  });

  it('has words for every cause of a difference', () => {
    const causes = readdirSync('src/reconciliation/causes')
      .map((name) => name.replace('.ts', '').replaceAll('-', '_'))
      .filter((name) => name !== 'index');
    const missing = [...causes, 'correction', 'unexplained'].filter(
      (name) => !isTextKey(`page.cause.${name}`),
    );
    expect(missing).toEqual([]);
  });

  it('fills the same places in both languages', () => {
    const places = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort();
    for (const [key, { en, zh }] of entries) expect(places(zh), key).toEqual(places(en));
  });

  it('gives no key in two rooms, where one would hide the other', () => {
    const keys = entries.map(([key]) => key);
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
    expect([...keysOfMechanisms].sort()).toEqual(Object.keys(mechanismText).sort());
    expect(keys.sort()).toEqual([...TEXT_KEYS].sort());
  });

  it('says every sentence without a brace left over', () => {
    const filled = Object.fromEntries(
      ['missingYear', 'year', 'value', 'path'].map((name) => [name, 'x'] as const),
    );
    expect(say('en', 'error.MISSING_PARAMETER', filled)).toContain('{x: …}');
  });
});
