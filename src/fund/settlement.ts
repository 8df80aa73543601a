import { type Day, dateOf } from '../domain/calendar.js';
import { CHANNELS, type Channel } from '../domain/claim.js';
import { FUNDS, type Fund } from '../domain/fund-entry.js';
import type { Fen } from '../domain/money.js';
import { Counters } from '../engine/counters.js';
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
    const owed = new Owed();
    forEachPaidClaim(adjudication, fund, 'one_stop', (claim, payable) => {
      owed.add(claims.institution[claim] as number, monthNumber(claims.settledOn[claim] as Day), payable);
    });
    return owed
      .list()
      .map(({ owner, period, count, payable }) => ({
        fund,
        institutionId: claims.institutions.text(owner),
        month: monthText(period),
        claims: count,
        payable,
      }))
      .sort((a, b) => compareTexts(a.institutionId, b.institutionId) || compareTexts(a.month, b.month));
  });
}

/**
 * What each fund owes each person for manual claims: by fund and person_id in code-unit order. The name is that
 * of the roster row taken by the latest of these decisions.
 */
export function personSettlements(adjudication: Adjudication): PersonSettlement[] {
  const { claims, roster } = adjudication;
  return FUNDS.flatMap((fund) => {
    const owed = new Owed();
    // The replay goes forward in time, so that the last name noted is the latest.
    const latestName = new Int32Array(claims.personIds.size);
    forEachPaidClaim(adjudication, fund, 'manual', (claim, payable, row) => {
      const person = claims.person[claim] as number;
      owed.add(person, 0, payable);
      latestName[person] = roster.name[row] as number;
    });
    return owed
      .list()
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
  const ofFund = decisions.filter((_, place) => policies[place]?.fund === fund);
  if (ofFund.length === 0) return;
  const wanted = CHANNELS.indexOf(channel);
  for (const claim of order) {
    if (claims.channel[claim] !== wanted) continue;
    let payable = 0;
    let row = -1;
    for (const table of ofFund) {
      const part = table.payable[claim] as Fen;
      if (part === 0) continue;
      payable += part;
      row = table.row[claim] as number;
    }
    if (payable > 0) visit(claim, payable, row);
  }
}

/** Claims and amounts per owner and period. */
class Owed {
  private readonly amounts = new Counters();
  private readonly counts = new Counters();

  add(owner: number, period: number, payable: Fen): void {
    this.amounts.add(owner, period, payable);
    this.counts.add(owner, period, 1);
  }

  list(): { owner: number; period: number; count: number; payable: Fen }[] {
    // Both counters saw the same keys in the same order, so their places agree.
    return Array.from({ length: this.amounts.size }, (_, at) => ({
      owner: this.amounts.owners[at] as number,
      period: this.amounts.periods[at] as number,
      count: this.counts.amounts[at] as number,
      payable: this.amounts.amounts[at] as Fen,
    }));
  }
}

/** Months are counted from year 0, as whole numbers that a counter can hold. */
function monthNumber(day: Day): number {
  const { year, month } = dateOf(day);
  return year * 12 + month - 1;
}

/** YYYY-MM. */
function monthText(number: number): string {
  const month = (number % 12) + 1;
  return `${Math.floor(number / 12)}-${month < 10 ? '0' : ''}${month}`;
}
