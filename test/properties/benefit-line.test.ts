import fc, { type Arbitrary } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Fen, MAX_AMOUNT, parseRatio, type Ratio } from '../../src/domain/money.js';
import { benefitLine, type LineInput } from '../../src/mechanisms/benefit-line.js';
import type { Tier } from '../../src/mechanisms/rate.js';
import { NO_CAP } from '../../src/policy/policy.js';
import { amount } from './arbitraries.js';
import { Decimal, lineOracle } from './oracle.js';

/** Ten million of the largest amounts would leave the exact range; a counter may still hold a great many. */
const HUGE_COUNTER = 4_000 * MAX_AMOUNT;

const anyAmount: Arbitrary<Fen> = fc.oneof(
  { weight: 4, arbitrary: amount },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: MAX_AMOUNT }) },
);

const counter: Arbitrary<Fen> = fc.oneof(
  { weight: 4, arbitrary: amount },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: HUGE_COUNTER }) },
);

/** Ratios as documents write them, and any with up to six decimals. */
const ratioText: Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    '0',
    '0.4',
    '0.5',
    '0.50',
    '0.6',
    '0.7',
    '0.8',
    '0.855',
    '0.333333',
    '0.000001',
    '0.999999',
    '1',
  ),
  fc.integer({ min: 0, max: 999_999 }).map((millionths) => `0.${String(millionths).padStart(6, '0')}`),
);

interface Drawn {
  readonly base: Fen;
  readonly before: Fen;
  readonly deductible: Fen;
  readonly tiers: readonly { readonly upTo: Fen | undefined; readonly ratio: string }[];
  readonly cap: Fen | undefined;
  readonly paidBefore: Fen;
}

const tiers = fc
  .tuple(
    fc.uniqueArray(fc.oneof(fc.integer({ min: 1, max: 10 }), amount, anyAmount), { maxLength: 4 }),
    fc.array(ratioText, { minLength: 5, maxLength: 5 }),
  )
  .map(([ends, ratios]) => {
    const rising = ends.filter((end) => end > 0).sort((a, b) => a - b);
    return [...rising, undefined].map((upTo, at) => ({ upTo, ratio: ratios[at] as string }));
  });

const drawn: Arbitrary<Drawn> = fc.record({
  base: anyAmount,
  before: counter,
  deductible: fc.oneof(fc.constant(0), anyAmount),
  tiers,
  cap: fc.option(anyAmount, { nil: undefined }),
  paidBefore: counter,
});

describe('one benefit line', () => {
  it('agrees with plain decimals on flat ratios, tiers, half fens and huge amounts', () => {
    fc.assert(fc.property(drawn, agrees), { numRuns: 3000 });
  });

  it('agrees with plain decimals where the claim is on the edge of deductible, bracket or cap', () => {
    const nudge = fc.constantFrom(-1, 0, 1);
    const edges = fc.record({
      drawn,
      ends: nudge,
      part: fc.constantFrom('deductible', 'tier', 'cap'),
      room: nudge,
    });
    fc.assert(
      fc.property(edges, ({ drawn, ends, part, room }) => {
        const tier = drawn.tiers[0]?.upTo ?? 0;
        const edge = part === 'tier' ? drawn.deductible + tier : drawn.deductible;
        agrees({
          ...drawn,
          base: Math.max(0, edge + ends - Math.min(drawn.before, edge)),
          before: Math.min(drawn.before, edge),
          ...(part === 'cap' ? { cap: Math.max(0, drawn.paidBefore + room) } : {}),
        });
      }),
      { numRuns: 2000 },
    );
  });
});

function agrees(question: Drawn): void {
  const got = benefitLine(inputOf(question));
  const wanted = lineOracle({
    base: yuan(question.base),
    before: yuan(question.before),
    deductible: yuan(question.deductible),
    tiers: question.tiers.map(({ upTo, ratio }) => ({
      ratio: new Decimal(ratio),
      ...(upTo === undefined ? {} : { upTo: yuan(upTo) }),
    })),
    cap: question.cap === undefined ? undefined : yuan(question.cap),
    paidBefore: yuan(question.paidBefore),
  });
  expect({
    above: yuan(got.above).toFixed(2),
    gross: yuan(got.gross).toFixed(2),
    payable: yuan(got.payable).toFixed(2),
    reason: got.reason,
  }).toEqual({
    above: wanted.above.toFixed(2),
    gross: wanted.gross.toFixed(2),
    payable: wanted.payable.toFixed(2),
    reason: wanted.reason,
  });
}

function inputOf(question: Drawn): LineInput {
  return {
    base: question.base,
    before: question.before,
    deductible: question.deductible,
    tiers: question.tiers.map(
      ({ upTo, ratio }): Tier => ({
        upTo: upTo ?? Number.POSITIVE_INFINITY,
        ratio: parseRatio(ratio) as Ratio,
      }),
    ),
    cap: question.cap ?? NO_CAP,
    paidBefore: question.paidBefore,
  };
}

/** Fen as decimal yuan, exactly. */
function yuan(fen: Fen): Decimal {
  return new Decimal(fen).div(100);
}
