import { describe, expect, it } from 'vitest';
import { burden, burdenBeforeFloor, residualBurden } from '../../src/mechanisms/base.js';
import { claimTable, fen, type Row } from '../support/tables.js';

function claim(amounts: Row) {
  return claimTable([
    { claim_id: 'C1', person_id: 'A', service_type: 'inpatient', settled_at: '2021-03-01', ...amounts },
  ]);
}

describe('burden', () => {
  const bill = { total_amount: '1000', eligible_amount: '900' };

  it('is the catalogue amount less basic, catastrophic and supplementary insurance', () => {
    // 900 − 500 − 100 − 50 = 250; other payers do not count here.
    const claims = claim({
      ...bill,
      basic_paid: '500',
      catastrophic_paid: '100',
      supplementary_paid: '50',
      other_paid: '70',
    });
    expect(burden(claims, 0)).toBe(fen('250'));
  });

  it('is never below 0, but the amount before the floor is told', () => {
    const even = claim({ ...bill, basic_paid: '900' });
    expect([burdenBeforeFloor(even, 0), burden(even, 0)]).toEqual([0, 0]);
    const over = claim({ ...bill, basic_paid: '900.01' });
    expect([burdenBeforeFloor(over, 0), burden(over, 0)]).toEqual([-1, 0]);
  });
});

describe('residual burden', () => {
  const bill = {
    total_amount: '1000',
    eligible_amount: '400',
    basic_paid: '500',
    catastrophic_paid: '100',
    supplementary_paid: '50',
    other_paid: '70',
  };

  it('is the whole bill less every payer, outside the catalogue included', () => {
    // 1000 − 500 − 100 − 50 − 70 − 30 = 250.
    expect(residualBurden(claim(bill), 0, fen('30'))).toBe(fen('250'));
  });

  it('is never below 0', () => {
    // 1000 − 720 = 280 before assistance.
    expect(residualBurden(claim(bill), 0, fen('279.99'))).toBe(1);
    expect(residualBurden(claim(bill), 0, fen('280'))).toBe(0);
    expect(residualBurden(claim(bill), 0, fen('280.01'))).toBe(0);
  });
});
