import { NO_DAY } from '../domain/calendar.js';
import { type Adjudication, initialReplayState, settlementYears } from '../engine/replay.js';
import {
  closingIdentities,
  type FundResults,
  fundResults,
  institutionSettlements,
  lateOpenings,
  paymentsOfAdjudication,
  personSettlements,
  poolingOf,
  settlementIdentities,
  withoutLedger,
} from '../fund/index.js';
import { type FundRead, withoutOpenings } from '../intake/index.js';
import { compileStack } from '../policy/compile.js';
import type { Policy } from '../policy/policy.js';
import type { RunResults } from '../reports/index.js';
import type { ClaimTable } from '../tables/claim-table.js';
import type { RosterTable } from '../tables/roster-table.js';
import { VERSION } from '../version.js';
import { planNamingClaimsFirst } from './claims-first.js';
import { refuseOtherAreas, refuseOtherTimes } from './fitting-policies.js';
import type { RunOptions } from './options.js';
import type { RunPlan } from './plan.js';
import { type InputsRead, readInputs } from './read-inputs.js';
import { settingsOf } from './settings.js';
import { ONE_THREAD } from './threads/replay-work.js';

/**
 * The whole run, from files to results; the reports write them. The results depend on nothing but the inputs and
 * options.
 *
 * @param planned Which files and policies; made from the options where it is not given.
 * Errors: those of `planNamingClaimsFirst`, `readInputs`, `refuseOtherAreas`, `refuseOtherTimes` and compiling a policy,
 * FUND_POOLING_MIXED.
 */
export async function runAdjudication(options: RunOptions, planned?: RunPlan): Promise<RunResults> {
  const plan = planned ?? (await planNamingClaimsFirst(options));
  const progress = options.progress ?? (() => {});
  const work = options.workers !== undefined && options.workers.size > 0 ? options.workers : ONE_THREAD;

  const inputs = await readInputs(plan, options, progress);
  const { claims } = inputs.claims;
  const { roster } = inputs.roster;
  const arranged = await work.arrange(claims, roster);
  const policies = policiesFor(plan, claims, roster);
  const state = initialReplayState(claims, roster, policies, arranged.order);
  const adjudication = await work.replay(state, arranged, (rows) =>
    progress('adjudicate', rows, rows / arranged.order.length),
  );

  work.beginTables(adjudication);
  progress('reconcile', 0);
  const reconciling = work.reconcile(adjudication, plan.tolerance);
  // A failure must not end the program before it is awaited below.
  reconciling.catch(() => {});
  work.runAhead();
  const books = keepBooks(adjudication, inputs.ledger);
  const institutions = institutionSettlements(adjudication);
  const persons = personSettlements(adjudication);
  settlementIdentities(institutions, persons, adjudication);
  return {
    version: VERSION,
    adjudication,
    reconciliation: await reconciling,
    fund: books.fund,
    institutionSettlements: institutions,
    personSettlements: persons,
    ...aboutFiles(plan, inputs, books.ledger),
    policyNotes: policies.flatMap((policy) => policy.notes),
    settings: settingsOf(plan, options),
  };
}

/** The stack of the run, compiled for its claims and roster. */
function policiesFor(plan: RunPlan, claims: ClaimTable, roster: RosterTable): Policy[] {
  refuseOtherAreas(plan.stack, roster);
  const policies = compileStack(plan.stack, {
    settlementYears: settlementYears(claims),
    rosterHasAtRiskFrom: hasAtRiskFrom(roster),
  });
  refuseOtherTimes(policies, claims);
  poolingOf(policies);
  return policies;
}

function hasAtRiskFrom(roster: RosterTable): boolean {
  for (let row = 0; row < roster.count; row++) if (roster.atRiskFrom[row] !== NO_DAY) return true;
  return false;
}

/** The books of the funds, and the ledger without the opening balances that do not count. */
function keepBooks(
  adjudication: Adjudication,
  read: FundRead | null,
): { readonly fund: FundResults; readonly ledger: FundRead | null } {
  const { policies } = adjudication;
  const payments = paymentsOfAdjudication(adjudication);
  const ledger = read && withoutOpenings(read, lateOpenings(read.entries, payments, policies));
  const books = fundResults(payments, ledger?.entries ?? [], policies);
  closingIdentities(books, adjudication);
  // Without a ledger the balances must close all the same, but nobody knows them: they are left out.
  return { fund: ledger === null ? withoutLedger(books) : books, ledger };
}

/** The files of the run, with what was rejected and found in each. */
function aboutFiles(
  plan: RunPlan,
  { claims, roster, warnings }: InputsRead,
  ledger: FundRead | null,
): Pick<RunResults, 'inputs' | 'rejects' | 'fileWarnings'> {
  return {
    inputs: [
      ...(plan.config === null ? [] : [plan.config]),
      ...claims.files.map((file) => ({ ...file, role: 'claims' as const })),
      { ...roster.file, role: 'roster' },
      ...(ledger === null ? [] : [{ ...ledger.file, role: 'fund' as const }]),
    ],
    rejects: [...claims.rejects, ...roster.rejects, ...(ledger?.rejects ?? [])],
    fileWarnings: [
      ...plan.remarks,
      ...warnings,
      ...claims.warnings,
      ...claims.absent,
      ...roster.warnings,
      ...roster.absent,
      ...(ledger?.warnings ?? []),
    ],
  };
}
