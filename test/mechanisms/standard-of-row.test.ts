import { describe, expect, it } from 'vitest';
import { formatRatio, parseRatio, type Ratio } from '../../src/domain/money.js';
import { deductibleOf, tiersOf } from '../../src/mechanisms/standard-of-row.js';
import type { Standard } from '../../src/policy/policy.js';
import { claimTable, fen, type Row, rosterTable } from '../support/tables.js';

function roster(recipient: Row) {
  return rosterTable(
    [{ person_id: 'A', identity: 'dibao', recognized_on: '2021-01-01', ...recipient }],
    claimTable([]),
  );
}

function standard(changes: Partial<Standard>): Standard {
  return {
    article: '一',
    conditions: {},
    deductible: fen('5000'),
    deductibleFromRoster: false,
    tiers: [{ upTo: Number.POSITIVE_INFINITY, ratio: parseRatio('0.80') as Ratio }],
    tiered: false,
    enhancedRatio: false,
    cap: 0,
    missing: '',
    ...changes,
  };
}

describe('the deductible', () => {
  it('is the standard’s own', () => {
    expect(deductibleOf(standard({}), roster({ household_capacity: '1' }), 0)).toBe(fen('5000'));
  });

  it('is the family’s capacity where the standard says so, 0.00 included', () => {
    const fromRoster = standard({ deductible: 0, deductibleFromRoster: true });
    expect(deductibleOf(fromRoster, roster({ household_capacity: '42000.01' }), 0)).toBe(fen('42000.01'));
    expect(deductibleOf(fromRoster, roster({ household_capacity: '0.00' }), 0)).toBe(0);
  });

  it('is missing, not 0, where nobody assessed the capacity', () => {
    expect(deductibleOf(standard({ deductibleFromRoster: true }), roster({}), 0)).toBeUndefined();
  });
});

describe('the ratio', () => {
  const granting = standard({ enhancedRatio: true });
  const ratioOf = (of: Standard, enhanced: string) =>
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
    expect(ratioOf(standard({}), '0.9')).toEqual(['0.8']);
  });

  it('keeps an enhanced ratio in its lowest terms, so that amounts stay exact as long as they can', () => {
    expect(tiersOf(granting, roster({ enhanced_ratio: '0.9' }), 0)[0]?.ratio).toEqual({
      numerator: 9,
      denominator: 10,
    });
  });
});
