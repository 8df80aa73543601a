import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { differenceFigures } from '../../src/reports/shared/figures/differences.js';
import { headline } from '../../src/reports/shared/figures/headline.js';
import { Names } from '../../src/reports/shared/names.js';
import { runAdjudication } from '../../src/run/run.js';

/** The headline and the causes of the assistance fund, amounts in fen. */
async function figuresOf(name: string) {
  const results = await runAdjudication({ claims: [join('test/files-as-they-arrive', name, 'claims.csv')] });
  const recorded = headline(results).funds[0]?.recorded;
  const causes = differenceFigures(results)?.byCause.map(
    ({ cause, claims, tooMuch, tooLittle, variance }) =>
      `${new Names('en').cause(cause)} | ${claims} ${tooMuch} ${tooLittle} ${variance}`,
  );
  return { recorded, causes };
}

describe('what nobody can call too much or too little', () => {
  it('is what was paid for claims that wait', async () => {
    // 350.00 and −140.00 for the two halves of a refund in part.
    const { recorded, causes } = await figuresOf('36-partial-refund');
    expect(recorded).toMatchObject({
      paid: 21_000,
      variance: 21_000,
      differences: 0,
      tooMuch: 0,
      tooLittle: 0,
    });
    // They have a table of their own.
    expect(causes).toEqual([]);
  });

  it('are corrections', async () => {
    // 350.00 are due and paid; +100.00 and −60.00.
    const { recorded, causes } = await figuresOf('55-supplement-and-recovery');
    expect(recorded).toMatchObject({
      paid: 39_000,
      variance: 4_000,
      differences: 2,
      tooMuch: 0,
      tooLittle: 0,
    });
    expect(causes).toEqual(['Correction of a payment | 2 0 0 4000']);
  });

  it('is not money that was not recovered', async () => {
    const { recorded } = await figuresOf('54b-positive-flag-only');
    expect(recorded).toMatchObject({ differences: 2, tooMuch: 70_000, tooLittle: 0 });
  });
});
