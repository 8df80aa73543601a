import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CHANNELS, EXCLUSIONS, PLACES, PROGRAMS, REFERRALS, SERVICES } from '../../src/domain/claim.js';
import { NOTICES, REASONS, STATUSES } from '../../src/domain/decision.js';
import { FUNDS } from '../../src/domain/fund-entry.js';
import { IDENTITIES } from '../../src/domain/identities.js';
import { REJECT_CODES } from '../../src/domain/reject.js';
import { CHECK_IDS } from '../../src/engine/checks.js';
import { FINDING_CODES } from '../../src/policy/finding.js';
import { RECONCILIATION_KINDS } from '../../src/reconciliation/reconciliation.js';
import { isTextKey, say, TEXT_KEYS } from '../../src/text/catalogue.js';
import type { Entry } from '../../src/text/entry.js';

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
}

/** The codes of all known errors that the program can throw. */
function thrownCodes(): string[] {
  const codes = sources('src').flatMap((text) =>
    [...text.matchAll(/(?:new ReliefError|this\.error)\(\s*'([A-Z_]+)'/g)].map((match) => match[1] as string),
  );
  return [...new Set([...codes, ...FINDING_CODES])].sort();
}

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
type Room = Readonly<Record<string, Entry>>;

describe('the catalogue', () => {
  it.each(thrownCodes())('has a message for the error %s', (code) => {
    expect(isTextKey(`error.${code}`)).toBe(true);
  });

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
    ['check_name', CHECK_IDS],
  ] as const)('has words for every %s', (room, codes) => {
    const missing = codes.filter((code) => code !== '' && !isTextKey(`${room}.${code}`));
    expect(missing).toEqual([]);
  });

  it('fills the same places in both languages', () => {
    const places = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort();
    for (const [key, { en, zh }] of entries) expect(places(zh), key).toEqual(places(en));
  });

  it('gives no key in two rooms, where one would hide the other', () => {
    const keys = entries.map(([key]) => key);
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
    expect(keys.sort()).toEqual([...TEXT_KEYS].sort());
  });

  it('says every sentence without a brace left over', () => {
    const filled = Object.fromEntries(
      ['missingYear', 'year', 'value', 'path'].map((name) => [name, 'x'] as const),
    );
    expect(say('en', 'error.MISSING_PARAMETER', filled)).toContain('{x: …}');
  });
});
