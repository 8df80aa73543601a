import { REVERSES_NOTHING, REVERSES_UNNAMED } from '../domain/claim.js';
import { formatYuan } from '../domain/money.js';
import type { Adjudication } from '../engine/replay.js';
import { VOID } from '../engine/reversal-pairs.js';
import { cellsOf } from '../tables/cells.js';
import type { CLAIM_COLUMNS } from '../tables/claim-columns.js';
import type { ClaimTable } from '../tables/claim-table.js';

type KeptColumn = Extract<(typeof CLAIM_COLUMNS)[number], { readonly field: string }>;
type FactColumn = Exclude<KeptColumn, { readonly isFact: false }>;

/**
 * What the claim says of itself: the columns of its table by name, each as its cell would be written. The three
 * insurances are one amount, `insurance_paid`.
 */
export type ClaimFacts = Readonly<Record<FactColumn['name'] | 'insurance_paid', string>>;

/** The claim's part in a reversal: it reverses another claim, is reversed by one, or reverses nothing in the input. */
export interface ReversalTrace {
  readonly role: 'reverses' | 'reversed_by' | 'reverses_in_part' | 'reversed_in_part_by' | 'orphan';
  /** The other claim; of an orphan, the claim that it names. */
  readonly claim_id: string;
  readonly by_amount: boolean;
}

/**
 * The facts of a claim, amounts in yuan and dates as ISO dates. Amounts come last, as people read them: what was done
 * first, then what it cost.
 */
export function claimFacts(claims: ClaimTable, claim: number): ClaimFacts {
  const { kept } = claims;
  const cells = cellsOf(kept, claims.rowAt(claim));
  const isAmount = ({ kind }: { readonly kind: string }) => kind === 'amount';
  const amountsLast = [...kept.filter((column) => !isAmount(column)), ...kept.filter(isAmount)];
  const facts = amountsLast.flatMap(({ name, isFact }) => {
    if (name === 'basic_paid') return [['insurance_paid', formatYuan(claims.insurancePaid(claim))]];
    return isFact === false ? [] : [[name, cells[name]]];
  });
  return Object.fromEntries(facts) as ClaimFacts;
}

/** null where the claim has no part in a reversal. */
export function reversalTrace({ claims, reversals }: Adjudication, claim: number): ReversalTrace | null {
  const reverses = claims.reverses[claim];
  const partner = reversals.partner[claim];
  const by_amount = reversals.byAmount[claim] === 1;
  if (partner >= 0) {
    const claim_id = claims.claimIds.text(claims.claimId[partner]);
    const isWhole = reversals.state[claim] === VOID;
    if (reversals.isRefund[claim] === 1)
      return { role: isWhole ? 'reverses' : 'reverses_in_part', claim_id, by_amount };
    return { role: isWhole ? 'reversed_by' : 'reversed_in_part_by', claim_id, by_amount };
  }
  if (reverses === REVERSES_NOTHING) return null;
  const claim_id = reverses === REVERSES_UNNAMED ? '' : claims.reversedIds.text(reverses);
  return { role: 'orphan', claim_id, by_amount };
}
