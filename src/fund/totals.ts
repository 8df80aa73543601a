import { FUNDS, type Fund } from '../domain/fund-entry.js';
import { addFen, type Fen } from '../domain/money.js';
import type { Adjudication } from '../engine/replay.js';

export type FenByFund = Readonly<Record<Fund, Fen>>;

/** What each fund's policies pay together: Σ payable of the decisions. */
export function decidedByFund({ policies, decisions }: Adjudication): FenByFund {
  return byFund(
    policies,
    decisions.map(({ payable }) => total(payable)),
  );
}

/** The same from the benefit lines. */
export function linesByFund({ policies, lines }: Adjudication): FenByFund {
  const { policy, payable } = lines;
  const sums = new Float64Array(policies.length);
  for (let line = 0; line < lines.count; line++) sums[policy[line]] += payable[line];
  return byFund(policies, sums);
}

/** Payables are never below 0, so that a sum on the way is never above the last one, whose exactness is checked. */
function total(payable: Float64Array): Fen {
  let sum = 0;
  for (let at = 0; at < payable.length; at++) sum += payable[at];
  return sum;
}

function byFund(policies: Adjudication['policies'], sums: ArrayLike<Fen>): FenByFund {
  const totals = FUNDS.map((fund) => {
    let total = 0;
    policies.forEach((policy, policyIndex) => {
      if (policy.fund === fund) total = addFen(total, sums[policyIndex] as Fen);
    });
    return [fund, total] as const;
  });
  return Object.fromEntries(totals) as Record<Fund, Fen>;
}
