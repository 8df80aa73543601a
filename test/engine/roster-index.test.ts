import { describe, expect, it } from 'vitest';
import { RosterIndex } from '../../src/engine/roster-index.js';
import { plainPack } from '../policy/packs.js';
import { adjudicate, decisionRows } from '../support/results.js';
import { claimTable, type Row, rosterTable } from '../support/tables.js';

const ROW = { person_id: 'A', identity: 'dibao', recognized_on: '2021-01-01' };

/** The places of a person's rows, in the order that decides between them. */
function orderOf(rows: readonly Row[], person = 'A'): number[] {
  const claims = claimTable([]);
  const roster = rosterTable(
    rows.map((row) => ({ ...ROW, ...row })),
    claims,
  );
  return [...new RosterIndex(roster).rowsOf(claims.personIds.findText(person))];
}

describe('between rows of one category', () => {
  it.each<[string, Row, Row]>([
    ['the later recognition comes first', { recognized_on: '2021-02-01' }, { recognized_on: '2021-01-31' }],
    ['then the identity as text', { identity: 'dibao_edge' }, { identity: 'illness_poverty' }],
    ['a blank valid_from before any', { valid_from: '' }, { valid_from: '2020-01-01' }],
    ['then valid_from', { valid_from: '2021-01-31' }, { valid_from: '2021-02-01' }],
    ['a blank valid_to before any', { valid_to: '' }, { valid_to: '2021-01-01' }],
    ['then valid_to', { valid_to: '2021-12-31' }, { valid_to: '2022-01-01' }],
    ['a blank household before any', { household_id: '' }, { household_id: '0' }],
    ['then the household as text', { household_id: 'H10' }, { household_id: 'H9' }],
    ['then the area', { area: '' }, { area: '330302' }],
    ['as text', { area: '330302' }, { area: '330303' }],
  ])('%s', (_, first, second) => {
    expect(orderOf([first, second])).toEqual([0, 1]);
    expect(orderOf([second, first])).toEqual([1, 0]);
  });

  it('each of these counts before the next', () => {
    const rows = [
      { recognized_on: '2021-01-02', identity: 'illness_poverty', valid_from: '2021-06-01' },
      { identity: 'dibao_edge', valid_from: '2021-06-01' },
      { identity: 'illness_poverty', valid_to: '2022-01-01' },
      { identity: 'illness_poverty', valid_from: '2021-01-01' },
    ];
    expect(orderOf(rows)).toEqual([0, 1, 2, 3]);
    expect(orderOf([...rows].reverse())).toEqual([3, 2, 1, 0]);
  });
});

describe('rows of a person', () => {
  it('are that person’s alone', () => {
    const rows = [
      { person_id: 'B' },
      {},
      { person_id: 'C' },
      { identity: 'destitute', recognized_on: '2020-01-01' },
    ];
    expect(orderOf(rows)).toEqual([1, 3]);
    expect(orderOf(rows, 'B')).toEqual([0]);
    expect(orderOf(rows, 'C')).toEqual([2]);
  });

  it('are none for somebody who is in the claims only', () => {
    const claims = claimTable([
      {
        claim_id: 'C1',
        person_id: 'Z',
        service_type: 'inpatient',
        settled_at: '2021-03-01',
        total_amount: '1',
        eligible_amount: '1',
      },
    ]);
    const roster = rosterTable([ROW], claims);
    expect([...new RosterIndex(roster).rowsOf(claims.personIds.findText('Z'))]).toEqual([]);
  });
});

describe('the decision', () => {
  it('takes household, area and counters from the row that counts', () => {
    const claim = (claim_id: string, person_id: string) => ({
      claim_id,
      person_id,
      service_type: 'inpatient',
      settled_at: '2021-03-01',
      total_amount: '60',
      eligible_amount: '60',
    });
    const perHousehold = plainPack({
      benefits: [
        {
          paid_counter: { per: 'household' },
          standards: [{ categories: ['2'], deductible: 0, ratio: 1, cap: 100 }],
        },
      ],
    });
    const roster = [
      { ...ROW, household_id: 'H2' },
      { ...ROW, household_id: 'H1', recognized_on: '2021-02-01' },
      { ...ROW, person_id: 'B', household_id: 'H1' },
      { ...ROW, person_id: 'C', household_id: 'H2' },
    ];
    const run = adjudicate([claim('C1', 'A'), claim('C2', 'B'), claim('C3', 'C')], roster, [perHousehold]);
    // A counts in H1 (recognised later): 60, then B has 40 left; C in H2 has all of it.
    expect(decisionRows(run).map((row) => row.payable)).toEqual(['60.00', '40.00', '60.00']);
  });
});
