import { accumulatorsTable } from './accumulators.js';
import { benefitsTable } from './benefits.js';
import { checkResults } from './closing-checks.js';
import { csvOutput } from './csv-table.js';
import { decisionsTable } from './decisions.js';
import { filesRead } from './files-read.js';
import { fundLedgerTable } from './fund-ledger.js';
import { FUND_OUTPUTS } from './fund-outputs.js';
import { fundSummaryTable } from './fund-summary.js';
import { pageOutput, workbookOutput } from './human-reports.js';
import { MANIFEST_NAME, manifestOf } from './manifest.js';
import { kindsOf, type Output, type OutputOptions } from './output.js';
import type { WrittenFile } from './output-file.js';
import { reconciliationTable } from './reconciliation.js';
import { reconciliationSummaryTable } from './reconciliation-summary.js';
import { rejectsTable } from './rejects.js';
import type { RunResults } from './results.js';
import { settlementIndividualsTable } from './settlement-individuals.js';
import { settlementInstitutionsTable } from './settlement-institutions.js';
import { summaryOutput } from './summary.js';
import { warningsTable } from './warnings.js';
import { writeDirectory } from './write-directory.js';

export { makeDirectory } from './durable.js';
export type { OutputEncoding } from './encoding.js';
export {
  type FundRerun,
  type FundRerunSummary,
  fundRerunSummaryOf,
  writeFundOutputs,
} from './fund-outputs.js';
export { MANIFEST_NAME } from './manifest.js';
export { holdsBooksOnly, type Manifest, type ReadManifest, readManifest } from './manifest-reader.js';
export { type Modes, PRIVATE, setMode } from './modes.js';
export type { OutputOptions } from './output.js';
export { checkTarget, outputError } from './output-directory.js';
export type { WrittenFile } from './output-file.js';
export type { InputRole, RunFileWarning, RunInput, RunResults, RunSettings } from './results.js';
export { summaryOf } from './summary.js';
export type { FundSummary, Summary } from './summary-json.js';

/** Every file of the output directory but the manifest, in the order in which the manifest lists them. */
export const OUTPUTS: readonly Output[] = [
  csvOutput(decisionsTable),
  csvOutput(benefitsTable),
  csvOutput(accumulatorsTable),
  csvOutput(rejectsTable),
  csvOutput(reconciliationTable),
  csvOutput(reconciliationSummaryTable),
  csvOutput(settlementInstitutionsTable),
  csvOutput(settlementIndividualsTable),
  csvOutput(fundLedgerTable),
  csvOutput(fundSummaryTable),
  csvOutput(warningsTable),
  workbookOutput,
  pageOutput,
  summaryOutput,
];

/** The name of every file that any run may write into its output directory. */
export const OUTPUT_NAMES: ReadonlySet<string> = new Set([
  MANIFEST_NAME,
  ...OUTPUTS.map(({ name }) => name),
  ...FUND_OUTPUTS.map(({ name }) => name),
]);

/**
 * Writes everything that a run found into a directory, which appears as a whole or not at all. Returns what
 * was written, the manifest last.
 * Errors: those of `OutputDirectory.open`. A run whose figures do not close throws an Error: a bug.
 */
export async function writeOutputs(
  results: RunResults,
  target: string,
  options: OutputOptions = {},
): Promise<WrittenFile[]> {
  checkResults(results);
  const kinds = kindsOf(results, options);
  return writeDirectory({
    results,
    outputs: OUTPUTS.filter((output) => kinds.includes(output.kind)),
    target,
    options,
    inputs: filesRead(results.inputs, results.settings.policies),
    manifest: (written) => {
      checkWritten(results, written);
      return manifestOf(results, options, written);
    },
  });
}

/** Rows out: one decision per claim and policy, one row per benefit line and per reject. */
function checkWritten({ adjudication, rejects }: RunResults, written: readonly WrittenFile[]): void {
  const expected = new Map([
    [decisionsTable.name, adjudication.order.length * adjudication.policies.length],
    [benefitsTable.name, adjudication.lines.count],
    [rejectsTable.name, rejects.length],
  ]);
  for (const { name, rows } of written) {
    const due = expected.get(name);
    if (due !== undefined && rows !== due) throw new Error(`${name} has ${rows} rows instead of ${due}`);
  }
}
