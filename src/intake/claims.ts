import { NO_DAY } from '../domain/calendar.js';
import {
  CHANNELS,
  type Claim,
  ClaimTable,
  EXCLUSIONS,
  IS_CORRECTION,
  IS_DOUBTFUL,
  PLACES,
  PROGRAMS,
  REFERRALS,
  REFUND_FLAGGED,
  REVERSES_NOTHING,
  REVERSES_UNNAMED,
  SERVICES,
} from '../domain/claim.js';
import { ReliefError } from '../domain/errors.js';
import { NO_RULES, type ReadingRules } from '../domain/reading-rules.js';
import type { Reject } from '../domain/reject.js';
import { openTables } from './books/open-tables.js';
import { findInColumns } from './column-findings.js';
import { refuseUnmetHeaders, withColumnMap } from './column-map.js';
import { CLAIM_TABLE, type ClaimColumn, type ColumnTable } from './columns.js';
import { setCorrectionsAside } from './corrections.js';
import { NEEDS_SPLITTING } from './csv.js';
import { deriveClaimIds } from './derived-ids.js';
import { settleSharedIds } from './duplicate-claims.js';
import { absentIn, type FileWarning, type InputFile, inputFile, warningsOf } from './file-remarks.js';
import { type Layout, layoutOf, positionOf } from './layout.js';
import { type RowResult, readNamedRow } from './named-row.js';
import { type PersonColumns, personColumnsOf } from './person-columns.js';
import { NOT_PLAIN } from './plain.js';
import { columnNumbers, PlainRow } from './plain-row.js';
import { type RangeRead, type RangeRequest, splitRange } from './ranges.js';
import type { FileRead, ReadOptions } from './reading.js';
import { readRecords } from './records.js';
import { markRefused, readRefused } from './refused-refunds.js';
import { emptyReport, type Report } from './report.js';
import type { RowFault, RowReader } from './row.js';
import type { Source } from './source.js';
import { RowTaker } from './taker.js';
import { withServiceMap } from './vocabulary.js';
import { refuseFundDetail } from './wrong-grain.js';

export interface ClaimsRead {
  readonly claims: ClaimTable;
  readonly rejects: Reject[];
  readonly files: InputFile[];
  readonly warnings: FileWarning[];
  /** What the files lack and bears on what is paid. */
  readonly absent: FileWarning[];
  /** By file. */
  readonly persons: readonly PersonColumns[];
}

/** A claim stores the number of its file in 16 bits. */
const MAX_FILES = 65_535;

/**
 * Reads all claims files of a run into one table. Their order, and the order of their rows, do not matter.
 *
 * @param claims An empty table, where somebody else needs its persons before all claims are read.
 */
export async function readClaims(
  paths: readonly string[],
  options: ReadOptions = {},
  claims = new ClaimTable(),
): Promise<ClaimsRead> {
  if (paths.length > MAX_FILES) throw new ReliefError('TOO_MANY_FILES', { value: String(paths.length) });
  const table = claimColumns(options.rules);
  const sources: Source[] = [];
  const files: FileRead<ClaimColumn>[] = [];
  const done = { bytes: 0, rows: 0 };
  try {
    for (const path of paths) sources.push(...(await openTables(path, 'claims', options)));
    const bytes = sources.reduce((sum, source) => sum + source.bytes, 0);
    for (const [number, source] of sources.entries()) {
      const { path } = source;
      const before = claims.count;
      const begin = (layout: Layout<ClaimColumn>, report: Report, rows: number) => {
        claims.count = before;
        claims.reserve(before + rows);
        return new ClaimTaker(layout, path, report, claims, number);
      };
      const sideBySide = {
        claims,
        file: number,
        begin: (layout: Layout<ClaimColumn>, report: Report, section: ClaimTable) =>
          new ClaimTaker(layout, path, report, section, number),
      };
      const reading = { table, begin, sideBySide };
      const file = await readRecords(source, reading, options, (rows, share) =>
        options.onProgress?.(done.rows + rows, (done.bytes + share * source.bytes) / bytes),
      );
      files.push(file);
      done.bytes += source.bytes;
      done.rows += file.rows;
    }
    claims.hasPaidColumns = files.some(hasPaidColumn);
    await deriveClaimIds(claims, files);
    await settleSharedIds(claims, files);
    markRefused(claims, files);
    setCorrectionsAside(claims);
    refuseUnmetHeaders('claims', options.rules, files);
    findInColumns(table, files, options);
    return {
      claims,
      rejects: files.flatMap((file) => file.report.rejects),
      files: files.map(inputFile),
      warnings: files.flatMap(warningsOf),
      persons: files.map(({ layout }) => personColumnsOf(layout)),
      absent: files.flatMap(absentIn),
    };
  } finally {
    for (const source of sources) await source.close();
  }
}

/** Reads a range of a claims file into a table of its own, on another thread than the one that reads the file. */
export async function readClaimRange(request: RangeRequest): Promise<RangeRead> {
  const { path, file, header, headerLine, rules, claims } = request;
  const layout = layoutOf(claimColumns(rules), header, path, headerLine);
  const report = emptyReport();
  const found = await splitRange(request, new ClaimTaker(layout, path, report, claims, file));
  return { claims, report, ...found };
}

function hasPaidColumn({ layout }: FileRead<ClaimColumn>): boolean {
  return positionOf(layout, 'assistance_paid') >= 0 || positionOf(layout, 'charity_paid') >= 0;
}

function claimColumns(rules: ReadingRules = NO_RULES): ColumnTable<ClaimColumn> {
  const words = withServiceMap(rules.serviceMap);
  const columns = CLAIM_TABLE.columns.map((column) => {
    if (column.name === 'service_type') return { ...column, words };
    if (column.name !== 'claim_id' || rules.claimId !== 'derived') return column;
    const { required: _, ...mayBeAbsent } = column;
    return mayBeAbsent;
  });
  const refuse = (header: readonly string[], file: string, line: number) =>
    refuseFundDetail(header, file, line, rules.columns.claims);
  return withColumnMap({ ...CLAIM_TABLE, columns, refuse }, rules);
}

/** Reads one claim from the texts of its canonical columns, as worked examples give it. */
export function readClaimRow(
  cells: Readonly<Record<string, string>>,
  options: Pick<ReadOptions, 'rules'> = {},
): RowResult<Claim> {
  return readNamedRow(claimColumns(options.rules), cells, readClaim);
}

/** Reads and tests one claim; undefined where the reader has found fault with it. */
function readClaim(row: RowReader<ClaimColumn>): Claim | undefined {
  const reverses = row.id('reverses');
  const isFlagged = row.word('refund_flag') === 1;
  const fields = readFields(row);
  if (row.fault !== undefined) return undefined;

  // Without a column for the original, or with a flag that says refund, a refund need not name it.
  const isUnnamedRefund = reverses === '' && fields.total < 0 && (isFlagged || !row.has('reverses'));
  const correction = isCorrection(fields);
  testDates(row, fields);
  if (correction) testSigns(row, BILL_AMOUNTS);
  else if (reverses === '' && !isUnnamedRefund) testSigns(row, AMOUNTS);
  if (Math.abs(fields.eligible) > Math.abs(fields.total))
    row.faultIn('eligible_amount', 'AMOUNT_INCONSISTENT');
  if (row.fault !== undefined) return undefined;

  if (correction) return { ...fields, refund: IS_CORRECTION };
  const claim = { ...fields, refund: isFlagged ? REFUND_FLAGGED : 0 };
  if (isUnnamedRefund) return { ...claim, reverses: REVERSES_UNNAMED };
  return reverses === '' ? claim : { ...claim, reverses };
}

/**
 * A row that is negative and neither names an original nor is flagged. It is a reject, unless its original proves to
 * bear the same claim_id. Undefined for every other row at fault.
 */
function readDoubtful(row: RowReader<ClaimColumn>): Claim | undefined {
  // Whatever else is wrong with a row counts before its signs, but for amounts that do not go together.
  if (row.fault?.code !== 'NEGATIVE_AMOUNT') return undefined;
  const fields = readFields(row);
  if (fields.total >= 0) return undefined;
  return { ...fields, reverses: REVERSES_UNNAMED, refund: IS_DOUBTFUL };
}

type Fields = ReturnType<typeof readFields>;

/** What the cells of a claim say, each by itself. */
function readFields(row: RowReader<ClaimColumn>) {
  const settled = row.moment('settled_at');
  return {
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
  } satisfies Claim;
}

/** Whether a row only corrects what was paid (补支, 追回): no bill belongs to it. */
function isCorrection({ total, eligible, insurancePaid, otherPaid, ...paid }: Fields): boolean {
  const hasBill = total !== 0 || eligible !== 0 || insurancePaid !== 0 || otherPaid !== 0;
  return !hasBill && (paid.assistancePaid !== 0 || paid.charityPaid !== 0);
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
const BILL_AMOUNTS = AMOUNTS.filter((name) => name !== 'assistance_paid' && name !== 'charity_paid');

function testSigns(row: RowReader<ClaimColumn>, amounts: readonly ClaimColumn[]): void {
  for (const name of amounts) row.faultWhereNegative(name);
}

const At = columnNumbers(CLAIM_TABLE);

/**
 * Takes the records of one file into the claim table. It shares nothing but the table with anything
 * else: with a RecordSplitter it reads any range of complete records of a file whose layout is known.
 */
export class ClaimTaker extends RowTaker<ClaimColumn> {
  private readonly row: PlainRow<ClaimColumn>;

  constructor(
    layout: Layout<ClaimColumn>,
    path: string,
    report: Report,
    private readonly claims: ClaimTable,
    private readonly file: number,
  ) {
    super(layout, path, report);
    this.row = new PlainRow(layout, CLAIM_TABLE);
  }

  protected takeRow(line: number): RowFault | undefined {
    const claim = readClaim(this.reader);
    if (claim === undefined) return this.reader.fault;
    this.take(claim, line);
    return undefined;
  }

  protected override holdBack(reject: Reject): boolean {
    const refused = readRefused(this.reader, AMOUNTS, reject);
    const doubtful = readDoubtful(this.reader);
    if (doubtful === undefined) {
      if (refused !== undefined) this.report.refused.push(refused);
      return false;
    }
    this.take(doubtful, reject.line);
    this.report.doubtful.push({ reject, refused });
    return true;
  }

  private take(claim: Claim, line: number): void {
    const at = this.claims.push(claim);
    this.claims.file[at] = this.file;
    this.claims.line[at] = line;
  }

  takePlain(bytes: Uint8Array, start: number, delimiter: number, line: number): number {
    const { row, claims } = this;
    const next = row.read(bytes, start, delimiter);
    if (next === NOT_PLAIN) return NEEDS_SPLITTING;
    const { numbers, starts, ends } = row;
    const reverses = ends[At.reverses] > 0;
    // Only a row that names what it takes back may be negative without further question.
    if (row.hasNegative && !reverses) return NEEDS_SPLITTING;
    const total = numbers[At.total_amount];
    const eligible = numbers[At.eligible_amount];
    if (Math.abs(eligible) > Math.abs(total)) return NEEDS_SPLITTING;
    // Without a bill the row may only correct what was paid.
    if (total === 0 && (numbers[At.assistance_paid] !== 0 || numbers[At.charity_paid] !== 0))
      return NEEDS_SPLITTING;
    const admittedOn = numbers[At.admitted_on];
    const dischargedOn = numbers[At.discharged_on];
    const settledOn = numbers[At.settled_at];
    if (dischargedOn !== NO_DAY && (admittedOn > dischargedOn || dischargedOn > settledOn))
      return NEEDS_SPLITTING;

    const at = claims.add();
    claims.claimId[at] = claims.claimIds.append(bytes, starts[At.claim_id], ends[At.claim_id]);
    claims.person[at] = claims.personIds.intern(bytes, starts[At.person_id], ends[At.person_id]);
    claims.institution[at] = claims.institutions.intern(
      bytes,
      starts[At.institution_id],
      ends[At.institution_id],
    );
    claims.service[at] = numbers[At.service_type];
    claims.place[at] = numbers[At.place];
    claims.referral[at] = numbers[At.referral];
    claims.program[at] = numbers[At.program];
    claims.exclusion[at] = numbers[At.exclusion];
    claims.channel[at] = numbers[At.channel];
    claims.designated[at] = numbers[At.designated];
    claims.admittedOn[at] = admittedOn;
    claims.dischargedOn[at] = dischargedOn;
    claims.settledOn[at] = settledOn;
    claims.settledSecond[at] = row.second;
    claims.filedOn[at] = numbers[At.filed_on];
    claims.total[at] = total;
    claims.eligible[at] = eligible;
    claims.insurancePaid[at] =
      numbers[At.basic_paid] + numbers[At.catastrophic_paid] + numbers[At.supplementary_paid];
    claims.otherPaid[at] = numbers[At.other_paid];
    claims.assistancePaid[at] = numbers[At.assistance_paid];
    claims.charityPaid[at] = numbers[At.charity_paid];
    claims.reverses[at] = reverses
      ? claims.reversedIds.intern(bytes, starts[At.reverses], ends[At.reverses])
      : REVERSES_NOTHING;
    claims.refund[at] = numbers[At.refund_flag] === 1 ? REFUND_FLAGGED : 0;
    claims.file[at] = this.file;
    claims.line[at] = line;
    row.countUnknownCells(bytes, this.report.unknownCells);
    return next;
  }
}
