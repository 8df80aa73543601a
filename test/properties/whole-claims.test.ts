import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NOTICES, REASONS, STATUSES } from '../../src/domain/decision.js';
import { adjudicate, benefitRows, decisionRows, warningRows } from '../support/results.js';
import { CASES } from './cases.js';
import { adjudicateSlowly, type ModelResults } from './model.js';

const RUNS = 200;

/** Every status, reason and notice that the random cases led to. */
const seen = new Set<string>();

describe('the engine and a slow model written from the design decide alike', () => {
  for (const [name, cases] of Object.entries(CASES)) {
    it(name, () => {
      fc.assert(
        fc.property(cases, ({ rows, stack }) => {
          const engine = adjudicate(rows.claims, rows.roster, stack);
          const model = adjudicateSlowly(
            rows.claims,
            rows.roster,
            stack.map((member) => member.model),
          );
          expect(decisionRows(engine)).toEqual(model.decisions);
          expect(benefitRows(engine)).toEqual(model.benefits);
          expect(warningRows(engine)).toEqual(model.warnings);
          note(model);
        }),
        { numRuns: RUNS, unbiased: true },
      );
    });
  }

  it('and the random cases led to every status, every reason and every notice', () => {
    const known = [...STATUSES, ...REASONS, ...NOTICES, 'WARNING'];
    expect(known.filter((word) => !seen.has(word))).toEqual([]);
  });
});

function note(results: ModelResults): void {
  for (const { status, reason, notices } of results.decisions) {
    for (const word of [status, reason, ...notices.split('|')]) seen.add(word);
  }
  if (results.warnings.length > 0) seen.add('WARNING');
}
