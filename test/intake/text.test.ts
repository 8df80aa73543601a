import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { REJECT_CODES } from '../../src/domain/reject.js';
import { isTextKey } from '../../src/text/catalogue.js';
import { intakeText } from '../../src/text/intake.js';

const folder = new URL('../../src/intake/', import.meta.url);
const sources = readdirSync(folder, { recursive: true })
  .filter((name) => String(name).endsWith('.ts'))
  .map((name) => readFileSync(new URL(String(name), folder), 'utf8'));

describe('what the intake says', () => {
  it('has a text for every reject', () => {
    expect(REJECT_CODES.filter((code) => !isTextKey(`reject.${code}`))).toEqual([]);
  });

  it('has a text for every error and warning that it may raise', () => {
    const errors = sources.flatMap((source) =>
      [...source.matchAll(/ReliefError\((?:[^'()]*\? )?'([A-Z_]+)'(?: : '([A-Z_]+)')?/g)].flatMap((match) =>
        match.slice(1).filter((code) => code !== undefined),
      ),
    );
    expect(errors.length).toBeGreaterThan(10);
    expect(errors.filter((code) => !isTextKey(`error.${code}`))).toEqual([]);
    for (const code of ['UNKNOWN_COLUMN', 'UNNAMED_COLUMN', 'SUSPECT_ID']) {
      expect(isTextKey(`warning.${code}`)).toBe(true);
    }
  });

  it('has the same places in both languages', () => {
    const placesIn = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();
    for (const [key, { en, zh }] of Object.entries(intakeText)) {
      expect([key, placesIn(zh)]).toEqual([key, placesIn(en)]);
    }
  });
});
