import { describe, expect, it } from 'vitest';
import { REJECT_CODES } from '../../src/domain/reject.js';
import { isTextKey } from '../../src/text/catalogue.js';
import { columnText } from '../../src/text/columns.js';
import { intakeText } from '../../src/text/intake.js';

describe('what the intake says', () => {
  it('has a text for every reject', () => {
    expect(REJECT_CODES.filter((code) => !isTextKey(`reject.${code}`))).toEqual([]);
  });

  it('has a text for every warning that it may raise', () => {
    for (const code of [
      'UNKNOWN_COLUMN',
      'UNNAMED_COLUMN',
      'UNUSED_COLUMN',
      'SUSPECT_ID',
      'DERIVED_CLAIM_ID',
    ]) {
      expect(isTextKey(`warning.${code}`)).toBe(true);
    }
  });

  it('has the same places in both languages', () => {
    const placesIn = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();
    for (const [key, { en, zh }] of Object.entries({ ...intakeText, ...columnText })) {
      expect([key, placesIn(zh)]).toEqual([key, placesIn(en)]);
    }
  });
});
