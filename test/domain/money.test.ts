import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addFen,
  compareRatios,
  divideHalfUp,
  formatRatio,
  formatYuan,
  MAX_AMOUNT,
  parseRatio,
  type Ratio,
  shareOf,
  shareOfParts,
} from '../../src/domain/money.js';

const Exact = Decimal.clone({ precision: 60 });

function ratio(text: string): Ratio {
  return parseRatio(text) as Ratio;
}

describe('yuan', () => {
  it.each([
    [0, '0.00'],
    [1, '0.01'],
    [10, '0.10'],
    [99, '0.99'],
    [100, '1.00'],
    [123_450, '1234.50'],
    [-1, '-0.01'],
    [-100, '-1.00'],
    [MAX_AMOUNT, '10000000000.00'],
    [Number.MAX_SAFE_INTEGER, '90071992547409.91'],
  ])('%d fen is written %s', (fen, text) => {
    expect(formatYuan(fen)).toBe(text);
  });

  it('nothing is written without a minus sign, however it came about', () => {
    expect(formatYuan(-0)).toBe('0.00');
  });
});

describe('totals', () => {
  it('are refused where they would lose fen', () => {
    expect(addFen(Number.MAX_SAFE_INTEGER - 1, 1)).toBe(Number.MAX_SAFE_INTEGER);
    const refused = expect.objectContaining({
      code: 'SUM_TOO_LARGE',
      details: { limit: '90071992547409.91' },
    });
    expect(() => addFen(Number.MAX_SAFE_INTEGER, 1)).toThrow(refused);
    expect(() => addFen(-Number.MAX_SAFE_INTEGER, -1)).toThrow(refused);
  });
});

describe('a ratio', () => {
  it.each([
    ['0', { numerator: 0, denominator: 1 }],
    ['1', { numerator: 1, denominator: 1 }],
    ['1.00', { numerator: 1, denominator: 1 }],
    ['0.8', { numerator: 8, denominator: 10 }],
    ['0.80', { numerator: 8, denominator: 10 }],
    ['0.855', { numerator: 855, denominator: 1000 }],
    ['0.333333', { numerator: 333_333, denominator: 1_000_000 }],
    ['0.3333330', { numerator: 333_333, denominator: 1_000_000 }],
  ])('%s is an exact fraction', (text, wanted) => {
    expect(parseRatio(text)).toEqual(wanted);
  });

  it.each(['', '.8', '0.', '1.01', '2', '-0.1', '80%', '0.3333333', '1e-1', ' 0.8', '0,8', '00.8'])(
    '“%s” is none',
    (text) => {
      expect(parseRatio(text)).toBeUndefined();
    },
  );

  it('is written without trailing zeros', () => {
    for (const text of ['0', '1', '0.8', '0.05', '0.855', '0.000001'])
      expect(formatRatio(ratio(text))).toBe(text);
    expect(formatRatio(ratio('0.80'))).toBe('0.8');
    expect(formatRatio({ numerator: 80, denominator: 100 })).toBe('0.8');
    expect(formatRatio({ numerator: 100, denominator: 100 })).toBe('1');
  });

  it('is compared by its size, not by its digits', () => {
    expect(compareRatios(ratio('0.8'), ratio('0.79'))).toBeGreaterThan(0);
    expect(compareRatios(ratio('0.8'), { numerator: 80, denominator: 100 })).toBe(0);
    expect(compareRatios(ratio('0.799999'), ratio('0.8'))).toBeLessThan(0);
  });
});

describe('rounding half up', () => {
  it.each([
    [4, 10, 0],
    [5, 10, 1],
    [14, 10, 1],
    [15, 10, 2],
    [0, 10, 0],
    [7, 1, 7],
    [1, 3, 0],
    [2, 3, 1],
  ])('%d / %d is %d', (numerator, denominator, wanted) => {
    expect(divideHalfUp(numerator, denominator)).toBe(wanted);
  });

  it('refuses what a number no longer holds exactly', () => {
    expect(() => divideHalfUp(Number.MAX_SAFE_INTEGER + 1, 10)).toThrow(RangeError);
  });
});

describe('shares', () => {
  const amount = fc.oneof(fc.nat(1_000_000), fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }));
  const anyRatio = fc.integer({ min: 0, max: 1_000_000 }).map((millionths) => {
    const text = new Exact(millionths).div(1_000_000).toFixed();
    return { text, ratio: ratio(text) };
  });

  it('are those of plain decimals, beyond 2^53 too', () => {
    fc.assert(
      fc.property(amount, anyRatio, (whole, share) => {
        const wanted = new Exact(whole).times(share.text).toDecimalPlaces(0, Decimal.ROUND_HALF_UP);
        expect(shareOf(whole, share.ratio)).toBe(wanted.toNumber());
      }),
      { numRuns: 1000 },
    );
  });

  it('of parts are added exactly and rounded once', () => {
    const part = fc.tuple(fc.oneof(fc.nat(1_000), fc.integer({ min: 0, max: 2 ** 50 })), anyRatio);
    fc.assert(
      fc.property(fc.array(part, { maxLength: 5 }), (parts) => {
        const exact = parts.reduce(
          (sum, [whole, share]) => sum.plus(new Exact(whole).times(share.text)),
          new Exact(0),
        );
        const got = shareOfParts(
          parts.map(([whole]) => whole),
          parts.map(([, share]) => share.ratio),
        );
        expect(got).toBe(exact.toDecimalPlaces(0, Decimal.ROUND_HALF_UP).toNumber());
      }),
      { numRuns: 1000 },
    );
  });
});
