import type { Readable } from 'node:stream';
import { ReliefError } from '../domain/errors.js';
import type { Fund } from '../domain/fund-entry.js';
import { addFen, type Fen } from '../domain/money.js';
import { closingIdentities, fundResults, lateOpenings } from '../fund/index.js';
import { type Encoding, type InputFile, NO_RULES, readFund, withoutOpenings } from '../intake/index.js';
import type { Policy } from '../policy/policy.js';
import type { FundRerun } from '../reports/index.js';
import type { Language } from '../text/catalogue.js';
import { VERSION } from '../version.js';
import { readEarlierPayments } from './earlier-payments.js';
import { type EarlierOutput, openEarlierRun, policiesOf, unchangedOutput } from './earlier-run.js';
import type { RunProgress } from './options.js';
import { refuseWhereMostIsRejected } from './too-many-rejects.js';

export interface FundRerunOptions {
  /** The ledger of the fund; `-` is standard input. */
  readonly fund: string;
  /** The directory that the earlier run has written. */
  readonly decisions: string;
  readonly inputEncoding?: Encoding;
  /** Goes on where more than half of the rows of the ledger are rejected. */
  readonly forceRejects?: boolean;
  /** Language of texts in the files that are written; else that of the earlier run. */
  readonly language?: Language;
  readonly stdin?: Readable;
  readonly progress?: RunProgress;
}

/**
 * Keeps the books of the funds again with another ledger, from the decisions of an earlier run: no claim is adjudicated.
 * The books are the same as those of a whole run with this ledger.
 * Errors: those of `openEarlierRun`, `unchangedOutput`, `policiesOf` and `readEarlierPayments`; those of reading a
 * ledger, TOO_MANY_REJECTS; INPUT_CHANGED.
 */
export async function rerunFund(options: FundRerunOptions): Promise<FundRerun> {
  const { inputEncoding, language, progress = () => {} } = options;
  const earlier = openEarlierRun(options.decisions);
  const { settings } = earlier.manifest;
  const decisions = await unchangedOutput(earlier, 'decisions.csv');
  const lines = await unchangedOutput(earlier, 'benefits.csv');
  const policies = policiesOf(earlier);
  const read = await readFund(options.fund, {
    areas: policies.flatMap(({ loaded }) => loaded.pack.areaNames),
    stopsAtRejects: options.forceRejects !== true,
    // The column map of relief.yaml applies to this ledger as far as it has these headers.
    rules: { ...NO_RULES, columns: { fund: settings.columns?.fund ?? {} } },
    isMapOfAnother: true,
    ...(inputEncoding === undefined ? {} : { encoding: inputEncoding }),
    ...(options.stdin === undefined ? {} : { stdin: options.stdin }),
  });
  if (options.forceRejects !== true) refuseWhereMostIsRejected([read.file], read.rejects);

  const { payments, decided, decisionsFile, linesFile } = await readEarlierPayments(
    {
      decisions: decisions.path,
      lines: lines.path,
      encoding: settings.encoding === 'gb18030' ? 'gb18030' : 'utf8',
      onProgress: (rows, share) => progress('read', rows, share),
    },
    policies,
  );
  mustBe(decisions, decisionsFile);
  mustBe(lines, linesFile);
  const ledger = withoutOpenings(read, lateOpenings(read.entries, payments, policies));
  const fund = fundResults(payments, ledger.entries, policies);
  closingIdentities(fund, null);
  return {
    version: VERSION,
    fund,
    rejects: ledger.rejects,
    fileWarnings: ledger.warnings,
    inputs: [
      { ...ledger.file, role: 'fund' },
      { ...earlier.file, rows: 0, rejected: 0, role: 'manifest' },
      { ...decisionsFile, role: 'decisions' },
      { ...linesFile, role: 'benefits' },
    ],
    settings: { inputEncoding, language: language ?? settings.lang ?? undefined },
    earlier: earlier.manifest,
    decided: byFund(decided, policies),
  };
}

/** The file may have changed since it was checked. */
function mustBe(tested: EarlierOutput, read: InputFile): void {
  if (read.sha256 !== tested.sha256) throw new ReliefError('INPUT_CHANGED', { file: tested.path });
}

function byFund(decided: ReadonlyMap<string, Fen>, policies: readonly Policy[]): Map<Fund, Fen> {
  const sums = new Map<Fund, Fen>();
  for (const { id, fund } of policies) {
    sums.set(fund, addFen(sums.get(fund) ?? 0, decided.get(id) ?? 0));
  }
  return sums;
}
