import { addFen, type Fen } from '../domain/money.js';
import { CounterPeers } from '../engine/counter-peers.js';
import type { Adjudication } from '../engine/replay.js';
import { type CauseContext, CauseSearch, type Finding } from './cause-search.js';
import { causeOf } from './causes/index.js';
import { Corrections } from './corrections.js';
import { FundSide, fundsOf } from './fund-side.js';
import { kindOf } from './kinds.js';
import type { Difference, Reconciliation, ReconciliationTotal } from './reconciliation.js';
import { Totals } from './totals.js';
import { WhatIf } from './what-if.js';

/**
 * Compares what the settlement system paid with what the policies compute: per fund and claim, with the cause of each
 * difference where the inputs prove one, and with totals that add up to the fen.
 *
 * @param tolerance The largest variance, in fen, that still counts as a match.
 * @returns null where no input has a column of paid amounts.
 */
export function reconcile(adjudication: Adjudication, tolerance: Fen): Reconciliation | null {
  const found = findDifferences(adjudication, tolerance);
  return found && explained(adjudication, found, causesOf(adjudication, found.findings, tolerance));
}

/** The first step of `reconcile`: what differs, and the totals. */
export interface Found {
  readonly findings: readonly Finding[];
  readonly totals: readonly ReconciliationTotal[];
}

export function findDifferences(adjudication: Adjudication, tolerance: Fen): Found | null {
  if (!adjudication.claims.hasPaidColumns) return null;
  let findings: Finding[] = [];
  let totals: ReconciliationTotal[] = [];
  for (const fund of fundsOf(adjudication.policies)) {
    const compared = compare(new FundSide(adjudication, fund), tolerance);
    findings = findings.concat(compared.findings);
    totals = totals.concat(compared.totals);
  }
  return { findings, totals };
}

/**
 * The second step: the cause of each finding. Only these claims are computed again. No cause depends on another finding, so
 * several threads can search at the same time.
 */
export function causesOf(
  adjudication: Adjudication,
  findings: readonly Finding[],
  tolerance: Fen,
): readonly string[] {
  return fundsOf(adjudication.policies).flatMap((fund) => {
    const ofFund = findings.filter((finding) => finding.fund === fund);
    const context = causeContextFor(new FundSide(adjudication, fund), ofFund, tolerance);
    return ofFund.map((finding) => causeOf(new CauseSearch(finding, context)));
  });
}

/** The last step: joins the findings and their causes. */
export function explained(
  adjudication: Adjudication,
  { findings, totals }: Found,
  causes: readonly string[],
): Reconciliation {
  const sides = new Map(
    fundsOf(adjudication.policies).map((fund) => [fund, new FundSide(adjudication, fund)]),
  );
  return {
    differences: findings.map((finding, at) =>
      differenceOf(sides.get(finding.fund) as FundSide, finding, causes[at]),
    ),
    totals,
  };
}

/**
 * Compares every claim of a fund with its payment: adds it to the totals, and keeps it where the two differ. Rows that only
 * correct what was paid come between the claims, in the order of replay.
 */
function compare(side: FundSide, tolerance: Fen): { findings: Finding[]; totals: ReconciliationTotal[] } {
  const { claims, order } = side.adjudication;
  const totals = new Totals(side);
  const findings: Finding[] = [];
  const corrections = new Corrections(claims);
  const addCorrection = (correction: number, replayPosition: number): void => {
    const paid = side.paid(correction);
    if (paid === 0) return;
    totals.add(correction, 'correction', 0, paid);
    findings.push({
      fund: side.fund,
      replayPosition,
      claim: correction,
      computed: 0,
      paid,
      kind: 'correction',
    });
  };
  for (let replayPosition = 0; replayPosition < order.length; replayPosition++) {
    const claim = order[replayPosition];
    while (corrections.isNextBefore(claim)) addCorrection(corrections.take(), replayPosition);
    const computed = side.computed(claim);
    const paid = side.paid(claim);
    const kind = kindOf(side, claim, computed, paid, tolerance);
    totals.add(claim, kind, computed, paid);
    if (kind !== 'match') findings.push({ fund: side.fund, replayPosition, claim, computed, paid, kind });
  }
  for (let next = corrections.take(); next >= 0; next = corrections.take()) addCorrection(next, order.length);
  return { findings, totals: totals.rows() };
}

function causeContextFor(side: FundSide, findings: readonly Finding[], tolerance: Fen): CauseContext {
  const { adjudication, policyIndexes } = side;
  const depth = Math.max(...policyIndexes) + 1;
  const byHousehold = adjudication.policies
    .slice(0, depth)
    .some(({ benefits }) => benefits.some((b) => b.burdenPer === 'household' || b.paidPer === 'household'));
  // Where nothing was due, the decision itself says why.
  const inQuestion = findings.filter(({ kind }) => kind !== 'not_due' && kind !== 'correction');
  const counterPeers = new CounterPeers(
    adjudication,
    inQuestion.map((finding) => finding.claim),
    byHousehold,
  );
  return { side, counterPeers, whatIf: new WhatIf(adjudication, depth), tolerance };
}

function differenceOf(side: FundSide, finding: Finding, cause: string): Difference {
  const { decisions, policies } = side.adjudication;
  const { claim, computed, paid, kind } = finding;
  const policyIndex = side.policyIndexWithRow(claim);
  return {
    fund: side.fund,
    claim,
    row: policyIndex < 0 ? -1 : decisions[policyIndex].row[claim],
    category:
      policyIndex < 0 ? '' : policies[policyIndex].categories[decisions[policyIndex].category[claim]].code,
    computed,
    paid,
    variance: addFen(paid, -computed),
    kind,
    cause,
  };
}
