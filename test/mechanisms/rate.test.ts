import { describe, expect, it } from 'vitest';
import { formatRatio, parseRatio, type Ratio } from '../../src/domain/money.js';
import { type RateTerms, tiersOf } from '../../src/mechanisms/rate.js';
import { claimTable, type Row, rosterTable } from '../support/tables.js';

const PLAIN: RateTerms = {
  tiers: [{ upTo: Number.POSITIVE_INFINITY, ratio: parseRatio('0.80') as Ratio }],
  tiered: false,
  enhancedRatio: false,
};

function roster(recipient: Row) {
  return rosterTable(
    [{ person_id: 'A', identity: 'dibao', recognized_on: '2021-01-01', ...recipient }],
    claimTable([]),
  );
}

describe('the ratio', () => {
  const granting = { ...PLAIN, enhancedRatio: true };
  const ratioOf = (of: RateTerms, enhanced: string) =>
    tiersOf(of, roster({ enhanced_ratio: enhanced }), 0).map((tier) => formatRatio(tier.ratio));

  it.each([
    ['', '0.8'],
    ['0', '0.8'],
    ['0.799999', '0.8'],
    ['0.8', '0.8'],
    ['0.800001', '0.800001'],
    ['0.855', '0.855'],
    ['1', '1'],
  ])('with an enhanced ratio of “%s” is %s', (enhanced, wanted) => {
    expect(ratioOf(granting, enhanced)).toEqual([wanted]);
  });

  it('is not enhanced where the standard does not grant it', () => {
    expect(ratioOf(PLAIN, '0.9')).toEqual(['0.8']);
  });

  it('keeps an enhanced ratio in its lowest terms, so that amounts stay exact as long as they can', () => {
    expect(tiersOf(granting, roster({ enhanced_ratio: '0.9' }), 0)[0]?.ratio).toEqual({
      numerator: 9,
      denominator: 10,
    });
  });
});
