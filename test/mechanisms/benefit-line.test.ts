import { describe, expect, it } from 'vitest';
import { type Fen, parseRatio, type Ratio } from '../../src/domain/money.js';
import { benefitLine, type LineInput } from '../../src/mechanisms/benefit-line.js';
import { NO_CAP } from '../../src/mechanisms/cap.js';
import { partsInTiers, type Tier } from '../../src/mechanisms/rate.js';
import { fen } from '../support/tables.js';

function ratio(text: string): Ratio {
  return parseRatio(text) as Ratio;
}

function flat(text: string): Tier[] {
  return [{ upTo: Number.POSITIVE_INFINITY, ratio: ratio(text) }];
}

/** Tiers as `[up to yuan, ratio]`, the last without an end. */
function tiers(...brackets: readonly (readonly [string, string])[]): Tier[] {
  return brackets.map(([upTo, share]) => ({
    upTo: upTo === '' ? Number.POSITIVE_INFINITY : fen(upTo),
    ratio: ratio(share),
  }));
}

/** Above, gross and payable in fen, and the reason, of a line from 0.00 on with neither deductible nor cap. */
function line(given: Partial<LineInput> & { base: Fen }): [Fen, Fen, Fen, string] {
  const result = benefitLine({
    before: 0,
    deductible: 0,
    tiers: flat('1'),
    cap: NO_CAP,
    paidBefore: 0,
    ...given,
  });
  return [result.above, result.gross, result.payable, result.reason];
}

describe('deductible', () => {
  const deductible = fen('5000');
  const half = flat('0.5');

  it('nothing is above it while the cumulative burden does not exceed it', () => {
    expect(line({ base: fen('4999.99'), deductible, tiers: half })).toEqual([0, 0, 0, 'BELOW_DEDUCTIBLE']);
    expect(line({ base: fen('5000'), deductible, tiers: half })).toEqual([0, 0, 0, 'BELOW_DEDUCTIBLE']);
  });

  it('the first fen above it counts', () => {
    // 5000.01 − 5000 = 0.01; × 0.5 = 0.005, half up 0.01.
    expect(line({ base: fen('5000.01'), deductible, tiers: half })).toEqual([1, 1, 1, '']);
  });

  it('the claim that crosses it counts with its part above only', () => {
    // 4000 + 3000 − 5000 = 2000; × 0.5 = 1000.
    expect(line({ base: fen('3000'), before: fen('4000'), deductible, tiers: half })).toEqual([
      fen('2000'),
      fen('1000'),
      fen('1000'),
      '',
    ]);
  });

  it('once reached, the whole of each later claim counts', () => {
    expect(line({ base: 100, before: deductible, deductible })).toEqual([100, 100, 100, '']);
    expect(line({ base: 100, before: deductible - 1, deductible })).toEqual([99, 99, 99, '']);
    expect(line({ base: 100, before: deductible + 1, deductible })).toEqual([100, 100, 100, '']);
  });

  it('one that rose in the year, by a change of category, is not made up for backwards', () => {
    // 3000 were presented under a deductible of 0; under 5000 the year stands at 3000, so 2500 more bring 500 above.
    expect(line({ base: fen('2500'), before: fen('3000'), deductible })[0]).toBe(fen('500'));
  });
});

describe('rounding', () => {
  it('is half up to the fen, once', () => {
    // 0.01 × 0.5 = 0.005 → 0.01; 0.01 × 0.49 = 0.0049 → 0; 1.23 × 0.855 = 1.05165 → 1.05; 0.10 × 0.45 = 0.045 → 0.05.
    expect(line({ base: 1, tiers: flat('0.5') })[1]).toBe(1);
    expect(line({ base: 1, tiers: flat('0.49') })).toEqual([1, 0, 0, 'ROUNDED_TO_ZERO']);
    expect(line({ base: 123, tiers: flat('0.855') })[1]).toBe(105);
    expect(line({ base: 10, tiers: flat('0.45') })[1]).toBe(5);
  });

  it('never goes through a binary fraction', () => {
    // 1.15 × 0.70 = 0.805 exactly, so 0.81; in doubles 1.15 × 0.7 is 0.8049999…
    expect(line({ base: 115, tiers: flat('0.7') })[1]).toBe(81);
    // 10,000,000,000.00 × 0.999999 = 9,999,990,000.00.
    expect(line({ base: fen('10000000000'), tiers: flat('0.999999') })[1]).toBe(fen('9999990000'));
    // 9,007,199,254.73 × 0.123457 = 1,112,001,798.39120161; the product in fen and millionths is beyond 2^53.
    expect(line({ base: fen('9007199254.73'), tiers: flat('0.123457') })[1]).toBe(fen('1112001798.39'));
  });

  it('of tiers is done on their sum, not on each', () => {
    // 0.01 × 0.3 + 0.01 × 0.2 = 0.003 + 0.002 = 0.005 → 0.01; one by one both would be 0.00. 0.003 + 0.0019 → 0.00.
    expect(line({ base: 2, tiers: tiers(['0.01', '0.3'], ['', '0.2']) })[1]).toBe(1);
    expect(line({ base: 2, tiers: tiers(['0.01', '0.3'], ['', '0.19']) })).toEqual([
      2,
      0,
      0,
      'ROUNDED_TO_ZERO',
    ]);
  });
});

describe('tiers', () => {
  const three = tiers(['20000', '0.4'], ['50000', '0.5'], ['', '0.6']);

  it('count on the cumulative amount above the deductible, both edges of each', () => {
    expect(line({ base: fen('20000'), tiers: three })[1]).toBe(fen('8000')); // 20000 × 40%
    expect(line({ base: fen('20000.01'), tiers: three })[1]).toBe(fen('8000.01')); // + 0.01 × 50% = 0.005, half up
    expect(line({ base: fen('50000'), tiers: three })[1]).toBe(fen('23000')); // 8000 + 30000 × 50%
    expect(line({ base: fen('50000.02'), tiers: three })[1]).toBe(fen('23000.01')); // + 0.02 × 60% = 0.012
    expect(line({ base: fen('60000'), tiers: three })[1]).toBe(fen('29000')); // 23000 + 10000 × 60%
  });

  it('go on where the year stands', () => {
    // Above the deductible of 5000 the year stands at 15000; 10000 more: 5000 × 40% + 5000 × 50% = 4500.
    const given = { base: fen('10000'), before: fen('20000'), deductible: fen('5000'), tiers: three };
    expect(line(given)[1]).toBe(fen('4500'));
  });

  it('tell which parts fall into which bracket', () => {
    const { parts, ratios } = partsInTiers(three, fen('15000'), fen('40000'));
    // 15000 to 20000, 20000 to 50000, 50000 to 55000.
    expect(parts).toEqual([fen('5000'), fen('30000'), fen('5000')]);
    expect(ratios).toEqual([ratio('0.4'), ratio('0.5'), ratio('0.6')]);
    expect(partsInTiers(three, fen('20000'), fen('1')).parts).toEqual([fen('1')]);
    expect(partsInTiers(three, fen('20000'), fen('1')).ratios).toEqual([ratio('0.5')]);
    expect(partsInTiers(three, 0, 0).parts).toEqual([]);
  });
});

describe('cap', () => {
  const cap = fen('500');

  it('cuts the claim that exceeds its room, and no other', () => {
    expect(line({ base: fen('500'), cap })).toEqual([fen('500'), fen('500'), fen('500'), '']);
    expect(line({ base: fen('500.01'), cap })).toEqual([fen('500.01'), fen('500.01'), fen('500'), '']);
    expect(line({ base: fen('2'), cap, paidBefore: fen('499') })).toEqual([fen('2'), fen('2'), fen('1'), '']);
  });

  it('with no room left nothing is paid', () => {
    expect(line({ base: 1, cap, paidBefore: cap })).toEqual([1, 1, 0, 'CAP_REACHED']);
    expect(line({ base: 1, cap: 0 })).toEqual([1, 1, 0, 'CAP_REACHED']);
  });

  it('that is lower than what was already paid leaves no room, and takes nothing back', () => {
    expect(line({ base: 100, cap, paidBefore: cap + 1 })).toEqual([100, 100, 0, 'CAP_REACHED']);
  });

  it('that does not exist limits nothing', () => {
    expect(line({ base: fen('10000000000'), paidBefore: fen('90000000000') })[2]).toBe(fen('10000000000'));
  });
});

describe('why a line pays nothing, tested in order', () => {
  it('no burden before everything else', () => {
    expect(line({ base: 0, deductible: 1, cap: 0 })[3]).toBe('NO_BURDEN');
  });
  it('below the deductible before the cap', () => {
    expect(line({ base: 1, deductible: 1, cap: 0 })[3]).toBe('BELOW_DEDUCTIBLE');
  });
  it('the cap before rounding', () => {
    expect(line({ base: 1, tiers: flat('0.4'), cap: 0 })[3]).toBe('CAP_REACHED');
  });
  it('rounding at last', () => {
    expect(line({ base: 1, tiers: flat('0.4'), cap: 1 })[3]).toBe('ROUNDED_TO_ZERO');
    expect(line({ base: 1_000, tiers: flat('0'), cap: 1 })[3]).toBe('ROUNDED_TO_ZERO');
  });
});
