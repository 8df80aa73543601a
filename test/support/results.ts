import { noticesOf, REASONS, STATUSES } from '../../src/domain/decision.js';
import { IDENTITIES } from '../../src/domain/identities.js';
import { formatYuan } from '../../src/domain/money.js';
import { type Adjudication, replay } from '../../src/engine/replay.js';
import type { PolicySettings } from '../../src/policy/compile.js';
import type { LoadedPack } from '../../src/policy/load.js';
import { NO_CAP } from '../../src/policy/policy.js';
import { compileFor } from './policies.js';
import { claimTable, type Row, rosterTable } from './tables.js';

/** One row of decisions.csv as far as the engine decides it, as text. */
export interface DecisionRow {
  readonly policy: string;
  readonly claim_id: string;
  readonly identity: string;
  readonly category: string;
  readonly status: string;
  readonly reason: string;
  readonly notices: string;
  readonly base_amount: string;
  readonly deductible_applied: string;
  readonly payable: string;
}

/** One row of benefits.csv as text. */
export interface BenefitRow {
  readonly policy: string;
  readonly claim_id: string;
  readonly benefit: string;
  readonly base_amount: string;
  readonly burden_before: string;
  readonly deductible: string;
  readonly above_deductible: string;
  readonly gross: string;
  readonly cap: string;
  readonly paid_before: string;
  readonly payable: string;
  readonly reason: string;
}

/** One row of warnings.csv as text. */
export interface WarningRow {
  readonly policy: string;
  readonly person_id: string;
  readonly year: string;
  readonly amount: string;
  readonly claim_id: string;
}

/** Replays rows written as text through packs, each with its settings. */
export function adjudicate(
  claimRows: readonly Row[],
  rosterRows: readonly Row[],
  stack: readonly (LoadedPack | { readonly pack: LoadedPack; readonly settings: PolicySettings })[],
): Adjudication {
  const claims = claimTable(claimRows);
  const roster = rosterTable(rosterRows, claims);
  const policies = stack.map((item) =>
    'settings' in item
      ? compileFor(item.pack, claims, roster, item.settings)
      : compileFor(item, claims, roster),
  );
  return replay(claims, roster, policies);
}

/** Every decision, in replay order and per claim in the order of the stack. */
export function decisionRows(adjudication: Adjudication): DecisionRow[] {
  const { claims, roster, lines, policies, decisions } = adjudication;
  const rows: DecisionRow[] = [];
  for (const claim of adjudication.order) {
    policies.forEach((policy, place) => {
      const table = decisions[place] as Adjudication['decisions'][number];
      const row = table.row[claim] as number;
      const line = table.firstLine[claim] as number;
      rows.push({
        policy: policy.id,
        claim_id: claims.claimIds.text(claims.claimId[claim] as number),
        identity: row < 0 ? '' : (IDENTITIES[roster.identity[row] as number] as string),
        category: row < 0 ? '' : (policy.categories[table.category[claim] as number]?.code ?? '?'),
        status: STATUSES[table.status[claim] as number] as string,
        reason: REASONS[table.reason[claim] as number] as string,
        notices: noticesOf(table.notices[claim] as number).join('|'),
        base_amount: line < 0 ? '' : formatYuan(lines.base[line] as number),
        deductible_applied:
          line < 0 ? '' : formatYuan((lines.base[line] as number) - (lines.above[line] as number)),
        payable: formatYuan(table.payable[claim] as number),
      });
    });
  }
  return rows;
}

/** Every benefit line, in the order of the line table. */
export function benefitRows(adjudication: Adjudication): BenefitRow[] {
  const { claims, lines, policies } = adjudication;
  const rows: BenefitRow[] = [];
  for (let line = 0; line < lines.count; line++) {
    const policy = policies[lines.policy[line] as number];
    const cap = lines.cap[line] as number;
    rows.push({
      policy: policy?.id ?? '?',
      claim_id: claims.claimIds.text(claims.claimId[lines.claim[line] as number] as number),
      benefit: policy?.benefits[lines.benefit[line] as number]?.id ?? '?',
      base_amount: formatYuan(lines.base[line] as number),
      burden_before: formatYuan(lines.before[line] as number),
      deductible: formatYuan(lines.deductible[line] as number),
      above_deductible: formatYuan(lines.above[line] as number),
      gross: formatYuan(lines.gross[line] as number),
      cap: cap === NO_CAP ? '' : formatYuan(cap),
      paid_before: formatYuan(lines.paidBefore[line] as number),
      payable: formatYuan(lines.payable[line] as number),
      reason: REASONS[lines.reason[line] as number] as string,
    });
  }
  return rows;
}

/** Every early warning, by policy, person and year. */
export function warningRows(adjudication: Adjudication): WarningRow[] {
  const { claims, policies, warnings } = adjudication;
  const rows = warnings.map((warning) => ({
    policy: policies[warning.policy]?.id ?? '?',
    person_id: claims.personIds.text(warning.person),
    year: String(warning.year),
    amount: formatYuan(warning.amount),
    claim_id: claims.claimIds.text(claims.claimId[warning.claim] as number),
  }));
  return rows.sort(
    (a, b) => order(a.policy, b.policy) || order(a.person_id, b.person_id) || order(a.year, b.year),
  );
}

/** Orders two texts by code units. */
export function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** What became of one claim under one policy (the first of the stack where none is named). */
export function decisionOf(adjudication: Adjudication, claimId: string, policy?: string): DecisionRow {
  const found = decisionRows(adjudication).find(
    (row) => row.claim_id === claimId && (policy === undefined || row.policy === policy),
  );
  if (found === undefined) throw new Error(`no decision for ${claimId}`);
  return found;
}

/** Status and reason as one word: `paid`, `denied:NOT_INSURED`. */
export function outcomeOf(adjudication: Adjudication, claimId: string, policy?: string): string {
  const { status, reason } = decisionOf(adjudication, claimId, policy);
  return reason === '' ? status : `${status}:${reason}`;
}
