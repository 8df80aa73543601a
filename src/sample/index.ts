import { relative, resolve, sep } from 'node:path';
import { formatDay, formatMoment, yearOf } from '../domain/calendar.js';
import {
  CHANNELS,
  EXCLUSIONS,
  PLACES,
  PROGRAMS,
  REFERRALS,
  REVERSES_NOTHING,
  SERVICES,
} from '../domain/claim.js';
import { IDENTITIES } from '../domain/identities.js';
import { type Fen, formatRatio, formatYuan } from '../domain/money.js';
import { INSURANCES, NO_AMOUNT, NO_RATIO, RATIO_UNIT } from '../domain/recipient.js';
import { replay, settlementYears } from '../engine/replay.js';
import { CLAIM_TABLE, FUND_TABLE, ROSTER_TABLE } from '../intake/index.js';
import { compilePolicy } from '../policy/compile.js';
import { isPackPath, loadPolicy } from '../policy/load.js';
import { type Modes, type OutputEncoding, PRIVATE } from '../reports/index.js';
import { ClaimTable } from '../tables/claim-table.js';
import type { RosterTable } from '../tables/roster-table.js';
import { type DrawnClaims, drawClaims } from './claims.js';
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
  const drawn = drawClaims(setting, population, claims, options.claims, random);
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
  writeCsv(folder, 'claims.csv', claimRows(drawn, adjudication.reversals.partner, dialect));
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

/** A refund is told by `reverses` in the canonical file; the flag is the national export's. */
/** Columns that an export has where something is to be taken back: the sample says it otherwise. */
const NOT_WRITTEN: readonly string[] = ['refund_flag', 'valid_flag', 'void_flag', 'row_status'];
const CLAIM_HEADER = CLAIM_TABLE.columns
  .map(({ name }) => name)
  .filter((name) => !NOT_WRITTEN.includes(name));
const ROSTER_HEADER = ROSTER_TABLE.columns
  .map(({ name }) => name)
  .filter((name) => !NOT_WRITTEN.includes(name));
const FUND_HEADER = FUND_TABLE.columns.map(({ name }) => name);

function* claimRows(drawn: DrawnClaims, partner: Int32Array, dialect: Dialect): Generator<readonly string[]> {
  const { claims } = drawn;
  let claim = 0;
  const file = fileIn(dialect, 'claims', CLAIM_HEADER, () => partner[claim] >= 0);
  yield file.header;
  for (; claim < claims.count; claim++) yield file.row(claimCells(drawn, claim));
}

/** The canonical cells of a claim, in the order of CLAIM_HEADER. */
function claimCells({ claims, catastrophic, supplementary }: DrawnClaims, claim: number): string[] {
  const basic = claims.insurancePaid[claim] - catastrophic[claim] - supplementary[claim];
  const reverses = claims.reverses[claim];
  return [
    claims.claimIds.text(claims.claimId[claim]),
    claims.personIds.text(claims.person[claim]),
    SERVICES[claims.service[claim]],
    formatDay(claims.admittedOn[claim]),
    formatDay(claims.dischargedOn[claim]),
    formatMoment(claims.settledOn[claim], claims.settledSecond[claim]),
    claims.institutions.text(claims.institution[claim]),
    claims.designated[claim] === 1 ? 'Y' : 'N',
    PLACES[claims.careLocation[claim]],
    REFERRALS[claims.referral[claim]],
    PROGRAMS[claims.program[claim]],
    EXCLUSIONS[claims.exclusion[claim]],
    formatYuan(claims.total[claim]),
    formatYuan(claims.eligible[claim]),
    formatYuan(basic),
    yuanOrBlank(catastrophic[claim]),
    yuanOrBlank(supplementary[claim]),
    yuanOrBlank(claims.otherPaid[claim]),
    yuanOrBlank(claims.assistancePaid[claim]),
    yuanOrBlank(claims.charityPaid[claim]),
    CHANNELS[claims.channel[claim]],
    formatDay(claims.filedOn[claim]),
    reverses === REVERSES_NOTHING ? '' : claims.reversedIds.text(reverses),
  ];
}

function* rosterRows(roster: RosterTable, dialect: Dialect): Generator<readonly string[]> {
  const file = fileIn(dialect, 'roster', ROSTER_HEADER);
  yield file.header;
  for (let row = 0; row < roster.count; row++) {
    const { householdCapacity, enhancedRatio } = roster;
    const ratio = { numerator: enhancedRatio[row], denominator: RATIO_UNIT };
    yield file.row([
      roster.personIds.text(roster.person[row]),
      roster.households.text(roster.household[row]),
      roster.names.text(roster.name[row]),
      IDENTITIES[roster.identity[row]],
      formatDay(roster.recognizedOn[row]),
      formatDay(roster.validFrom[row]),
      formatDay(roster.validTo[row]),
      roster.areas.text(roster.area[row]),
      roster.localResident[row] === 1 ? 'Y' : 'N',
      INSURANCES[roster.insurance[row]],
      householdCapacity[row] === NO_AMOUNT ? '' : formatYuan(householdCapacity[row]),
      enhancedRatio[row] === NO_RATIO ? '' : formatRatio(ratio),
      formatDay(roster.atRiskFrom[row]),
    ]);
  }
}

function* answerRows(answers: readonly Answer[], claims: ClaimTable): Generator<readonly string[]> {
  yield ['claim_id', 'fund', 'kind', 'right', 'paid'];
  for (const { claim, fund, kind, right, paid } of answers) {
    yield [claims.claimIds.text(claims.claimId[claim]), fund, kind, formatYuan(right), formatYuan(paid)];
  }
}

function yuanOrBlank(fen: Fen): string {
  return fen === 0 ? '' : formatYuan(fen);
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
