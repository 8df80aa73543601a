import { type Day, formatDay, NO_DAY } from '../domain/calendar.js';
import { CHANNELS, type Channel } from '../domain/claim.js';
import { FUNDS, type Fund } from '../domain/fund-entry.js';
import { addFen, type Fen } from '../domain/money.js';
import type { Adjudication } from '../engine/replay.js';
import type { InstitutionSettlement, PersonSettlement } from './ledger.js';
import { compareTexts } from './postings.js';

/**
 * What each fund owes each institution for the one-stop claims settled in a month: by fund, institution and
 * month in code-unit order. A claim that two policies of a fund pay counts once.
 */
export function institutionSettlements(adjudication: Adjudication): InstitutionSettlement[] {
  const { claims } = adjudication;
  return FUNDS.flatMap((fund) => {
    const due = new AmountsDue(claims.institutions.size);
    const settlements: InstitutionSettlement[] = [];
    let month = '';
    const closeMonth = (): void => {
      for (const { owner, count, payable } of due.take()) {
        const institutionId = claims.institutions.text(owner);
        settlements.push({ fund, institutionId, month, claims: count, payable });
      }
    };
    let day = NO_DAY;
    forEachPaidClaim(adjudication, fund, 'one_stop', (claim, payable) => {
      // The replay goes forward in time, so that a month is complete when the next one begins.
      if (claims.settledOn[claim] !== day) {
        day = claims.settledOn[claim] as Day;
        const next = monthOf(day);
        if (next !== month) closeMonth();
        month = next;
      }
      due.add(claims.institution[claim] as number, payable);
    });
    closeMonth();
    return settlements.sort(
      (a, b) => compareTexts(a.institutionId, b.institutionId) || compareTexts(a.month, b.month),
    );
  });
}

/**
 * What each fund owes each person for manual claims: by fund and person_id in code-unit order. The name is that
 * of the roster row taken by the latest of these decisions.
 */
export function personSettlements(adjudication: Adjudication): PersonSettlement[] {
  const { claims, roster } = adjudication;
  return FUNDS.flatMap((fund) => {
    const due = new AmountsDue(claims.personIds.size);
    // The replay goes forward in time, so that the last name noted is the latest.
    const latestName = new Int32Array(claims.personIds.size);
    forEachPaidClaim(adjudication, fund, 'manual', (claim, payable, row) => {
      const person = claims.person[claim] as number;
      due.add(person, payable);
      latestName[person] = roster.name[row] as number;
    });
    return due
      .take()
      .map(({ owner, count, payable }) => ({
        fund,
        personId: claims.personIds.text(owner),
        name: roster.names.text(latestName[owner] as number),
        claims: count,
        payable,
      }))
      .sort((a, b) => compareTexts(a.personId, b.personId));
  });
}

/**
 * Visits the claims of one channel for which a fund's policies pay anything, in replay order, with what they
 * pay together and the roster row that the last of them took.
 */
function forEachPaidClaim(
  { claims, order, policies, decisions }: Adjudication,
  fund: Fund,
  channel: Channel,
  visit: (claim: number, payable: Fen, row: number) => void,
): void {
  const ofFund = decisions.filter((_, policyIndex) => policies[policyIndex]?.fund === fund);
  const wanted = CHANNELS.indexOf(channel);
  const channels = claims.channel;
  for (let replayPosition = 0; ofFund.length > 0 && replayPosition < order.length; replayPosition++) {
    const claim = order[replayPosition] as number;
    if (channels[claim] !== wanted) continue;
    let payable = 0;
    let row = -1;
    for (const table of ofFund) {
      const amount = table.payable[claim] as Fen;
      if (amount === 0) continue;
      payable += amount;
      row = table.row[claim] as number;
    }
    if (payable > 0) visit(claim, payable, row);
  }
}

/** Claims and amounts per owner, who is a number below `owners`. */
class AmountsDue {
  private readonly counts: Uint32Array;
  private readonly amounts: Float64Array;
  /** The owners that have claims, in the order of their first claim. */
  private listed: number[] = [];

  constructor(owners: number) {
    this.counts = new Uint32Array(owners);
    this.amounts = new Float64Array(owners);
  }

  add(owner: number, payable: Fen): void {
    if (this.counts[owner] === 0) this.listed.push(owner);
    this.counts[owner] = (this.counts[owner] as number) + 1;
    this.amounts[owner] = addFen(this.amounts[owner] as Fen, payable);
  }

  /** Returns what was added up and starts again. */
  take(): { owner: number; count: number; payable: Fen }[] {
    const taken = this.listed.map((owner) => ({
      owner,
      count: this.counts[owner] as number,
      payable: this.amounts[owner] as Fen,
    }));
    for (const owner of this.listed) {
      this.counts[owner] = 0;
      this.amounts[owner] = 0;
    }
    this.listed = [];
    return taken;
  }
}

/** YYYY-MM. */
function monthOf(day: Day): string {
  return formatDay(day).slice(0, 7);
}
