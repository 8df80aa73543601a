import { relative, resolve, sep } from 'node:path';
import { formatDay, yearOf } from '../domain/calendar.js';
import { formatYuan } from '../domain/money.js';
import { replay, settlementYears } from '../engine/replay.js';
import { CLAIM_TABLE, FUND_TABLE, ROSTER_TABLE } from '../intake/index.js';
import { compilePolicy } from '../policy/compile.js';
import { isPackPath, loadPolicy } from '../policy/load.js';
import { type Modes, type OutputEncoding, PRIVATE } from '../reports/index.js';
import { cellsOf } from '../tables/cells.js';
import { ClaimTable } from '../tables/claim-table.js';
import { keptColumns } from '../tables/fields.js';
import type { RosterTable } from '../tables/roster-table.js';
import { drawClaims } from './claims.js';
import { type Dialect, fileIn } from './dialects.js';
import { drawPopulation } from './families.js';
import { drawLedger } from './ledger.js';
import { type Answer, fillPayments } from './payments.js';
import { Random } from './random.js';
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

export interface SampleWritten {
  readonly claims: number;
  readonly rosterRows: number;
  readonly answers: number;
}

/** On average a person has this many claims a year. */
const CLAIMS_PER_PERSON = 12;

/**
 * Writes an invented data set for a policy: claims.csv, roster.csv, fund.csv, relief.yaml, and answers.csv
 * with the claims that were paid wrongly. It depends on nothing but the policy and the options.
 * Errors: those of loading a policy, SAMPLE_NOT_EMPTY, SAMPLE_UNWRITABLE.
 */
export function writeSample(options: SampleOptions): SampleWritten {
  const loaded = loadPolicy(options.policy);
  const modes = options.modes ?? PRIVATE;
  emptyFolder(options.folder, modes);
  const setting = settingOf(loaded);
  const random = new Random(options.seed);
  const claims = new ClaimTable();
  const population = drawPopulation(
    setting,
    Math.ceil(options.claims / CLAIMS_PER_PERSON),
    claims.personIds,
    random,
  );
  drawClaims(setting, population, claims, options.claims, random);
  const policy = compilePolicy(
    loaded,
    { parameters: setting.parameters },
    { settlementYears: settlementYears(claims), rosterHasAtRiskFrom: setting.usesRisk },
  );
  const adjudication = replay(claims, population.roster, [policy]);
  const defects = Math.round((options.claims * options.defects) / 10_000);
  const answers = fillPayments(adjudication, defects, random);
  const ledger = drawLedger(adjudication, setting.from, random);

  const { encoding, dialect } = options;
  const folder = { path: options.folder, encoding, modes };
  writeCsv(folder, 'claims.csv', claimRows(claims, adjudication.reversals.partner, dialect));
  writeCsv(folder, 'roster.csv', rosterRows(population.roster, dialect));
  const fund = fileIn(dialect, 'fund', FUND_HEADER);
  writeCsv(folder, 'fund.csv', [
    fund.header,
    ...ledger.map((entry) =>
      fund.row([
        formatDay(entry.day),
        entry.fund,
        entry.area,
        entry.entry,
        formatYuan(entry.amount),
        entry.note,
      ]),
    ),
  ]);
  writeCsv(folder, 'answers.csv', answerRows(answers, claims));
  writeText(folder, 'relief.yaml', configText(options, setting));
  return { claims: claims.count, rosterRows: population.roster.count, answers: answers.length };
}

/** The columns that a table keeps. Marks of refunds are not written: the sample names the original instead. */
const CLAIM_HEADER = keptColumns(CLAIM_TABLE.columns).filter(({ name }) => name !== 'refund_flag');
const ROSTER_HEADER = keptColumns(ROSTER_TABLE.columns);
const FUND_HEADER = FUND_TABLE.columns.map(({ name }) => name);

/** Amounts that an export writes even where they are 0. */
const ALWAYS_WRITTEN = ['total_amount', 'eligible_amount', 'basic_paid'];

function* claimRows(claims: ClaimTable, partner: Int32Array, dialect: Dialect): Generator<readonly string[]> {
  let claim = 0;
  const header = CLAIM_HEADER.map(({ name }) => name);
  const file = fileIn(dialect, 'claims', header, () => partner[claim] >= 0);
  yield file.header;
  for (; claim < claims.count; claim++) {
    const cells = cellsOf(CLAIM_HEADER, claims.rowAt(claim));
    yield file.row(
      CLAIM_HEADER.map(({ name, kind }) =>
        kind === 'amount' && cells[name] === '0.00' && !ALWAYS_WRITTEN.includes(name) ? '' : cells[name],
      ),
    );
  }
}

function* rosterRows(roster: RosterTable, dialect: Dialect): Generator<readonly string[]> {
  const header = ROSTER_HEADER.map(({ name }) => name);
  const file = fileIn(dialect, 'roster', header);
  yield file.header;
  for (let row = 0; row < roster.count; row++) {
    const cells = cellsOf(ROSTER_HEADER, roster.rowAt(row));
    yield file.row(header.map((name) => cells[name]));
  }
}

function* answerRows(answers: readonly Answer[], claims: ClaimTable): Generator<readonly string[]> {
  yield ['claim_id', 'fund', 'kind', 'right', 'paid'];
  for (const { claim, fund, kind, right, paid } of answers) {
    yield [claims.claimIds.text(claims.claimId[claim]), fund, kind, formatYuan(right), formatYuan(paid)];
  }
}

/** The relief.yaml of the data set. */
function configText({ policy, folder, seed }: SampleOptions, { parameters, from, pack }: Setting): string {
  const name = isPackPath(policy) ? JSON.stringify(pathFrom(folder, policy)) : policy;
  const given = Object.entries(parameters);
  return [
    `# Invented data of ${yearOf(from)}, drawn by relief sample with seed ${seed}. No real person is in it.`,
    '# answers.csv lists the claims that were paid wrongly.',
    `policies: [${name}]`,
    ...(given.length === 0
      ? []
      : [
          '# Values for trying things out, not the official ones.',
          'parameters:',
          `  ${pack.id}:`,
          ...given.map(
            ([key, value]) => `    ${key}: ${typeof value === 'string' ? value : JSON.stringify(value)}`,
          ),
        ]),
    '',
  ].join('\n');
}

/** A path as relief.yaml in a folder names it. */
function pathFrom(folder: string, path: string): string {
  const found = relative(resolve(folder), resolve(path)).split(sep).join('/');
  return found.startsWith('.') ? found : `./${found}`;
}
