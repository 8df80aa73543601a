import { statusNumber } from '../../../domain/decision.js';
import { addFen, type Fen } from '../../../domain/money.js';
import type { Adjudication } from '../../../engine/replay.js';

/** What the recipients of one category of one policy got. */
interface CategoryFigures {
  /** Indexes in the stack and among the policy's categories. */
  readonly policy: number;
  readonly category: number;
  /** Persons with a claim decided under this category. */
  readonly persons: number;
  readonly claims: number;
  readonly paidClaims: number;
  readonly payable: Fen;
}

/** Every category of every policy of the stack, in their orders. */
export function categoryFigures(adjudication: Adjudication): CategoryFigures[] {
  const { claims, decisions, policies } = adjudication;
  const paid = statusNumber('paid');
  return policies.flatMap((policy, policyIndex) => {
    const table = decisions[policyIndex];
    const figures = policy.categories.map((_, category) => ({
      policy: policyIndex,
      category,
      persons: 0,
      claims: 0,
      paidClaims: 0,
      payable: 0,
    }));
    const seen = policy.categories.map(() => new Uint8Array(claims.personIds.size));
    for (let claim = 0; claim < claims.count; claim++) {
      const category = table.category[claim];
      const figure = figures[category];
      if (figure === undefined) continue;
      const person = claims.person[claim];
      const persons = seen[category];
      if (persons[person] === 0) figure.persons++;
      persons[person] = 1;
      figure.claims++;
      if (table.status[claim] === paid) figure.paidClaims++;
      figure.payable = addFen(figure.payable, table.payable[claim]);
    }
    return figures;
  });
}
