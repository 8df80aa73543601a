import { NEEDS_SPLITTING } from '../columnar/record-sink.js';
import { NO_DAY } from '../domain/calendar.js';
import { type Claim, REFUND_FLAGGED, REVERSES_NOTHING } from '../domain/claim.js';
import type { Reject } from '../domain/reject.js';
import type { ClaimTable } from '../tables/claim-table.js';
import { CLAIM_TABLE, type ClaimColumn } from '../tables/index.js';
import { NOT_PLAIN } from '../tables/plain-scanner.js';
import { AMOUNTS, readClaim, readDoubtful } from './claim-rows.js';
import type { Layout } from './layout.js';
import { columnNumbers, PlainRow } from './plain-row.js';
import { readRefused } from './refused-row.js';
import type { Report } from './report.js';
import type { RowFault } from './row.js';
import { RowSink } from './row-sink.js';

const At = columnNumbers(CLAIM_TABLE);

/**
 * Takes the records of one file into the claim table. It shares nothing but the table with anything
 * else: with a RecordSplitter it reads any range of complete records of a file whose layout is known.
 */
export class ClaimSink extends RowSink<ClaimColumn> {
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
    claims.careLocation[at] = numbers[At.place];
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
