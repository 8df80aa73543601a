import { describe, expect, it } from 'vitest';
import { formatYuan } from '../../src/domain/money.js';
import { assertClosed } from '../../src/reconciliation/totals.js';
import { bill, recipient, reconciled, type Scene } from './reconciled.js';

const scene: Scene = {
  policies: ['dongyang-2020'],
  roster: [recipient('A', 'dibao', { area: '330783' }), recipient('D', 'destitute', { area: '330701' })],
  claims: [
    // A, category 2: 80%. D, category 1: 100%. The stranger is on no roster.
    bill('C1', '2021-03-01', '1000.00', '800.00', { institution_id: 'H2' }), // 800.00, match
    bill('C2', '2021-03-02', '500.00', '350.00', { institution_id: 'H10' }), // 400.00, underpaid by 50.00
    bill('C3', '2021-04-01', '100.00', '130.00', { person_id: 'D', institution_id: 'H2' }), // 100.00, over by 30.00
    bill('C4', '2022-01-31', '100.00', '7.00', { person_id: 'stranger' }), // 0.00, not due
    // A reversed pair whose payments cancel: both rows count, with nothing computed.
    bill('C5', '2021-04-02', '200.00', '160.00', { institution_id: 'H2' }),
    bill('C6', '2022-01-31', '-200.00', '-160.00', { institution_id: 'H2', reverses: 'C5' }),
  ],
};

/** `<dimension> <key> <claims> <computed> <paid> <variance>` */
function totals(of: Scene): string[] {
  return (reconciled(of)?.totals ?? []).map((total) =>
    [
      total.dimension,
      total.key === '' ? '-' : total.key,
      total.claims,
      formatYuan(total.computed),
      formatYuan(total.paid),
      formatYuan(total.variance),
    ].join(' '),
  );
}

describe('the totals', () => {
  it('count every claim in every dimension, matches and pairs included', () => {
    expect(totals(scene)).toEqual([
      // computed 800 + 400 + 100; paid 800 + 350 + 130 + 7 + 160 − 160
      'all - 6 1300.00 1287.00 -13.00',
      'institution - 1 0.00 7.00 7.00',
      'institution H10 1 400.00 350.00 -50.00',
      'institution H2 4 900.00 930.00 30.00',
      // The stranger and the pair have no roster row.
      'area - 3 0.00 7.00 7.00',
      'area 330701 1 100.00 130.00 30.00',
      'area 330783 2 1200.00 1150.00 -50.00',
      'category - 3 0.00 7.00 7.00',
      'category 1 1 100.00 130.00 30.00',
      'category 2 2 1200.00 1150.00 -50.00',
      'month 2021-03 2 1200.00 1150.00 -50.00',
      'month 2021-04 2 100.00 290.00 190.00',
      'month 2022-01 2 0.00 -153.00 -153.00',
      'kind match 3 800.00 800.00 0.00',
      'kind not_due 1 0.00 7.00 7.00',
      'kind overpaid 1 100.00 130.00 30.00',
      'kind underpaid 1 400.00 350.00 -50.00',
    ]);
  });

  it('have the row `all` of a fund without a claim', () => {
    expect(totals({ ...scene, claims: [] })).toEqual(['all - 0 0.00 0.00 0.00']);
  });

  it('stand for each fund', () => {
    const found = reconciled({ ...scene, policies: ['dongyang-2020', 'wenzhou-2023-charity'] })?.totals ?? [];
    const whole = found.filter(({ dimension }) => dimension === 'all');
    expect(whole.map(({ fund, claims, paid }) => [fund, claims, paid])).toEqual([
      ['assistance', 6, 128_700],
      ['charity', 6, 0],
    ]);
  });
});

describe('the closing of the totals', () => {
  const rows = reconciled(scene)?.totals ?? [];

  it('holds for what the program adds up', () => {
    expect(() => assertClosed(rows)).not.toThrow();
  });

  it('is broken by a variance that is no longer paid less computed, alike in all dimensions', () => {
    const doubled = rows.map((row) => ({ ...row, variance: row.variance * 2 }));
    expect(() => assertClosed(doubled)).toThrow('does not close');
  });

  it('is broken by one fen in any one row', () => {
    rows.forEach((row, at) => {
      for (const name of ['computed', 'paid', 'variance', 'claims'] as const) {
        const off = rows.with(at, { ...row, [name]: row[name] + 1 });
        expect(() => assertClosed(off), `${row.dimension} ${row.key} ${name}`).toThrow('does not close');
      }
    });
  });
});
