import { formatYuan } from '../../src/domain/money.js';
import { replay } from '../../src/engine/replay.js';
import type { PolicySettings } from '../../src/policy/compile.js';
import { type Reconciliation, reconcile } from '../../src/reconciliation/index.js';
import { builtInPack, compileFor } from '../support/policies.js';
import { claimTable, type Row, rosterTable } from '../support/tables.js';

export interface Scene {
  /** The stack: ids of built-in policies. */
  readonly policies: readonly string[];
  readonly settings?: Readonly<Record<string, PolicySettings>>;
  readonly roster: readonly Row[];
  readonly claims: readonly Row[];
  /** In fen. */
  readonly tolerance?: number;
  /** False for files without a column of paid amounts. */
  readonly paidColumns?: boolean;
}

/** Adjudicates and reconciles rows written as text. */
export function reconciled(scene: Scene): Reconciliation | null {
  return reconcile(replayed(scene), scene.tolerance ?? 0);
}

/** `<claim_id> <kind> <cause>` of every difference, in the order given. */
export function causes(scene: Scene): string[] {
  return rows(scene).map(({ claimId, difference: { kind, cause } }) => `${claimId} ${kind} ${cause}`);
}

/** `<fund> <claim_id> <computed> <paid> <kind>` of every difference, in the order given. */
export function differences(scene: Scene): string[] {
  return rows(scene).map(
    ({ claimId, difference: { fund, computed, paid, kind } }) =>
      `${fund} ${claimId} ${formatYuan(computed)} ${formatYuan(paid)} ${kind}`,
  );
}

/** An inpatient claim of A in 2021 whose burden is its whole bill, with the payment of the settlement system. */
export function bill(claimId: string, settledAt: string, burden: string, paid: string, more: Row = {}): Row {
  return {
    claim_id: claimId,
    person_id: 'A',
    service_type: 'inpatient',
    settled_at: settledAt,
    total_amount: burden,
    eligible_amount: burden,
    assistance_paid: paid,
    ...more,
  };
}

/** A roster row that is in force from 2020 on. */
export function recipient(personId: string, identity: string, more: Row = {}): Row {
  return { person_id: personId, identity, recognized_on: '2020-01-01', ...more };
}

function replayed(scene: Scene): ReturnType<typeof replay> {
  const claims = claimTable(scene.claims);
  claims.hasPaidColumns = scene.paidColumns ?? true;
  const roster = rosterTable(scene.roster, claims);
  const policies = scene.policies.map((id) =>
    compileFor(builtInPack(id), claims, roster, scene.settings?.[id]),
  );
  return replay(claims, roster, policies);
}

function rows(scene: Scene) {
  const adjudication = replayed(scene);
  const { claimIds, claimId } = adjudication.claims;
  const found = reconcile(adjudication, scene.tolerance ?? 0);
  return (found?.differences ?? []).map((difference) => ({
    claimId: claimIds.text(claimId[difference.claim]),
    difference,
  }));
}
