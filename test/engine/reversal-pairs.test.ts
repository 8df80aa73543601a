import { describe, expect, it } from 'vitest';
import { plainPack } from '../policy/packs.js';
import { adjudicate, decisionOf, decisionRows, outcomeOf } from '../support/results.js';
import type { Row } from '../support/tables.js';

const ROSTER = ['A', 'B'].map((person_id) => ({ person_id, identity: 'dibao', recognized_on: '2021-01-01' }));
const PACK = plainPack();

/** A bill of 100.00 of person A on a day of March 2021. */
function bill(claim_id: string, dayOfMarch: string, more: Row = {}): Row {
  return {
    claim_id,
    person_id: 'A',
    service_type: 'inpatient',
    institution_id: 'H1',
    settled_at: `2021-03-${dayOfMarch}`,
    total_amount: '100.00',
    eligible_amount: '100.00',
    ...more,
  };
}

/** A row that takes another one back. */
function reversal(claim_id: string, dayOfMarch: string, reverses: string, more: Row = {}): Row {
  return bill(claim_id, dayOfMarch, {
    total_amount: '-100.00',
    eligible_amount: '-100.00',
    reverses,
    ...more,
  });
}

/** A refund whose export names no original. */
function refund(claim_id: string, dayOfMarch: string, more: Row = {}): Row {
  return bill(claim_id, dayOfMarch, {
    total_amount: '-100.00',
    eligible_amount: '-100.00',
    unnamed_refund: 'Y',
    ...more,
  });
}

/** Claim id and outcome of every claim, in replay order. */
function outcomes(...claims: readonly Row[]): string[] {
  return decisionRows(adjudicate(claims, ROSTER, [PACK])).map(
    ({ claim_id, status, reason }) => `${claim_id} ${status}${reason === '' ? '' : ` ${reason}`}`,
  );
}

describe('a reversal', () => {
  it('makes both rows void', () => {
    expect(outcomes(bill('C1', '01'), reversal('R1', '02', 'C1'))).toEqual([
      'C1 void REVERSED',
      'R1 void REVERSED',
    ]);
  });

  it('that stands before its target in replay order does so too', () => {
    expect(outcomes(reversal('R1', '01', 'C1'), bill('C1', '02'))).toEqual([
      'R1 void REVERSED',
      'C1 void REVERSED',
    ]);
  });

  it('is void under every policy of the stack, whether in force or not', () => {
    const later = plainPack({ id: 'later-2030', inForce: { from: '2030-01-01' } });
    const run = adjudicate([bill('C1', '01'), reversal('R1', '02', 'C1')], ROSTER, [PACK, later]);
    expect(outcomeOf(run, 'C1', 'later-2030')).toBe('void:REVERSED');
  });

  it('has no notices but that of an unnamed pair', () => {
    const over = { basic_paid: '200.00', admitted_on: '2020-12-30', discharged_on: '2021-02-01' };
    const run = adjudicate([bill('C1', '01', over), reversal('R1', '02', 'C1')], ROSTER, [PACK]);
    expect(decisionOf(run, 'C1').notices).toBe('');
  });
});

describe('a reversal is an orphan', () => {
  it('when its target is not in the input', () => {
    expect(outcomes(reversal('R1', '02', 'C9'))).toEqual(['R1 pended ORPHAN_REVERSAL']);
  });

  it('when its target is another person’s, who then keeps the claim', () => {
    expect(outcomes(bill('C1', '01', { person_id: 'B' }), reversal('R1', '02', 'C1'))).toEqual([
      'C1 paid',
      'R1 pended ORPHAN_REVERSAL',
    ]);
  });

  it('when its target is a reversal itself', () => {
    expect(outcomes(bill('C1', '01'), reversal('R1', '02', 'C1'), reversal('R2', '03', 'R1'))).toEqual([
      'C1 void REVERSED',
      'R1 void REVERSED',
      'R2 pended ORPHAN_REVERSAL',
    ]);
  });

  it('when it means itself', () => {
    expect(outcomes(reversal('R1', '01', 'R1'))).toEqual(['R1 pended ORPHAN_REVERSAL']);
  });

  it('when two mean each other', () => {
    expect(outcomes(reversal('R1', '01', 'R2'), reversal('R2', '02', 'R1'))).toEqual([
      'R1 pended ORPHAN_REVERSAL',
      'R2 pended ORPHAN_REVERSAL',
    ]);
  });

  it('when its target is already reversed: the first in replay order counts, not the first row', () => {
    expect(outcomes(reversal('R2', '03', 'C1'), bill('C1', '01'), reversal('R1', '02', 'C1'))).toEqual([
      'C1 void REVERSED',
      'R1 void REVERSED',
      'R2 pended ORPHAN_REVERSAL',
    ]);
    // On one day the claim_id decides.
    expect(outcomes(bill('C1', '01'), reversal('Rb', '02', 'C1'), reversal('Ra', '02', 'C1'))).toEqual([
      'C1 void REVERSED',
      'Ra void REVERSED',
      'Rb pended ORPHAN_REVERSAL',
    ]);
  });

  it('and has no remark on a burden below 0, which a reversal has as it should', () => {
    const run = adjudicate([reversal('R1', '02', 'C9', { eligible_amount: '-100.00' })], ROSTER, [PACK]);
    expect(decisionOf(run, 'R1')).toMatchObject({
      notices: '',
      payable: '0.00',
      identity: '',
    });
  });
});

describe('a void claim touches no counter', () => {
  const capped = plainPack({
    benefits: [{ standards: [{ categories: ['2'], deductible: 150, ratio: 1, cap: 100 }] }],
  });

  it('neither the deductible nor the cap', () => {
    const run = (...claims: Row[]) => adjudicate(claims, ROSTER, [capped]);
    // C2 alone: 100 does not exceed the deductible of 150. With C1 before it: 100 + 100 − 150 = 50.
    expect(decisionOf(run(bill('C1', '01'), bill('C2', '02')), 'C2').payable).toBe('50.00');
    expect(outcomeOf(run(bill('C1', '01'), bill('C2', '02'), reversal('R1', '30', 'C1')), 'C2')).toBe(
      'zero:BELOW_DEDUCTIBLE',
    );
  });
});

describe('a refund that names no original', () => {
  it('takes back the latest earlier claim of the same person, institution and service with the opposite total', () => {
    const run = adjudicate([bill('C1', '01'), bill('C2', '02'), refund('R1', '03')], ROSTER, [PACK]);
    expect(decisionRows(run).map(({ claim_id, status, notices }) => [claim_id, status, notices])).toEqual([
      ['C1', 'paid', ''],
      ['C2', 'void', 'PAIRED_BY_AMOUNT'],
      ['R1', 'void', 'PAIRED_BY_AMOUNT'],
    ]);
  });

  it('and a second one the one before', () => {
    expect(outcomes(bill('C1', '01'), bill('C2', '02'), refund('R1', '03'), refund('R2', '04'))).toEqual([
      'C1 void REVERSED',
      'C2 void REVERSED',
      'R1 void REVERSED',
      'R2 void REVERSED',
    ]);
  });

  it.each<[string, Row]>([
    ['another person', { person_id: 'B' }],
    ['another institution', { institution_id: 'H2' }],
    ['another service', { service_type: 'day_surgery' }],
    ['a fen more', { total_amount: '100.01' }],
    ['no institution', { institution_id: '' }],
  ])('never one of %s', (_, other) => {
    expect(outcomes(bill('C1', '01', other), refund('R1', '02'))).toEqual([
      'C1 paid',
      'R1 pended ORPHAN_REVERSAL',
    ]);
  });

  it('never one that comes later', () => {
    expect(outcomes(refund('R1', '01'), bill('C1', '02'))).toEqual(['R1 pended ORPHAN_REVERSAL', 'C1 paid']);
  });

  it('never one that is already reversed, by name or without', () => {
    expect(outcomes(bill('C1', '01'), reversal('R1', '02', 'C1'), refund('R2', '03'))).toEqual([
      'C1 void REVERSED',
      'R1 void REVERSED',
      'R2 pended ORPHAN_REVERSAL',
    ]);
    expect(outcomes(bill('C1', '01'), refund('R1', '02'), reversal('R2', '03', 'C1'))).toEqual([
      'C1 void REVERSED',
      'R1 void REVERSED',
      'R2 pended ORPHAN_REVERSAL',
    ]);
  });

  it('never another reversal', () => {
    const odd = reversal('R1', '01', 'C9', { total_amount: '100.00' });
    expect(outcomes(odd, refund('R2', '02'))).toEqual([
      'R1 pended ORPHAN_REVERSAL',
      'R2 pended ORPHAN_REVERSAL',
    ]);
  });

  it('finds its bill among thousands of amounts', () => {
    // 1,500 bills of 1.00, 2.00, … of one day, and the refund of each on the next.
    const yuan = (at: number) => `${at + 1}.00`;
    const bills = Array.from({ length: 1500 }, (_, at) =>
      bill(`C${at}`, '01', { total_amount: yuan(at), eligible_amount: yuan(at) }),
    );
    const refunds = bills.map((_, at) =>
      refund(`R${at}`, '02', { total_amount: `-${yuan(at)}`, eligible_amount: `-${yuan(at)}` }),
    );
    const found = outcomes(...bills, ...refunds);
    expect(found).toHaveLength(3000);
    expect(found.filter((outcome) => !outcome.endsWith('void REVERSED'))).toEqual([]);
  });

  it('of nothing takes back a bill of nothing', () => {
    const nothing = { total_amount: '0.00', eligible_amount: '0.00' };
    expect(outcomes(bill('C1', '01', nothing), refund('R1', '02', nothing))).toEqual([
      'C1 void REVERSED',
      'R1 void REVERSED',
    ]);
  });
});

describe('a mark of a refund', () => {
  const flagged = { refund_flag: 'Y' };

  it('means nothing more where the pair is found by link, with or without signs', () => {
    const unsigned = { total_amount: '100.00', eligible_amount: '100.00', ...flagged };
    expect(outcomes(bill('C1', '01', flagged), reversal('R1', '02', 'C1', flagged))).toEqual([
      'C1 void REVERSED',
      'R1 void REVERSED',
    ]);
    expect(outcomes(bill('C1', '01', { ...unsigned }), reversal('R1', '02', 'C1', unsigned))).toEqual([
      'C1 void REVERSED',
      'R1 void REVERSED',
    ]);
  });

  it('on two claims alike but for id and time makes them a pair', () => {
    expect(outcomes(bill('C1', '01', flagged), bill('C2', '02', flagged))).toEqual([
      'C1 void REVERSED',
      'C2 void REVERSED',
    ]);
    expect(
      outcomes(bill('C1', '01', flagged), bill('C2', '02', { ...flagged, place: 'in_province' })),
    ).toEqual(['C1 pended REFUND_WITHOUT_PAIR', 'C2 pended REFUND_WITHOUT_PAIR']);
  });

  it('that could not be read makes its claim wait, unless another refund takes it back', () => {
    const refused = { refund_refused: 'Y' };
    expect(outcomes(bill('C1', '01', refused))).toEqual(['C1 pended REFUND_REJECTED']);
    expect(outcomes(bill('C1', '01', refused), reversal('R1', '02', 'C1'))).toEqual([
      'C1 void REVERSED',
      'R1 void REVERSED',
    ]);
  });
});

describe('a refund of another amount', () => {
  const part = { total_amount: '-30.00', eligible_amount: '-30.00' };

  it('leaves both waiting, and its target counts as taken', () => {
    expect(outcomes(bill('C1', '01'), reversal('R1', '02', 'C1', part), reversal('R2', '03', 'C1'))).toEqual([
      'C1 pended PARTIAL_REFUND',
      'R1 pended PARTIAL_REFUND',
      'R2 pended ORPHAN_REVERSAL',
    ]);
  });
});

describe('a refund under the number of its original', () => {
  it('stands behind it, also at the same moment, and is taken for no other', () => {
    const rows = [reversal('C1', '01', 'C1'), bill('C1', '01'), bill('C2', '01')];
    expect(outcomes(...rows)).toEqual(['C1 void REVERSED', 'C1 void REVERSED', 'C2 paid']);
    const { claims, order } = adjudicate(rows, ROSTER, [PACK]);
    expect(Array.from(order, (claim) => Math.sign(claims.total[claim] as number))).toEqual([1, -1, 1]);
  });
});
