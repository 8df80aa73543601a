import { describe, expect, it } from 'vitest';
import { bill, differences, recipient, reconciled } from './reconciled.js';

// Dongyang category 2 (dibao): inpatient 80% from the first yuan, so a burden of 1000.00 gives 800.00.
const dongyang = { policies: ['dongyang-2020'], roster: [recipient('A', 'dibao')] };

/** One claim with a burden of 1000.00 and the given payment. */
const paying = (paid: string, tolerance = 0) =>
  differences({ ...dongyang, tolerance, claims: [bill('C1', '2021-03-01', '1000.00', paid)] });

describe('the kind of a difference', () => {
  it('is none where exactly the computed amount was paid', () => {
    expect(paying('800.00')).toEqual([]);
  });

  it('is unpaid, underpaid or overpaid where something is due', () => {
    expect(paying('')).toEqual(['assistance C1 800.00 0.00 unpaid']);
    expect(paying('799.99')).toEqual(['assistance C1 800.00 799.99 underpaid']);
    expect(paying('800.01')).toEqual(['assistance C1 800.00 800.01 overpaid']);
  });

  it('is not_due where nothing is due', () => {
    const claims = [bill('C1', '2021-03-01', '1000.00', '5.00', { person_id: 'stranger' })];
    expect(differences({ ...dongyang, claims })).toEqual(['assistance C1 0.00 5.00 not_due']);
  });

  it('is none for a claim that gets nothing and was paid nothing', () => {
    const claims = [bill('C1', '2021-03-01', '1000.00', '0.00', { person_id: 'stranger' })];
    expect(differences({ ...dongyang, claims })).toEqual([]);
  });

  it('is pended where the decision waits and money was paid', () => {
    // Wenzhou asks for a referral out of the province; a blank one is waited for.
    const away = { place: 'out_of_province' };
    const claims = [
      bill('C1', '2021-03-01', '1000.00', '10.00', away),
      bill('C2', '2021-03-02', '1000.00', '', away),
    ];
    expect(differences({ ...dongyang, policies: ['wenzhou-2020'], claims })).toEqual([
      'assistance C1 0.00 10.00 pended',
    ]);
  });

  it('is pended where one policy of the fund waits, although another pays: nobody can say yet what is too much', () => {
    // Wenzhou waits for the referral; Dongyang does not ask for one and pays 800.00 from the same fund.
    // Nobody knows yet what the fund owes in all, so that 810.00 is not too much.
    const claims = [bill('C1', '2021-03-01', '1000.00', '810.00', { place: 'out_of_province' })];
    expect(differences({ ...dongyang, policies: ['wenzhou-2020', 'dongyang-2020'], claims })).toEqual([
      'assistance C1 800.00 810.00 pended',
    ]);
  });

  it('adds up what all policies of a fund pay', () => {
    // Wenzhou and Dongyang both pay 80% of 1000.00 from the assistance fund: 1600.00.
    const claims = [bill('C1', '2021-03-01', '1000.00', '1600.00')];
    expect(differences({ ...dongyang, policies: ['wenzhou-2020', 'dongyang-2020'], claims })).toEqual([]);
  });
});

describe('the tolerance', () => {
  it('is the largest variance that still matches, either way', () => {
    expect(paying('800.05', 5)).toEqual([]);
    expect(paying('799.95', 5)).toEqual([]);
    expect(paying('800.06', 5)).toEqual(['assistance C1 800.00 800.06 overpaid']);
    expect(paying('799.94', 5)).toEqual(['assistance C1 800.00 799.94 underpaid']);
  });

  it('also lets a small unpaid amount and a small undue payment pass', () => {
    // 0.05 × 80% = 0.04
    expect(
      differences({ ...dongyang, tolerance: 4, claims: [bill('C1', '2021-03-01', '0.05', '')] }),
    ).toEqual([]);
    const undue = [bill('C1', '2021-03-01', '1000.00', '0.04', { person_id: 'stranger' })];
    expect(differences({ ...dongyang, tolerance: 4, claims: undue })).toEqual([]);
  });
});

describe('a reversed pair', () => {
  const pair = (paid: string, returned: string, tolerance = 0) =>
    differences({
      ...dongyang,
      tolerance,
      claims: [
        bill('C1', '2021-03-01', '1000.00', paid),
        bill('C1R', '2021-03-09', '-1000.00', returned, { reverses: 'C1' }),
      ],
    });

  it('matches where the two payments cancel', () => {
    expect(pair('800.00', '-800.00')).toEqual([]);
    expect(pair('', '')).toEqual([]);
  });

  it('is written with both rows and their own payments where they do not cancel', () => {
    expect(pair('800.00', '-700.00')).toEqual([
      'assistance C1 0.00 800.00 void_not_recovered',
      'assistance C1R 0.00 -700.00 void_not_recovered',
    ]);
    expect(pair('800.00', '')).toEqual([
      'assistance C1 0.00 800.00 void_not_recovered',
      'assistance C1R 0.00 0.00 void_not_recovered',
    ]);
  });

  it('adds up to nothing or not: the tolerance is for what was computed', () => {
    expect(pair('800.00', '-800.00', 2)).toEqual([]);
    expect(pair('800.00', '-799.99', 2)).toHaveLength(2);
  });

  it('leaves an orphan reversal with its money pended', () => {
    const claims = [bill('R', '2021-03-09', '-1000.00', '-800.00', { reverses: 'nobody' })];
    expect(differences({ ...dongyang, claims })).toEqual(['assistance R 0.00 -800.00 pended']);
  });
});

describe('the funds', () => {
  it('are compared one by one, in their own order, each with its own column', () => {
    // The charity fund comes first in the stack and still second in the list. Nothing is due from it:
    // the family is far below the deductible of 120,000.00.
    const claims = [
      bill('C2', '2024-03-02', '1000.00', '1.00', { charity_paid: '3.00' }),
      bill('C1', '2024-03-01', '1000.00', '2.00', { charity_paid: '4.00' }),
    ];
    expect(differences({ ...dongyang, policies: ['wenzhou-2023-charity', 'dongyang-2020'], claims })).toEqual(
      [
        'assistance C1 800.00 2.00 underpaid',
        'assistance C2 800.00 1.00 underpaid',
        'charity C1 0.00 4.00 not_due',
        'charity C2 0.00 3.00 not_due',
      ],
    );
  });

  it('that no policy pays from are not looked at', () => {
    const claims = [bill('C1', '2021-03-01', '1000.00', '800.00', { charity_paid: '99.00' })];
    expect(differences({ ...dongyang, claims })).toEqual([]);
  });

  it('are not compared at all where no file says what was paid', () => {
    const claims = [bill('C1', '2021-03-01', '1000.00', '')];
    expect(reconciled({ ...dongyang, claims, paidColumns: false })).toBeNull();
  });
});

describe('the row and category of a difference', () => {
  it('come from the first policy of the fund that took a row', () => {
    // Wenzhou knows no severe disability; Dongyang puts it into category 5.
    const scene = {
      policies: ['wenzhou-2020', 'dongyang-2020'],
      roster: [recipient('B', 'dibao'), recipient('A', 'severe_disability')],
      claims: [bill('C1', '2021-03-01', '1000.00', '5.00')],
    };
    expect(reconciled(scene)?.differences[0]).toMatchObject({ row: 1, category: '5', variance: 500 });
  });

  it('are those of the first where several took one', () => {
    const settings = { 'lianyungang-2017': { parameters: { basic_insurance_cap: '200000' } } };
    const claims = [bill('C1', '2021-03-01', '1000.00', '5.00')];
    const category = (...policies: string[]) =>
      reconciled({ ...dongyang, policies, settings, claims })?.differences[0]?.category;
    expect(category('lianyungang-2017', 'dongyang-2020')).toBe('key');
    expect(category('dongyang-2020', 'lianyungang-2017')).toBe('2');
  });

  it('are blank without one', () => {
    const claims = [bill('C1', '2021-03-01', '1000.00', '5.00', { person_id: 'stranger' })];
    expect(reconciled({ ...dongyang, claims })?.differences[0]).toMatchObject({ row: -1, category: '' });
  });
});
