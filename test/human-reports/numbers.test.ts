import { expect, it } from 'vitest';
import {
  axisYuan,
  groupedYuan,
  percent,
  readableCount,
  readableYuan,
  signedYuan,
} from '../../src/reports/shared/numbers.js';

it('writes yuan from whole fen with thousands apart', () => {
  expect(readableYuan(0)).toBe('0.00');
  expect(readableYuan(99_999)).toBe('999.99');
  expect(readableYuan(100_000)).toBe('1,000.00');
  expect(readableYuan(-123_456_789_05)).toBe('−123,456,789.05');
  expect(readableYuan(9_007_199_254_740_991)).toBe('90,071,992,547,409.91');
  expect(signedYuan(1)).toBe('+0.01');
  expect(signedYuan(0)).toBe('0.00');
  expect(signedYuan(-1)).toBe('−0.01');
  expect(readableCount(1_048_576)).toBe('1,048,576');
  expect(groupedYuan('20000000.00')).toBe('20,000,000.00');
  expect(groupedYuan('330305, 330324')).toBe('330305, 330324');
});

it('rounds shares half up, in whole numbers', () => {
  expect(percent(1, 3)).toBe('33.3%');
  expect(percent(2, 3)).toBe('66.7%');
  // 1/2000 is 0.05 %.
  expect(percent(1, 2000)).toBe('0.1%');
  expect(percent(1, 2001)).toBe('0.0%');
  expect(percent(9_007_199_254_740_991, 9_007_199_254_740_991)).toBe('100.0%');
  expect(percent(0, 0)).toBe('–');
});

it('marks axes in the units of the language', () => {
  expect([0, 500, 20_000, 1_500_000].map(axisYuan('en'))).toEqual(['0', '500', '20k', '1.5M']);
  expect([-500, 20_000, 1_500_000, 250_000_000].map(axisYuan('zh'))).toEqual([
    '−500',
    '2万',
    '150万',
    '2.5亿',
  ]);
});
