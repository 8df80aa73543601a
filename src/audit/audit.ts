import { loadPolicy } from '../policy/load.js';
import { Exact } from './amounts.js';
import { claimsOf } from './claims.js';
import { RebuiltCounters } from './counters.js';
import { DecisionAudit, type TakenAsGiven } from './decisions.js';
import { type AuditFinding, Findings, type Location } from './findings.js';
import { FundAudit } from './fund.js';
import { AuditedPolicy } from './pack.js';
import { ReconciliationAudit } from './reconciliation.js';
import { SettlementAudit } from './settlements.js';
import { type AuditedInput, correctionsGiven, SummaryAudit } from './summary.js';
import { allRows, type Format, type Row, TABLES, type TableName, Unreadable } from './tables.js';
import { WarningAudit } from './warnings.js';

/** What the audit is told of a run: where its outputs lie, and what its manifest says. */
export interface AuditedRun {
  readonly folder: string;
  readonly format: Format;
  /** The stack, in order: the id of a built-in pack or the path of its file, and what the run was given. */
  readonly policies: readonly {
    readonly file: string;
    readonly parameters: Readonly<Record<string, unknown>>;
    readonly inForce: { readonly from?: string | undefined; readonly until?: string | undefined };
  }[];
  /** In yuan. */
  readonly tolerance: string;
  readonly inputs: readonly AuditedInput[];
  /** Names of the files that it wrote. */
  readonly outputs: readonly string[];
}

export interface AuditResult {
  /** The first wrong place of each file; none where everything agrees. */
  readonly findings: readonly AuditFinding[];
  /** How many further places are wrong. */
  readonly further: number;
  /** How many figures and texts were compared. */
  readonly compared: number;
  readonly decisions: number;
  readonly lines: number;
  readonly given: TakenAsGiven;
}

/**
 * Works out every benefit line of a run a second time, from its outputs and the policy packs alone, with exact
 * decimals and none of the engine's code; then rebuilds from the lines the counters, decisions, lists, ledgers,
 * totals and the summary. It is slow, and meant to be read beside the documents.
 */
export async function audit(run: AuditedRun): Promise<AuditResult> {
  const findings = new Findings();
  const stack = run.policies.map(
    ({ file, parameters, inForce }) => new AuditedPolicy(loadPolicy(file), parameters, inForce),
  );
  const counters = stack.map((policy) => new RebuiltCounters(policy));
  const decisions = new DecisionAudit(stack, counters, findings);
  const summary = new SummaryAudit(stack);
  let lines = 0;
  try {
    const isReconciled = run.outputs.includes('reconciliation.csv');
    const tables = await readTables(run, isReconciled);
    const end = (name: TableName): Location => ({ file: name, line: tables[name].at(-1)?.line ?? 1 });
    const settlements = new SettlementAudit();
    const fund = new FundAudit(
      stack,
      findings,
      run.inputs.some(({ role }) => role === 'fund'),
    );
    const warnings = new WarningAudit(stack, tables['warnings.csv'], findings);
    const tolerance = new Exact(run.tolerance);
    const reconciliation = isReconciled
      ? new ReconciliationAudit(stack, tables['reconciliation.csv'], tolerance, findings)
      : null;
    const collectors = [
      summary,
      settlements,
      fund,
      warnings,
      ...(reconciliation === null ? [] : [reconciliation]),
    ];

    for await (const written of claimsOf(run.folder, stack, run.format, findings)) {
      const claim = decisions.claim(written);
      for (const collector of collectors) collector.add(claim);
      for (const decision of claim) lines += decision.lines.length;
    }

    const corrections = correctionsGiven(run.folder);
    const used = summary.decisions / stack.length + corrections;
    compareRows(run.inputs, tables['rejects.csv'], used, findings);
    reconciliation?.compareCorrections(corrections);
    let rest: readonly Row[] = tables['accumulators.csv'];
    for (const rebuilt of counters) rest = rebuilt.compare(rest, end('accumulators.csv'), findings);
    for (const row of rest) findings.extraRow(row);
    const { 'settlement_institutions.csv': institutions, 'settlement_individuals.csv': persons } = tables;
    settlements.compareInstitutions(institutions, end('settlement_institutions.csv'), findings);
    settlements.comparePersons(persons, end('settlement_individuals.csv'), findings);
    reconciliation?.compareSummary(tables['reconciliation_summary.csv'], end('reconciliation_summary.csv'));
    fund.compareLedger(tables['fund_ledger.csv'], end('fund_ledger.csv'));
    const { 'fund_ledger.csv': ledger, 'fund_summary.csv': fundSummary } = tables;
    const checks = fund.compareSummary(ledger, fundSummary, end('fund_summary.csv'));
    warnings.end();
    const sources = {
      inputs: run.inputs,
      rejects: tables['rejects.csv'],
      institutions,
      persons,
      reconciliation: isReconciled ? tables['reconciliation_summary.csv'] : null,
      fundSummary,
      checks,
      warningsOf: (policy: string) => warnings.countOf(policy),
    };
    summary.compare(run.folder, sources, findings);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    findings.unreadable(error.location, error.found, error.expected);
  }
  return {
    findings: findings.list,
    further: findings.further,
    compared: findings.compared,
    decisions: summary.decisions,
    lines,
    given: decisions.given,
  };
}

/**
 * Every table but the two large ones, which are read row by row. Those that only a run writes which compares with
 * what was paid have no rows in any other. Throws Unreadable.
 */
async function readTables(
  { folder, format }: AuditedRun,
  isReconciled: boolean,
): Promise<Readonly<Record<TableName, Row[]>>> {
  const tables: Partial<Record<TableName, Row[]>> = {};
  for (const name of Object.keys(TABLES) as TableName[]) {
    const isLarge = name === 'decisions.csv' || name === 'benefits.csv';
    const isWritten = isReconciled || !name.startsWith('reconciliation');
    tables[name] = isLarge || !isWritten ? [] : await allRows(folder, name, format);
  }
  return tables as Record<TableName, Row[]>;
}

/**
 * Rows in = rows out: what the manifest says was read and rejected is there, decided, rejected or a correction.
 *
 * @param used How many rows of the claims files are claims or corrections.
 */
function compareRows(
  inputs: readonly AuditedInput[],
  rejects: readonly Row[],
  used: number,
  findings: Findings,
): void {
  const end = { file: 'rejects.csv', line: rejects.at(-1)?.line ?? 1 };
  for (const file of new Set(inputs.map((input) => input.file))) {
    const rows = rejects.filter(({ cells }) => cells.file === file);
    const rejected = inputs
      .filter((input) => input.file === file)
      .reduce((sum, input) => sum + input.rejected, 0);
    findings.equal(rows.at(-1) ?? end, 'file', String(rows.length), String(rejected));
  }
  const accepted = inputs
    .filter(({ role }) => role === 'claims')
    .reduce((sum, input) => sum + input.accepted, 0);
  findings.equal({ file: 'decisions.csv', line: 1 }, 'claim_id', String(used), String(accepted));
}
