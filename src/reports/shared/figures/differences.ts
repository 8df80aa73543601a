import type { Fund } from '../../../domain/fund-entry.js';
import { addFen, type Fen } from '../../../domain/money.js';
import { type Difference, isWrongPayment } from '../../../reconciliation/reconciliation.js';
import type { RunResults } from '../../results.js';

/** Differences that share a key, e.g. an institution and a cause. Amounts in fen. */
export interface DifferenceGroup {
  readonly fund: Fund;
  readonly institution: string;
  readonly cause: string;
  readonly claims: number;
  /** Sums of the variances above and below 0, both as positive amounts; without what is no wrong payment. */
  readonly tooMuch: Fen;
  readonly tooLittle: Fen;
  /** paid − computed. */
  readonly variance: Fen;
}

export interface DifferenceFigures {
  /** The largest sums of amounts first. */
  readonly byInstitution: readonly DifferenceGroup[];
  readonly byCause: readonly DifferenceGroup[];
  /** Institution by institution in the order above, and the causes of each. */
  readonly byInstitutionAndCause: readonly DifferenceGroup[];
  /** What was paid for pended claims, by cause: neither too much nor too little, and in none of the above. */
  readonly pended: readonly DifferenceGroup[];
}

/** The differences between what was paid and what is due, added up; null where nothing is reconciled. */
export function differenceFigures({ adjudication, reconciliation }: RunResults): DifferenceFigures | null {
  if (reconciliation === null) return null;
  const { claims } = adjudication;
  const institutionOf = ({ claim }: Difference) => claims.institutions.text(claims.institution[claim]);
  const decided = reconciliation.differences.filter(({ kind }) => kind !== 'pended');
  // Another policy of the fund may have decided the claim, but that is not the whole amount due: all that was paid is
  // pended.
  const waiting = reconciliation.differences
    .filter(({ kind }) => kind === 'pended')
    .map((difference) => ({ ...difference, variance: difference.paid }));
  const groups = (
    keyOf: (difference: Difference) => { institution: string; cause: string },
  ): DifferenceGroup[] => groupedBy(decided, keyOf).sort(bySize);

  const byInstitution = groups((difference) => ({ institution: institutionOf(difference), cause: '' }));
  const ranks = new Map(byInstitution.map(({ fund, institution }, at) => [`${fund} ${institution}`, at]));
  const rankOf = ({ fund, institution }: DifferenceGroup) => ranks.get(`${fund} ${institution}`) ?? 0;
  const both = groups((difference) => ({ institution: institutionOf(difference), cause: difference.cause }));
  return {
    byInstitution,
    byCause: groups(({ cause }) => ({ institution: '', cause })),
    // The sort is stable: within an institution the order by size remains.
    byInstitutionAndCause: both.sort((a, b) => rankOf(a) - rankOf(b)),
    pended: groupedBy(waiting, ({ cause }) => ({ institution: '', cause })).sort(bySize),
  };
}

function groupedBy(
  differences: readonly Difference[],
  keyOf: (difference: Difference) => { institution: string; cause: string },
): DifferenceGroup[] {
  const groups = new Map<string, { -readonly [K in keyof DifferenceGroup]: DifferenceGroup[K] }>();
  for (const difference of differences) {
    const { institution, cause } = keyOf(difference);
    const { fund, kind, variance } = difference;
    const wrong = isWrongPayment(kind) ? variance : 0;
    const key = JSON.stringify([fund, institution, cause]);
    const group = groups.get(key) ?? {
      fund,
      institution,
      cause,
      claims: 0,
      tooMuch: 0,
      tooLittle: 0,
      variance: 0,
    };
    groups.set(key, group);
    group.claims++;
    group.tooMuch = addFen(group.tooMuch, Math.max(0, wrong));
    group.tooLittle = addFen(group.tooLittle, Math.max(0, -wrong));
    group.variance = addFen(group.variance, variance);
  }
  return [...groups.values()];
}

/** The most money first, paid too much or too little; between equals by key. */
function bySize(a: DifferenceGroup, b: DifferenceGroup): number {
  return (
    b.tooMuch + b.tooLittle - (a.tooMuch + a.tooLittle) ||
    compareTexts(a.fund, b.fund) ||
    compareTexts(a.institution, b.institution) ||
    compareTexts(a.cause, b.cause)
  );
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
