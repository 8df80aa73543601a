import { NEEDS_SPLITTING } from '../../columnar/record-sink.js';
import type { Reject } from '../../domain/reject.js';
import type { Claim, ClaimTable } from '../../tables/claim-table.js';
import { CLAIM_TABLE, type ClaimColumn } from '../../tables/index.js';
import { NOT_PLAIN } from '../../tables/plain-scanner.js';
import type { Layout } from '../header/layout.js';
import type { Report } from '../report/report.js';
import { AMOUNTS, readClaim, readDoubtful } from './claim-rows.js';
import { PlainRow } from './plain-row.js';
import { readRefused } from './refused-row.js';
import type { RowFault } from './row.js';
import { RowSink } from './row-sink.js';

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
    this.row = new PlainRow(layout, CLAIM_TABLE, claims);
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
    const at = claims.add();
    const next = row.read(bytes, start, delimiter, at);
    if (next === NOT_PLAIN || !this.isPlainClaim(at)) {
      claims.count = at;
      return NEEDS_SPLITTING;
    }
    row.keepTexts(bytes, at);
    claims.file[at] = this.file;
    claims.line[at] = line;
    row.countUnknownCells(bytes, this.report.unknownCells);
    return next;
  }

  /** Whether nothing about a row of the table needs a second look. */
  private isPlainClaim(at: number): boolean {
    const { total, eligible, assistancePaid, charityPaid } = this.claims;
    // Only a row that names what it takes back may be negative without further question.
    if (this.row.hasNegative && !this.row.hasText('reverses')) return false;
    if (Math.abs(eligible[at]) > Math.abs(total[at])) return false;
    // Without a bill the row may only correct what was paid.
    return total[at] !== 0 || (assistancePaid[at] === 0 && charityPaid[at] === 0);
  }
}
