import { describe, expect, it } from 'vitest';
import { type DeductibleTerms, deductibleOf } from '../../src/mechanisms/deductible.js';
import { claimTable, fen, type Row, rosterTable } from '../support/tables.js';

const OWN: DeductibleTerms = { deductible: fen('5000'), deductibleFromRoster: false };
const FROM_ROSTER: DeductibleTerms = { deductible: 0, deductibleFromRoster: true };

function roster(recipient: Row) {
  return rosterTable(
    [{ person_id: 'A', identity: 'dibao', recognized_on: '2021-01-01', ...recipient }],
    claimTable([]),
  );
}

describe('the deductible', () => {
  it('is the standard’s own', () => {
    expect(deductibleOf(OWN, roster({ household_capacity: '1' }), 0)).toBe(fen('5000'));
  });

  it('is the family’s capacity where the standard says so, 0.00 included', () => {
    expect(deductibleOf(FROM_ROSTER, roster({ household_capacity: '42000.01' }), 0)).toBe(fen('42000.01'));
    expect(deductibleOf(FROM_ROSTER, roster({ household_capacity: '0.00' }), 0)).toBe(0);
  });

  it('is missing, not 0, where nobody assessed the capacity', () => {
    expect(deductibleOf(FROM_ROSTER, roster({}), 0)).toBeUndefined();
  });
});
