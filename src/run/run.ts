import { type Day, formatDay, NO_DAY } from '../domain/calendar.js';
import { initialReplayState, type ReplayProgress, replayAll, settlementYears } from '../engine/replay.js';
import { identityOrder, replayOrder } from '../engine/replay-order.js';
import {
  closingIdentities,
  fundResults,
  institutionSettlements,
  lateOpenings,
  paymentsOfAdjudication,
  personSettlements,
  poolingOf,
  settlementIdentities,
  withoutLedger,
} from '../fund/index.js';
import {
  type ClaimsRead,
  type ColumnFinding,
  FILE_KINDS,
  type ReadOptions,
  type RosterRead,
  readClaims,
  readFund,
  readRoster,
  refuseColumnFindings,
  withoutOpenings,
} from '../intake/index.js';
import { compileStack, type RunFacts } from '../policy/compile.js';
import { reconcile } from '../reconciliation/index.js';
import type { RunResults, RunSettings } from '../reports/index.js';
import { ClaimTable } from '../tables/claim-table.js';
import type { RosterTable } from '../tables/roster-table.js';
import { VERSION } from '../version.js';
import { planNamingClaimsFirst } from './claims-first.js';
import { refuseOtherAreas, refuseOtherTimes } from './fitting-policies.js';
import { refuseLargeSums } from './large-sums.js';
import { warnWhereNobodyIsOnRoster } from './nobody-on-roster.js';
import type { RunOptions } from './options.js';
import type { PlannedPolicy, RunPlan } from './plan.js';
import { refuseWhereMostIsRejected } from './too-many-rejects.js';

/**
 * The whole run, from files to results; writing them is the reports' part. The results depend on nothing
 * but the inputs and options.
 *
 * @param planned Which files and policies; laid out from the options where nobody has laid it out before.
 */
export async function runAdjudication(options: RunOptions, planned?: RunPlan): Promise<RunResults> {
  const plan = planned ?? (await planNamingClaimsFirst(options));
  const progress = options.progress ?? (() => {});
  const columnFindings: ColumnFinding[] = [];
  const reader = {
    columnFindings,
    rules: plan.rules,
    funds: [...new Set(plan.stack.map(({ loaded }) => loaded.pack.fund.name))],
    areas: plan.stack.flatMap(({ loaded }) => loaded.pack.areaNames),
    stopsAtRejects: options.forceRejects !== true,
    onProgress: (rows: number, share: number) => progress('read', rows, share),
    ...(options.inputEncoding === undefined ? {} : { encoding: options.inputEncoding }),
    ...(options.workers === undefined ? {} : { rangeReaders: options.workers.rangeReaders }),
    ...(options.stdin === undefined ? {} : { stdin: options.stdin }),
  };
  const refuse = options.forceRejects === true ? () => {} : refuseWhereMostIsRejected;
  const { claims, roster } = await readBoth(plan, reader, refuse);
  refuseLargeSums(claims.claims);
  const nobodyOnRoster = warnWhereNobodyIsOnRoster(claims, roster);
  const ledger = plan.fund === null ? null : await readFund(plan.fund, { ...reader, onProgress: () => {} });
  if (ledger !== null) refuse([ledger.file], ledger.rejects);
  refuseColumnFindings(inOrder(columnFindings));

  // From here on everything goes through the claims in the order of replay, so they are laid out for it once.
  const workers = options.workers !== undefined && options.workers.size > 0 ? options.workers : undefined;
  const arrangement = await workers?.arrange(claims.claims, roster.roster);
  if (arrangement === undefined) claims.claims.reorder(replayOrder(claims.claims));
  const facts: RunFacts = {
    settlementYears: settlementYears(claims.claims),
    rosterHasAtRiskFrom: hasAtRiskFrom(roster.roster),
  };
  refuseOtherAreas(plan.stack, roster.roster);
  const policies = compileStack(plan.stack, facts);
  refuseOtherTimes(policies, claims.claims);
  poolingOf(policies);

  const order = arrangement?.order ?? identityOrder(claims.claims);
  const state = initialReplayState(claims.claims, roster.roster, policies, order);
  const replayed: ReplayProgress = (rows) => progress('adjudicate', rows, rows / order.length);
  const adjudication =
    workers && arrangement
      ? await workers.replay(state, arrangement.ranges, replayed)
      : replayAll(state, replayed);
  workers?.beginTables(adjudication);
  progress('reconcile', 0);
  const reconciling = workers
    ? workers.reconcile(adjudication, plan.tolerance)
    : reconcile(adjudication, plan.tolerance);
  workers?.sections?.runAhead();
  const payments = paymentsOfAdjudication(adjudication);
  const fund = ledger && withoutOpenings(ledger, lateOpenings(ledger.entries, payments, policies));
  const results = fundResults(payments, fund?.entries ?? [], policies);
  closingIdentities(results, adjudication);
  const institutions = institutionSettlements(adjudication);
  const persons = personSettlements(adjudication);
  settlementIdentities(institutions, persons, adjudication);
  return {
    version: VERSION,
    adjudication,
    reconciliation: await reconciling,
    // The balances must close all the same; then nobody is told balances that nobody knows.
    fund: fund === null ? withoutLedger(results) : results,
    institutionSettlements: institutions,
    personSettlements: persons,
    inputs: [
      ...(plan.config === null ? [] : [plan.config]),
      ...claims.files.map((file) => ({ ...file, role: 'claims' as const })),
      { ...roster.file, role: 'roster' },
      ...(fund === null ? [] : [{ ...fund.file, role: 'fund' as const }]),
    ],
    rejects: [...claims.rejects, ...roster.rejects, ...(fund?.rejects ?? [])],
    fileWarnings: [
      ...plan.remarks,
      ...nobodyOnRoster,
      ...claims.warnings,
      ...claims.absent,
      ...roster.warnings,
      ...roster.absent,
      ...(fund?.warnings ?? []),
    ],
    policyNotes: policies.flatMap((policy) => policy.notes),
    settings: settingsOf(plan, options),
  };
}

/**
 * Reads claims and roster. The roster is read while other threads are still busy with claims; what is wrong with it
 * is only told after what is wrong with the claims.
 */
async function readBoth(
  plan: RunPlan,
  reader: ReadOptions,
  refuse: typeof refuseWhereMostIsRejected,
): Promise<{ claims: ClaimsRead; roster: RosterRead }> {
  const table = new ClaimTable();
  const claimsRead = readClaims(plan.claims, reader, table);
  const rosterRead = readRoster(plan.roster, table.personIds, { ...reader, onProgress: () => {} });
  // It is looked at further down; until then a failure must not end the program.
  rosterRead.catch(() => {});
  try {
    const claims = await claimsRead;
    refuse(claims.files, claims.rejects);
    const roster = await rosterRead;
    refuse([roster.file], roster.rejects);
    return { claims, roster };
  } finally {
    await Promise.allSettled([rosterRead]);
  }
}

/** Claims before the roster before the ledger, whichever was read first. */
function inOrder(findings: readonly ColumnFinding[]): readonly ColumnFinding[] {
  return FILE_KINDS.flatMap((kind) => findings.filter(({ unplaced }) => unplaced.kind === kind));
}

/** What was chosen for the run, so that the manifest can say it and somebody can run it again. */
function settingsOf(plan: RunPlan, options: RunOptions): RunSettings {
  const byPolicy = <T>(value: (settings: PlannedPolicy['settings']) => T): Record<string, T> =>
    Object.fromEntries(plan.stack.map(({ loaded, settings }) => [loaded.pack.id, value(settings)]));
  return {
    policies: plan.stack.map(({ loaded }) => loaded.file),
    parameters: byPolicy(({ parameters }) => parameters ?? {}),
    inForce: byPolicy(({ inForce }) => ({ from: written(inForce?.from), until: written(inForce?.until) })),
    tolerance: plan.tolerance,
    rules: plan.rules,
    remarks: plan.remarks,
    inputEncoding: options.inputEncoding,
    language: plan.language,
  };
}

function written(day: Day | undefined): string | undefined {
  return day === undefined ? undefined : formatDay(day);
}

function hasAtRiskFrom(roster: RosterTable): boolean {
  for (let row = 0; row < roster.count; row++) if (roster.atRiskFrom[row] !== NO_DAY) return true;
  return false;
}
