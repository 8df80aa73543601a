import {
  type ClaimsRead,
  type ColumnFinding,
  FILE_KINDS,
  type FileWarning,
  type FundRead,
  type ReadOptions,
  type RosterRead,
  readClaims,
  readFund,
  readRoster,
  refuseColumnFindings,
} from '../intake/index.js';
import { ClaimTable } from '../tables/claim-table.js';
import { refuseLargeSums } from './large-sums.js';
import { warnWhereNobodyIsOnRoster } from './nobody-on-roster.js';
import type { RunOptions, RunProgress } from './options.js';
import type { RunPlan } from './plan.js';
import { refuseWhereMostIsRejected } from './too-many-rejects.js';

/** The files of a run as tables. */
export interface InputsRead {
  readonly claims: ClaimsRead;
  readonly roster: RosterRead;
  /** null where the run has no ledger of the fund. */
  readonly ledger: FundRead | null;
  /** What was found by comparing the files with each other. */
  readonly warnings: readonly FileWarning[];
}

/**
 * Reads claims, roster and ledger, and refuses files that cannot be what they are given for.
 * Errors: those of reading each file, TOO_MANY_REJECTS, SUM_TOO_LARGE, NOBODY_ON_ROSTER, and what columns may lack.
 */
export async function readInputs(
  plan: RunPlan,
  options: RunOptions,
  progress: RunProgress,
): Promise<InputsRead> {
  const columnFindings: ColumnFinding[] = [];
  const claimOptions: ReadOptions = {
    columnFindings,
    rules: plan.rules,
    funds: [...new Set(plan.stack.map(({ loaded }) => loaded.pack.fund.name))],
    areas: plan.stack.flatMap(({ loaded }) => loaded.pack.areaNames),
    stopsAtRejects: options.forceRejects !== true,
    onProgress: (rows, share) => progress('read', rows, share),
    ...(options.inputEncoding === undefined ? {} : { encoding: options.inputEncoding }),
    ...(options.workers === undefined ? {} : { rangeReaders: options.workers.rangeReaders }),
    ...(options.stdin === undefined ? {} : { stdin: options.stdin }),
  };
  const otherOptions: ReadOptions = { ...claimOptions, onProgress: () => {} };
  const refuse = options.forceRejects === true ? () => {} : refuseWhereMostIsRejected;
  const { claims, roster } = await readClaimsAndRoster(plan, claimOptions, otherOptions, refuse);
  refuseLargeSums(claims.claims);
  const warnings = warnWhereNobodyIsOnRoster(claims, roster);
  const ledger = plan.fund === null ? null : await readFund(plan.fund, otherOptions);
  if (ledger !== null) refuse([ledger.file], ledger.rejects);
  refuseColumnFindings(inOrder(columnFindings));
  return { claims, roster, ledger, warnings };
}

/**
 * Reads the roster while other threads are still busy with claims. An error in the roster is only thrown if there is
 * none in the claims.
 */
async function readClaimsAndRoster(
  plan: RunPlan,
  claimOptions: ReadOptions,
  rosterOptions: ReadOptions,
  refuse: typeof refuseWhereMostIsRejected,
): Promise<Pick<InputsRead, 'claims' | 'roster'>> {
  const table = new ClaimTable();
  const claimsRead = readClaims(plan.claims, claimOptions, table);
  const rosterRead = readRoster(plan.roster, table.personIds, rosterOptions);
  // A failure must not end the program before it is awaited below.
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
