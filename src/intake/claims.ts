import { NO_DAY, NO_TIME } from '../domain/calendar.js';
import {
  CHANNELS,
  type Claim,
  ClaimTable,
  EXCLUSIONS,
  PLACES,
  PROGRAMS,
  REFERRALS,
  REVERSES_NOTHING,
  REVERSES_UNNAMED,
  SERVICES,
} from '../domain/claim.js';
import { ReliefError } from '../domain/errors.js';
import type { Reject } from '../domain/reject.js';
import { CLAIM_TABLE, type ClaimColumn, type ColumnTable } from './columns.js';
import { dropDuplicateClaims } from './duplicate-claims.js';
import { type Layout, layoutOf, positionOf } from './layout.js';
import { type RowResult, readNamedRow } from './named-row.js';
import {
  isPlainId,
  isPlainPersonId,
  looksLikeMoment,
  NOT_PLAIN,
  PlainWords,
  plainAmount,
  plainDay,
  plainSecond,
} from './plain.js';
import { type RangeRead, type RangeRequest, splitRange } from './ranges.js';
import {
  emptyReport,
  type FileRead,
  type FileWarning,
  type InputFile,
  inputFile,
  type ReadOptions,
  type Report,
  readRecords,
  warningsOf,
} from './records.js';
import type { RowFault, RowReader } from './row.js';
import { Source } from './source.js';
import { RowTaker } from './taker.js';
import { withServiceMap } from './vocabulary.js';

export interface ClaimsRead {
  readonly claims: ClaimTable;
  readonly rejects: Reject[];
  readonly files: InputFile[];
  readonly warnings: FileWarning[];
}

/** A claim stores the number of its file in 16 bits. */
const MAX_FILES = 65_535;

/** Reads all claims files of a run into one table. Their order, and the order of their rows, do not matter. */
export async function readClaims(paths: readonly string[], options: ReadOptions = {}): Promise<ClaimsRead> {
  if (paths.length > MAX_FILES) throw new ReliefError('TOO_MANY_FILES', { value: String(paths.length) });
  const table = claimColumns(options);
  const claims = new ClaimTable();
  const sources: Source[] = [];
  const files: FileRead<ClaimColumn>[] = [];
  const progress = { bytes: 0, rows: 0 };
  try {
    for (const [number, path] of paths.entries()) {
      const source = await Source.open(path, options.stdin ?? process.stdin);
      sources.push(source);
      const before = claims.count;
      const begin = (layout: Layout<ClaimColumn>, report: Report) => {
        claims.count = before;
        return new ClaimTaker(layout, path, report, claims, number);
      };
      const append = (range: RangeRead, lines: number) => claims.append(range.claims, lines);
      const reading = { table, begin, append, file: number };
      const file = await readRecords(source, reading, options, (bytes, rows) =>
        options.onProgress?.(progress.bytes + bytes, progress.rows + rows),
      );
      files.push(file);
      progress.bytes += source.bytes;
      progress.rows += file.rows;
    }
    claims.hasPaidColumns = files.some(hasPaidColumn);
    await dropDuplicateClaims(claims, files);
    return {
      claims,
      rejects: files.flatMap((file) => file.report.rejects),
      files: files.map(inputFile),
      warnings: files.flatMap(warningsOf),
    };
  } finally {
    for (const source of sources) await source.close();
  }
}

/** Reads a range of a claims file into a table of its own, on another thread than the one that reads the file. */
export async function readClaimRange(request: RangeRequest): Promise<RangeRead> {
  const { path, file, header, headerLine, serviceMap } = request;
  const layout = layoutOf(
    claimColumns(serviceMap === undefined ? {} : { serviceMap }),
    header,
    path,
    headerLine,
  );
  const claims = new ClaimTable();
  const report = emptyReport();
  const found = await splitRange(request, new ClaimTaker(layout, path, report, claims, file));
  return { claims, report, ...found };
}

function hasPaidColumn({ layout }: FileRead<ClaimColumn>): boolean {
  return positionOf(layout, 'assistance_paid') >= 0 || positionOf(layout, 'charity_paid') >= 0;
}

function claimColumns(options: ReadOptions): ColumnTable<ClaimColumn> {
  if (options.serviceMap === undefined) return CLAIM_TABLE;
  const words = withServiceMap(options.serviceMap);
  const columns = CLAIM_TABLE.columns.map((column) =>
    column.name === 'service_type' ? { ...column, words } : column,
  );
  return { ...CLAIM_TABLE, columns };
}

/** Reads one claim from the texts of its canonical columns, as worked examples give it. */
export function readClaimRow(
  cells: Readonly<Record<string, string>>,
  options: Pick<ReadOptions, 'serviceMap'> = {},
): RowResult<Claim> {
  return readNamedRow(claimColumns(options), cells, readClaim);
}

/** Reads and tests one claim; undefined where the reader has found fault with it. */
function readClaim(row: RowReader<ClaimColumn>): Claim | undefined {
  const settled = row.moment('settled_at');
  const reverses = row.id('reverses');
  const isFlagged = row.word('refund_flag') === 1;
  const fields = {
    claimId: row.id('claim_id'),
    personId: row.person('person_id'),
    service: SERVICES[row.service('service_type')] as Claim['service'],
    admittedOn: row.day('admitted_on'),
    dischargedOn: row.day('discharged_on'),
    settledOn: settled.day,
    settledSecond: settled.second,
    institutionId: row.id('institution_id'),
    designated: row.word('designated') === 1,
    place: PLACES[row.word('place')] as NonNullable<Claim['place']>,
    referral: REFERRALS[row.word('referral')] as NonNullable<Claim['referral']>,
    program: PROGRAMS[row.word('program')] as NonNullable<Claim['program']>,
    exclusion: EXCLUSIONS[row.word('exclusion')] as NonNullable<Claim['exclusion']>,
    channel: CHANNELS[row.word('channel')] as NonNullable<Claim['channel']>,
    filedOn: row.day('filed_on'),
    total: row.amount('total_amount', 0),
    eligible: row.amount('eligible_amount', 0),
    insurancePaid:
      row.amount('basic_paid', 0) + row.amount('catastrophic_paid', 0) + row.amount('supplementary_paid', 0),
    otherPaid: row.amount('other_paid', 0),
    assistancePaid: row.amount('assistance_paid', 0),
    charityPaid: row.amount('charity_paid', 0),
  };
  if (row.fault !== undefined) return undefined;

  // Without a column for the original, or with a flag that says refund, a refund need not name it.
  const isUnnamedRefund = reverses === '' && fields.total < 0 && (isFlagged || !row.has('reverses'));
  testDates(row, fields);
  if (reverses === '' && !isUnnamedRefund) testSigns(row);
  if (Math.abs(fields.eligible) > Math.abs(fields.total))
    row.faultIn('eligible_amount', 'AMOUNT_INCONSISTENT');
  if (row.fault !== undefined) return undefined;

  if (isUnnamedRefund) return { ...fields, reverses: REVERSES_UNNAMED };
  return reverses === '' ? fields : { ...fields, reverses };
}

function testDates(
  row: RowReader<ClaimColumn>,
  claim: { admittedOn: number; dischargedOn: number; settledOn: number },
): void {
  if (claim.dischargedOn === NO_DAY) return;
  if (claim.admittedOn > claim.dischargedOn) row.faultIn('admitted_on', 'DATE_ORDER');
  if (claim.dischargedOn > claim.settledOn) row.faultIn('discharged_on', 'DATE_ORDER');
}

const AMOUNTS = CLAIM_TABLE.columns.filter((column) => column.kind === 'amount').map((column) => column.name);

function testSigns(row: RowReader<ClaimColumn>): void {
  for (const name of AMOUNTS) row.faultWhereNegative(name);
}

/** What a column of a file is to the byte reader: first the roles whose cells must not be blank. */
const Role = {
  claimId: 0,
  person: 1,
  service: 2,
  settledAt: 3,
  total: 4,
  eligible: 5,
  institution: 6,
  place: 7,
  referral: 8,
  program: 9,
  exclusion: 10,
  channel: 11,
  designated: 12,
  admittedOn: 13,
  dischargedOn: 14,
  filedOn: 15,
  insurancePaid: 16,
  otherPaid: 17,
  assistancePaid: 18,
  charityPaid: 19,
  reverses: 20,
  refundFlag: 21,
} as const;
const LAST_REQUIRED = Role.eligible;

const ROLES: Readonly<Record<ClaimColumn, number>> = {
  claim_id: Role.claimId,
  person_id: Role.person,
  service_type: Role.service,
  admitted_on: Role.admittedOn,
  discharged_on: Role.dischargedOn,
  settled_at: Role.settledAt,
  institution_id: Role.institution,
  designated: Role.designated,
  place: Role.place,
  referral: Role.referral,
  program: Role.program,
  exclusion: Role.exclusion,
  total_amount: Role.total,
  eligible_amount: Role.eligible,
  basic_paid: Role.insurancePaid,
  catastrophic_paid: Role.insurancePaid,
  supplementary_paid: Role.insurancePaid,
  other_paid: Role.otherPaid,
  assistance_paid: Role.assistancePaid,
  charity_paid: Role.charityPaid,
  channel: Role.channel,
  filed_on: Role.filedOn,
  reverses: Role.reverses,
  refund_flag: Role.refundFlag,
};

const NO_WORDS = new PlainWords({ list: [], written: [], places: new Map(), blank: undefined });

/**
 * Takes the records of one file into the claim table. It shares nothing but the table with anything
 * else: with a RecordSplitter it reads any range of complete records of a file whose layout is known.
 */
export class ClaimTaker extends RowTaker<ClaimColumn> {
  /** One step for each column of the file that is read: where it stands, what it is, its words. */
  private readonly positions: Int32Array;
  private readonly roles: Uint8Array;
  private readonly words: readonly PlainWords[];

  constructor(
    layout: Layout<ClaimColumn>,
    path: string,
    report: Report,
    private readonly claims: ClaimTable,
    private readonly file: number,
  ) {
    super(layout, path, report);
    const steps = [...layout.fields].flatMap(([name, field]) =>
      field.positions.map((position) => ({
        position,
        role: ROLES[name],
        words: field.words === undefined ? NO_WORDS : new PlainWords(field.words),
      })),
    );
    this.positions = Int32Array.from(steps, (step) => step.position);
    this.roles = Uint8Array.from(steps, (step) => step.role);
    this.words = steps.map((step) => step.words);
  }

  protected takeRow(line: number): RowFault | undefined {
    const claim = readClaim(this.reader);
    if (claim === undefined) return this.reader.fault;
    const at = this.claims.push(claim);
    this.claims.file[at] = this.file;
    this.claims.line[at] = line;
    return undefined;
  }

  protected takePlain(bytes: Uint8Array, bounds: Int32Array, line: number): boolean {
    const { positions, roles, words } = this;
    let claimStart = 0;
    let claimEnd = 0;
    let personStart = 0;
    let personEnd = 0;
    let institutionStart = 0;
    let institutionEnd = 0;
    let service = 0;
    let place = 0;
    let referral = 0;
    let program = 0;
    let exclusion = 0;
    let channel = 0;
    let designated = 1;
    let admittedOn = NO_DAY;
    let dischargedOn = NO_DAY;
    let settledOn = NO_DAY;
    let settledSecond = NO_TIME;
    let filedOn = NO_DAY;
    let total = 0;
    let eligible = 0;
    let insurancePaid = 0;
    let otherPaid = 0;
    let assistancePaid = 0;
    let charityPaid = 0;

    for (let step = 0; step < positions.length; step++) {
      const position = positions[step] as number;
      const start = bounds[position] as number;
      const end = (bounds[position + 1] as number) - 1;
      const role = roles[step] as number;
      if (start === end) {
        // A blank cell means what the variables began with.
        if (role <= LAST_REQUIRED) return false;
        continue;
      }
      switch (role) {
        case Role.claimId:
          if (!isPlainId(bytes, start, end)) return false;
          claimStart = start;
          claimEnd = end;
          break;
        case Role.person:
          if (!isPlainPersonId(bytes, start, end)) return false;
          personStart = start;
          personEnd = end;
          break;
        case Role.institution:
          if (!isPlainId(bytes, start, end)) return false;
          institutionStart = start;
          institutionEnd = end;
          break;
        case Role.service:
          service = (words[step] as PlainWords).find(bytes, start, end);
          if (service === NOT_PLAIN) return false;
          break;
        case Role.place:
          place = (words[step] as PlainWords).find(bytes, start, end);
          if (place === NOT_PLAIN) return false;
          break;
        case Role.referral:
          referral = (words[step] as PlainWords).find(bytes, start, end);
          if (referral === NOT_PLAIN) return false;
          break;
        case Role.program:
          program = (words[step] as PlainWords).find(bytes, start, end);
          if (program === NOT_PLAIN) return false;
          break;
        case Role.exclusion:
          exclusion = (words[step] as PlainWords).find(bytes, start, end);
          if (exclusion === NOT_PLAIN) return false;
          break;
        case Role.channel:
          channel = (words[step] as PlainWords).find(bytes, start, end);
          if (channel === NOT_PLAIN) return false;
          break;
        case Role.designated:
          designated = (words[step] as PlainWords).find(bytes, start, end);
          if (designated === NOT_PLAIN) return false;
          break;
        case Role.refundFlag:
          if ((words[step] as PlainWords).find(bytes, start, end) === NOT_PLAIN) return false;
          break;
        case Role.admittedOn:
          admittedOn = plainDay(bytes, start, end);
          if (admittedOn === NO_DAY) return false;
          break;
        case Role.dischargedOn:
          dischargedOn = plainDay(bytes, start, end);
          if (dischargedOn === NO_DAY) return false;
          break;
        case Role.settledAt:
          if (looksLikeMoment(bytes, start, end)) {
            settledSecond = plainSecond(bytes, start + 11, end);
            if (settledSecond === NOT_PLAIN) return false;
            settledOn = plainDay(bytes, start, start + 10);
          } else {
            settledOn = plainDay(bytes, start, end);
          }
          if (settledOn === NO_DAY) return false;
          break;
        case Role.filedOn:
          filedOn = plainDay(bytes, start, end);
          if (filedOn === NO_DAY) return false;
          break;
        case Role.total:
          total = plainAmount(bytes, start, end);
          if (total === NOT_PLAIN) return false;
          break;
        case Role.eligible:
          eligible = plainAmount(bytes, start, end);
          if (eligible === NOT_PLAIN) return false;
          break;
        case Role.reverses:
          // A row that takes something back may have negative amounts: the text way knows all about it.
          return false;
        default: {
          const fen = plainAmount(bytes, start, end);
          if (fen === NOT_PLAIN) return false;
          if (role === Role.insurancePaid) insurancePaid += fen;
          else if (role === Role.otherPaid) otherPaid += fen;
          else if (role === Role.assistancePaid) assistancePaid += fen;
          else charityPaid += fen;
        }
      }
    }
    if (eligible > total) return false;
    if (dischargedOn !== NO_DAY && (admittedOn > dischargedOn || dischargedOn > settledOn)) return false;

    const { claims } = this;
    const at = claims.add();
    claims.claimId[at] = claims.claimIds.append(bytes, claimStart, claimEnd);
    claims.person[at] = claims.personIds.intern(bytes, personStart, personEnd);
    claims.institution[at] = claims.institutions.intern(bytes, institutionStart, institutionEnd);
    claims.service[at] = service;
    claims.place[at] = place;
    claims.referral[at] = referral;
    claims.program[at] = program;
    claims.exclusion[at] = exclusion;
    claims.channel[at] = channel;
    claims.designated[at] = designated;
    claims.admittedOn[at] = admittedOn;
    claims.dischargedOn[at] = dischargedOn;
    claims.settledOn[at] = settledOn;
    claims.settledSecond[at] = settledSecond;
    claims.filedOn[at] = filedOn;
    claims.total[at] = total;
    claims.eligible[at] = eligible;
    claims.insurancePaid[at] = insurancePaid;
    claims.otherPaid[at] = otherPaid;
    claims.assistancePaid[at] = assistancePaid;
    claims.charityPaid[at] = charityPaid;
    claims.reverses[at] = REVERSES_NOTHING;
    claims.file[at] = this.file;
    claims.line[at] = line;
    return true;
  }
}
