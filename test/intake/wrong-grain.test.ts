import { describe, expect, it } from 'vitest';
import { claimsOf } from './files.js';

const HEADER = 'claim_id,person_id,service_type,settled_at,total_amount,eligible_amount';
const bill = (id: string): string => `${id},P1,inpatient,2023-01-0${id.at(-1)},1000,900`;

/** A column of money that nobody knows would stop the run by itself. */
function feeIgnored(header: string): Record<string, { column: string }> {
  return header.split(',').includes('fee') ? { fee: { column: 'ignore' } } : {};
}

/** The code with which claims are refused, or how many are taken and rejected. */
async function outcomeOf(
  header: string,
  rows: readonly string[],
  columns = feeIgnored(header),
): Promise<string> {
  const rules = { serviceMap: {}, identityMap: {}, columns: { claims: columns } };
  try {
    const { claims, rejects } = await claimsOf([`${HEADER},${header}`, ...rows], { rules });
    return `${claims.count} taken, ${rejects.length} rejected`;
  } catch (error) {
    return (error as { code: string }).code;
  }
}

describe('one row for each fund is refused', () => {
  it.each([
    'fund_pay_type,fund_payamt',
    'Fund_Pay_Type_Name,fundPayAmt',
    '基金支付类型,基金支付金额',
    '基金名称,支付金额',
  ])('by its header: %s', async (header) => {
    expect(await outcomeOf(header, [`${bill('C1')},390100,400`])).toBe('WRONG_GRAIN');
  });

  it('unless the user says what the amount is, and each claim stands in one row', async () => {
    const columns = { fund_pay_type: { column: 'ignore' }, fund_payamt: { column: 'ignore' } };
    const header = 'fund_pay_type,fund_payamt';
    expect(await outcomeOf(header, [`${bill('C1')},390100,400`, `${bill('C2')},390100,400`], columns)).toBe(
      '2 taken, 0 rejected',
    );
    const detail = ['C1', 'C2'].flatMap((id) => [`${bill(id)},390100,400`, `${bill(id)},610100,350`]);
    expect(await outcomeOf(header, detail, columns)).toBe('WRONG_GRAIN');
  });

  it.each([
    ['款项类型,款项金额', '390100,400', '610100,350'],
    ['项目名称,金额', '床位费,"1,200.50"', '护理费,80'],
    ['险种,basic_paid', '居民医保,400', '医疗救助,350'],
  ])('by what its rows differ in: %s', async (header, one, other) => {
    const rows = ['C1', 'C2'].flatMap((id) => [`${bill(id)},${one}`, `${bill(id)},${other}`]);
    expect(await outcomeOf(header, rows)).toBe('WRONG_GRAIN');
    expect(await outcomeOf(header, rows.slice(0, 2))).toBe('WRONG_GRAIN');
  });
});

describe('claims with one number that are no detail are doubles', () => {
  it.each([
    ['alike in everything', 'note,fee', 'a,1', 'a,1'],
    ['alike but for how they are written', 'kind_type,fee', 'a,"1,000"', ' a,1000'],
    ['that differ in a note', 'note,fee', 'a,1', 'b,1'],
    ['that differ in a running number and a note', '序号,备注', '1,a', '2,b'],
    ['that differ in an amount alone', 'kind_type,fee', 'a,1', 'a,2'],
    ['that differ in a code alone', 'kind_type,fee', 'a,1', 'b,1'],
    ['that differ in a column that is read', 'kind_type,fee,institution_id', 'a,1,H1', 'b,2,H2'],
  ])('%s', async (_, header, one, other) => {
    const rows = ['C1', 'C2'].flatMap((id) => [`${bill(id)},${one}`, `${bill(id)},${other}`]);
    expect(await outcomeOf(header, rows)).toBe('2 taken, 2 rejected');
  });

  it('such as one among many claims', async () => {
    const rows = [`${bill('C1')},a,1`, `${bill('C1')},b,2`, `${bill('C2')},a,1`];
    expect(await outcomeOf('kind_type,fee', rows)).toBe('2 taken, 1 rejected');
  });

  it('where most of them differ in the bill itself', async () => {
    const rows = [
      ...['C1', 'C2', 'C3'].flatMap((id) => [`${bill(id)},a,1`, `${id},P1,inpatient,2023-02-01,5,5,b,2`]),
      ...['C4', 'C5'].flatMap((id) => [`${bill(id)},a,1`, `${bill(id)},b,2`]),
    ];
    expect(await outcomeOf('kind_type,fee', rows)).toBe('5 taken, 5 rejected');
  });
});
