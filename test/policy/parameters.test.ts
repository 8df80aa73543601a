import { describe, expect, it } from 'vitest';
import { parseRatio, type Ratio } from '../../src/domain/money.js';
import { shareExactly } from '../../src/policy/parameters.js';
import { NO_CAP } from '../../src/policy/policy.js';
import { fen } from '../support/tables.js';
import { errorOf } from './packs.js';
import { compiled, standard, usingParameter } from './with-parameters.js';

describe('a parameter', () => {
  const pack = usingParameter({ unit: 'yuan' }, { deductible: { parameter: 'p' } });

  it('has one value for all years', () => {
    const policy = compiled(pack, { p: '5000.50' }, [2021, 2023]);
    expect([2021, 2023].map((year) => standard(policy, year).deductible)).toEqual([
      fen('5000.50'),
      fen('5000.50'),
    ]);
    expect(policy.parametersUsed).toEqual({ p: '5000.50' });
  });

  it('has a value for each year, and never one year’s for another', () => {
    const policy = compiled(pack, { p: { 2021: '5000', 2022: '6000' } }, [2021, 2022]);
    expect([2021, 2022].map((year) => standard(policy, year).deductible)).toEqual([fen('5000'), fen('6000')]);
    expect(policy.parametersUsed).toEqual({ p: { 2021: '5000.00', 2022: '6000.00' } });
    expect(errorOf(() => compiled(pack, { p: { 2021: '5000' } }, [2021, 2022]))).toMatchObject({
      code: 'MISSING_PARAMETER',
      details: { path: 'plain-2021.p.2022', name: 'p', year: 2022, missingYear: 2022, article: '五' },
    });
  });

  it('has no default in a year that nobody entered, where others were entered', () => {
    const withDefault = usingParameter({ unit: 'yuan', default: '3000' }, { deductible: { parameter: 'p' } });
    expect(standard(compiled(withDefault, {}, [2021, 2022]), 2022).deductible).toBe(fen('3000'));
    expect(errorOf(() => compiled(withDefault, { p: { 2021: '5000' } }, [2021, 2022]))).toMatchObject({
      code: 'MISSING_PARAMETER',
      details: { path: 'plain-2021.p.2022' },
    });
  });

  it('has its plain value in every year that an option does not name', () => {
    const policy = compiled(pack, { p: { other_years: '5000', 2022: '6000' } }, [2021, 2022, 2023]);
    expect([2021, 2022, 2023].map((year) => standard(policy, year).deductible)).toEqual([
      fen('5000'),
      fen('6000'),
      fen('5000'),
    ]);
    expect(policy.parametersUsed).toEqual({ p: { 2021: '5000.00', 2022: '6000.00', 2023: '5000.00' } });
  });

  it('stops the run where a year needs it and nobody gave it, and only then', () => {
    expect(errorOf(() => compiled(pack, {}, [2021])).code).toBe('MISSING_PARAMETER');
    // No claim is settled while the policy is in force: nothing needs a value.
    expect(compiled(pack, {}, [2020]).benefits).toHaveLength(1);
  });

  it('that the policy does not have is refused, with those it has', () => {
    expect(errorOf(() => compiled(pack, { q: '1' }, [2021]))).toMatchObject({
      code: 'UNKNOWN_PARAMETER',
      details: { path: 'plain-2021.q', known: 'p' },
    });
  });

  it.each([
    ['-1'],
    ['1.005'],
    ['5,000'],
    [''],
    ['five'],
    ['99999999999'],
    [['5000']],
    [{ '21': '5000' }],
    [{ parameter: 'q' }],
    [5000],
  ])('refuses the amount %j', (value) => {
    expect(errorOf(() => compiled(pack, { p: value }, [2021])).code).toBe('PARAMETER_VALUE');
  });

  it('refuses an amount of a year that the run does not even need', () => {
    expect(errorOf(() => compiled(pack, { p: { 2021: '1', 2030: 'x' } }, [2021]))).toMatchObject({
      code: 'PARAMETER_VALUE',
      details: { path: 'plain-2021.p.2030', value: 'x' },
    });
  });
});

describe('the previous year', () => {
  const pack = usingParameter(
    { unit: 'yuan' },
    { deductible: { parameter: 'p', year: 'previous', share: '0.10' } },
  );

  it('is the one that counts where the document says so', () => {
    const policy = compiled(pack, { p: { 2020: '10000', 2021: '20000' } }, [2021, 2022]);
    expect([2021, 2022].map((year) => standard(policy, year).deductible)).toEqual([fen('1000'), fen('2000')]);
    expect(policy.parametersUsed).toEqual({ p: { 2020: '10000.00', 2021: '20000.00' } });
  });

  it('is named where it is missing', () => {
    expect(errorOf(() => compiled(pack, { p: { 2021: '10000' } }, [2021]))).toMatchObject({
      code: 'MISSING_PARAMETER',
      details: { path: 'plain-2021.p.2020', missingYear: 2020, year: 2021 },
    });
  });
});

describe('a share', () => {
  it.each([
    ['26937.00', '0.10', '2693.70'],
    ['26937.00', '0.25', '6734.25'],
    ['28421.05', '0.10', '2842.11'], // 2842.105, half up
    ['28421.04', '0.10', '2842.10'], // 2842.104
    ['0.05', '0.1', '0.01'], // 0.005, half up
    ['0.04', '0.1', '0.00'],
    ['9999999999.99', '0.333333', '3333330000.00'], // 3,333,329,999.99666667
  ])('of %s at %s is %s', (whole, share, wanted) => {
    expect(shareExactly(fen(whole), parseRatio(share) as Ratio)).toBe(fen(wanted));
  });
});

describe('defaults', () => {
  it('hold where nothing is given', () => {
    const pack = usingParameter({ unit: 'ratio', default: '0.70' }, { ratio: { parameter: 'p' } });
    expect(standard(compiled(pack, {}, [2021]), 2021).tiers[0]?.ratio).toEqual({
      numerator: 7,
      denominator: 10,
    });
    expect(standard(compiled(pack, { p: '0.75' }, [2021]), 2021).tiers[0]?.ratio).toEqual({
      numerator: 75,
      denominator: 100,
    });
  });

  it('can be a share of another parameter, year by year, and the manifest then says each year', () => {
    const pack = usingParameter(
      { unit: 'yuan', default: { parameter: 'q', share: '0.50' } },
      { cap: { parameter: 'p' } },
    );
    const policy = compiled(pack, { q: { 2021: '100000', 2022: '100000.01' } }, [2021, 2022]);
    // 100000.01 / 2 = 50000.005, half up.
    expect([2021, 2022].map((year) => standard(policy, year).cap)).toEqual([fen('50000'), fen('50000.01')]);
    expect(policy.parametersUsed.p).toEqual({ 2021: '50000.00', 2022: '50000.01' });
    expect(errorOf(() => compiled(pack, {}, [2021]))).toMatchObject({
      details: { path: 'plain-2021.p.2021' },
    });
  });

  it('can be “none”, a cap that does not exist', () => {
    const pack = usingParameter({ unit: 'yuan', default: 'none' }, { cap: { parameter: 'p' } });
    expect(standard(compiled(pack, {}, [2021]), 2021).cap).toBe(NO_CAP);
    expect(standard(compiled(pack, { p: '0' }, [2021]), 2021).cap).toBe(0);
  });
});
