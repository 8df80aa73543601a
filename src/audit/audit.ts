import { loadPolicy } from '../policy/load.js';
import { Exact } from './amounts.js';
import type { TakenAsGiven } from './benefit-lines.js';
import { claimsOf } from './claims.js';
import { RebuiltCounters } from './counters.js';
import { DecisionAudit } from './decisions.js';
import { type AuditFinding, Findings, type Location } from './findings.js';
import { FundAudit } from './fund.js';
import { AuditedPolicy } from './pack.js';
import { ReconciliationAudit } from './reconciliation.js';
import { SettlementAudit } from './settlements.js';
import { type AuditedInput, correctionsGiven, SummaryAudit } from './summary.js';
import { allRows, type Format, type Row, TABLES, type TableName, Unreadable } from './tables.js';
import { WarningAudit } from './warnings.js';

/** What the audit is told of a run: where its outputs are, and what its manifest says. */
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
  /** The first finding of each file; none where everything agrees. */
  readonly findings: readonly AuditFinding[];
  /** How many findings there are beside these. */
  readonly further: number;
  /** How many figures and texts were compared. */
  readonly compared: number;
  readonly decisions: number;
  readonly lines: number;
  readonly given: TakenAsGiven;
}

/**
 * Works out every benefit line of a run a second time, from its outputs and the policy packs alone, with exact
 * decimals and none of the engine's code. Then it rebuilds the counters, decisions, lists, ledgers, totals and the
 * summary from the lines. It is slow; its code is meant to be read next to the policy documents.
 */
export async function audit(run: AuditedRun): Promise<AuditResult> {
  const runAudit = new RunAudit(run);
  const { findings, summary, decisions } = runAudit;
  try {
    await runAudit.compare();
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    findings.unreadable(error.location, error.found, error.expected);
  }
  return {
    findings: findings.list,
    further: findings.further,
    compared: findings.compared,
    decisions: summary.decisions,
    lines: runAudit.lines,
    given: decisions.given,
  };
}

/** Every table of a run but the two large ones, by file name. */
type Tables = Readonly<Record<TableName, readonly Row[]>>;

/** What is added up claim by claim and then compared with the tables. */
interface Books {
  readonly settlements: SettlementAudit;
  readonly fund: FundAudit;
  readonly warnings: WarningAudit;
  /** null where the run compared nothing with what was paid. */
  readonly reconciliation: ReconciliationAudit | null;
}

class RunAudit {
  readonly findings = new Findings();
  readonly decisions: DecisionAudit;
  readonly summary: SummaryAudit;
  /** How many benefit lines were worked out. */
  lines = 0;
  private readonly stack: readonly AuditedPolicy[];
  private readonly counters: readonly RebuiltCounters[];
  private readonly isReconciled: boolean;

  constructor(private readonly run: AuditedRun) {
    this.stack = run.policies.map(
      ({ file, parameters, inForce }) => new AuditedPolicy(loadPolicy(file), parameters, inForce),
    );
    this.counters = this.stack.map((policy) => new RebuiltCounters(policy));
    this.decisions = new DecisionAudit(this.stack, this.counters, this.findings);
    this.summary = new SummaryAudit(this.stack);
    this.isReconciled = run.outputs.includes('reconciliation.csv');
  }

  /** Throws Unreadable. */
  async compare(): Promise<void> {
    const tables = await readTables(this.run, this.isReconciled);
    const books = this.openBooks(tables);
    await this.rebuild(books);
    this.compareRowCounts(tables, books);
    this.compareCounters(tables);
    this.compareBooks(tables, books);
  }

  private openBooks(tables: Tables): Books {
    const { run, stack, findings } = this;
    const hasLedger = run.inputs.some(({ role }) => role === 'fund');
    return {
      settlements: new SettlementAudit(),
      fund: new FundAudit(stack, findings, hasLedger),
      warnings: new WarningAudit(stack, tables['warnings.csv'], findings),
      reconciliation: this.isReconciled
        ? new ReconciliationAudit(stack, tables['reconciliation.csv'], new Exact(run.tolerance), findings)
        : null,
    };
  }

  /** Works out the claims one by one and adds each to the summary and the books. */
  private async rebuild({ settlements, fund, warnings, reconciliation }: Books): Promise<void> {
    const { run, stack, findings } = this;
    for await (const written of claimsOf(run.folder, stack, run.format, findings)) {
      const claim = this.decisions.claim(written);
      for (const book of [this.summary, settlements, fund, warnings, reconciliation]) book?.add(claim);
      for (const decision of claim) this.lines += decision.lines.length;
    }
  }

  /** Every row that was read is decided, rejected, or the correction of a payment. */
  private compareRowCounts({ 'rejects.csv': rejects }: Tables, { reconciliation }: Books): void {
    const corrections = correctionsGiven(this.run.folder);
    const used = this.summary.decisions / this.stack.length + corrections;
    compareRows(this.run.inputs, rejects, used, this.findings);
    reconciliation?.compareCorrections(corrections);
  }

  private compareCounters({ 'accumulators.csv': rows }: Tables): void {
    const end = endOf('accumulators.csv', rows);
    let rest = rows;
    for (const rebuilt of this.counters) rest = rebuilt.compare(rest, end, this.findings);
    for (const row of rest) this.findings.extraRow(row);
  }

  private compareBooks(tables: Tables, { settlements, fund, warnings, reconciliation }: Books): void {
    const { run, findings } = this;
    const end = (name: TableName): Location => endOf(name, tables[name]);
    const {
      'settlement_institutions.csv': institutions,
      'settlement_individuals.csv': persons,
      'reconciliation_summary.csv': totals,
      'fund_ledger.csv': ledger,
      'fund_summary.csv': fundSummary,
    } = tables;
    settlements.compareInstitutions(institutions, end('settlement_institutions.csv'), findings);
    settlements.comparePersons(persons, end('settlement_individuals.csv'), findings);
    reconciliation?.compareSummary(totals, end('reconciliation_summary.csv'));
    fund.compareLedger(ledger, end('fund_ledger.csv'));
    const checks = fund.compareSummary(ledger, fundSummary, end('fund_summary.csv'));
    warnings.end();
    const sources = {
      inputs: run.inputs,
      rejects: tables['rejects.csv'],
      institutions,
      persons,
      reconciliation: reconciliation === null ? null : totals,
      fundSummary,
      checks,
      warningsOf: (policy: string) => warnings.countOf(policy),
    };
    this.summary.compare(run.folder, sources, findings);
  }
}

/** Where a row that is missing at the end of a table is pointed to. */
function endOf(file: TableName, rows: readonly Row[]): Location {
  return { file, line: rows.at(-1)?.line ?? 1 };
}

/**
 * Reads every table but the two large ones, which are read row by row. The tables of the reconciliation have no rows
 * where the run did not compare with what was paid. Throws Unreadable.
 */
async function readTables({ folder, format }: AuditedRun, isReconciled: boolean): Promise<Tables> {
  const tables: Partial<Record<TableName, Row[]>> = {};
  for (const name of Object.keys(TABLES) as TableName[]) {
    const isLarge = name === 'decisions.csv' || name === 'benefits.csv';
    const isWritten = isReconciled || !name.startsWith('reconciliation');
    tables[name] = isLarge || !isWritten ? [] : await allRows(folder, name, format);
  }
  return tables as Tables;
}

/**
 * Rows in = rows out: what the manifest says was read is there as a decision, a reject or a correction.
 *
 * @param used How many rows of the claims files are claims or corrections.
 */
function compareRows(
  inputs: readonly AuditedInput[],
  rejects: readonly Row[],
  used: number,
  findings: Findings,
): void {
  const end = endOf('rejects.csv', rejects);
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
