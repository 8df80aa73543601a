import type { Fund } from '../domain/fund-entry.js';
import { addFen, type Fen, formatYuan } from '../domain/money.js';
import { csvOutput } from './csv-table.js';
import { filesRead } from './files-read.js';
import { fundLedgerTable } from './fund-ledger.js';
import { fundSummaryTable } from './fund-summary.js';
import { inputEntry, outputEntry, PROGRAM } from './manifest.js';
import type { Manifest } from './manifest-reader.js';
import type { Output, OutputOptions } from './output.js';
import type { WrittenFile } from './output-file.js';
import { rejectsTable } from './rejects.js';
import type { InputRole, RunInput, RunResults, RunSettings } from './results.js';
import { fileWarningsOf, fundSummaryOf, rejectCounts } from './summary.js';
import type { FundSummary, Summary } from './summary-json.js';
import { writeDirectory } from './write-directory.js';

/** What a file was read as where the books are kept again: fund.csv, or a file that the earlier run wrote. */
type FundInputRole = Extract<InputRole, 'fund'> | 'manifest' | 'decisions' | 'benefits';

type FundInput = Omit<RunInput, 'role'> & { readonly role: FundInputRole };

/** The books of the funds, kept again from the decisions of an earlier run and another fund.csv. */
export interface FundRerun extends Pick<RunResults, 'version' | 'fund' | 'rejects' | 'fileWarnings'> {
  readonly inputs: readonly FundInput[];
  readonly settings: Pick<RunSettings, 'language' | 'inputEncoding'>;
  /** The manifest of the earlier run. */
  readonly earlier: Manifest;
  /** What the decisions of the earlier run pay, by fund of its policies. */
  readonly decided: ReadonlyMap<Fund, Fen>;
}

/** The part of summary.json that is about the funds. */
export type FundRerunSummary = FundSummary & Pick<Summary, 'rejects' | 'file_warnings'>;

export function fundRerunSummaryOf(rerun: FundRerun): FundRerunSummary {
  return {
    rejects: rejectCounts(rerun),
    ...fundSummaryOf(rerun.fund),
    file_warnings: fileWarningsOf(rerun),
  };
}

/** The rejects are those of fund.csv: what was not used must not be lost. */
export const FUND_OUTPUTS: readonly Output<FundRerun>[] = [
  csvOutput(rejectsTable),
  csvOutput(fundLedgerTable),
  csvOutput(fundSummaryTable),
];

/**
 * Writes the books into a directory of their own, which appears as a whole or not at all: with the headers and in
 * the encoding of the earlier run, so that they are the same to the byte. Returns what was written, the manifest
 * last.
 * @param chosen Whether to replace a directory that no run has written or that holds other files, and who may read.
 * Errors: those of `OutputDirectory.open`. Books that do not pay what was decided throw an Error: a bug.
 */
export function writeFundOutputs(
  rerun: FundRerun,
  target: string,
  chosen: Pick<OutputOptions, 'force' | 'modes'>,
): Promise<WrittenFile[]> {
  checkPayments(rerun);
  const { headers, encoding } = rerun.earlier.settings;
  const options: OutputOptions = { ...chosen, headers, encoding };
  return writeDirectory({
    results: rerun,
    outputs: FUND_OUTPUTS,
    target,
    options,
    inputs: filesRead(
      rerun.inputs,
      rerun.earlier.policies.map(({ file }) => file),
    ),
    manifest: (written) => manifestOf(rerun, written),
  });
}

/** Σ decisions = Σ payments of the ledger, in every fund. */
function checkPayments({ decided, fund: { ledger } }: FundRerun): void {
  for (const [fund, due] of decided) {
    const paid = ledger
      .filter((row) => row.fund === fund && row.entry.startsWith('benefit:'))
      .reduce((sum, row) => addFen(sum, -row.amount), 0);
    if (paid !== due) {
      throw new Error(
        `${fund}: decisions and payments of the ledger differ: ${formatYuan(due)} and ${formatYuan(paid)}`,
      );
    }
  }
}

/** It repeats the policies as they are in the manifest of the earlier run: they are the same to the byte. */
function manifestOf(
  { version, inputs, earlier, settings }: FundRerun,
  written: readonly WrittenFile[],
): unknown {
  return {
    program: { name: PROGRAM, version },
    inputs: inputs.map(inputEntry),
    policies: earlier.policies,
    settings: {
      input_encoding: settings.inputEncoding ?? null,
      headers: earlier.settings.headers,
      encoding: earlier.settings.encoding,
      lang: settings.language ?? null,
    },
    outputs: written.map(outputEntry),
  };
}
