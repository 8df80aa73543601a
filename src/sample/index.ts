import type { Fen } from '../domain/money.js';
import type { ReversalPairs } from '../engine/reversal-pairs.js';
import { loadPolicy } from '../policy/load.js';
import { type Modes, type OutputEncoding, PRIVATE } from '../reports/index.js';
import type { ClaimTable } from '../tables/claim-table.js';
import { configText } from './config.js';
import { type DataSet, drawDataSet } from './data-set.js';
import { type Dialect, type DialectFile, fileIn } from './dialects.js';
import { Ids } from './ids.js';
import { addCosts, drawLedger } from './ledger.js';
import { Random } from './random.js';
import {
  ANSWER_HEADER,
  answerCells,
  CLAIM_HEADER,
  claimCells,
  FUND_HEADER,
  fundCells,
  ROSTER_HEADER,
  rosterCells,
} from './rows.js';
import { type Setting, settingOf } from './setting.js';
import { emptyFolder, writeCsv, writeText } from './write.js';

export interface SampleOptions {
  /** Id of a built-in policy, or path of a pack file. */
  readonly policy: string;
  readonly folder: string;
  readonly claims: number;
  readonly seed: number;
  /** Share of the claims that were paid wrongly, in parts of 10,000. */
  readonly defects: number;
  readonly dialect: Dialect;
  readonly encoding: OutputEncoding;
  /** Who may read the files; undefined: their owner alone. */
  readonly modes?: Modes | undefined;
}

interface SampleWritten {
  readonly claims: number;
  readonly rosterRows: number;
  readonly answers: number;
}

/**
 * Writes an invented data set for a policy: claims.csv, roster.csv, fund.csv, relief.yaml, and answers.csv
 * with the claims that were paid wrongly. It depends on nothing but the policy and the options.
 * Errors: those of loading a policy, SAMPLE_NOT_EMPTY, SAMPLE_UNWRITABLE.
 */
export function writeSample(options: SampleOptions): SampleWritten {
  const { policy, claims, seed } = options;
  const loaded = loadPolicy(policy);
  emptyFolder(options.folder, options.modes ?? PRIVATE);
  const setting = settingOf(loaded);
  const random = new Random(seed);
  const defects = Math.round((claims * options.defects) / 10_000);
  const dataSet = drawDataSet(setting, new Ids(setting.counties), claims, defects, random);
  writeDataSet(dataSet, setting, options, random);
  return { claims, rosterRows: dataSet.adjudication.roster.count, answers: dataSet.answers.length };
}

function writeDataSet(
  { adjudication, answers }: DataSet,
  setting: Setting,
  { policy, folder: path, seed, dialect, encoding, modes = PRIVATE }: SampleOptions,
  random: Random,
): void {
  const folder = { path, encoding, modes };
  const { claims, roster, reversals } = adjudication;
  const claimFile = fileIn(dialect, 'claims', CLAIM_HEADER, isReversed(claims, reversals));
  writeCsv(
    folder,
    'claims.csv',
    rowsOf(claimFile, claims.count, (claim) => claimCells(claims, claim)),
  );
  const rosterFile = fileIn(dialect, 'roster', ROSTER_HEADER);
  writeCsv(
    folder,
    'roster.csv',
    rowsOf(rosterFile, roster.count, (row) => rosterCells(roster, row)),
  );
  const costs = new Map<string, Fen>();
  addCosts(adjudication, costs);
  const ledger = drawLedger(setting, costs, random);
  const fundFile = fileIn(dialect, 'fund', FUND_HEADER);
  writeCsv(
    folder,
    'fund.csv',
    rowsOf(fundFile, ledger.length, (entry) => fundCells(ledger[entry])),
  );
  writeCsv(folder, 'answers.csv', [ANSWER_HEADER, ...answers.map((answer) => answerCells(answer, claims))]);
  writeText(folder, 'relief.yaml', configText(setting, policy, path, seed));
}

/** The header of a file and its rows, made one by one from the canonical cells. */
function* rowsOf(
  file: DialectFile,
  count: number,
  cells: (row: number) => string[],
): Generator<readonly string[]> {
  yield file.header;
  for (let row = 0; row < count; row++) yield file.row(cells(row));
}

/** Tells by its id whether another row takes a claim back. */
function isReversed(claims: ClaimTable, { partner }: ReversalPairs): (claimId: string) => boolean {
  const reversed = new Set<string>();
  for (let claim = 0; claim < claims.count; claim++) {
    if (partner[claim] >= 0) reversed.add(claims.claimIds.text(claims.claimId[claim]));
  }
  return (claimId) => reversed.has(claimId);
}
