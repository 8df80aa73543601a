import { type Day, parseDay } from '../../src/domain/calendar.js';
import { type Claim, REFUND_FLAGGED, REFUND_REFUSED, REVERSES_UNNAMED } from '../../src/domain/claim.js';
import type { Fen } from '../../src/domain/money.js';
import type { Recipient } from '../../src/domain/recipient.js';
import { ClaimTable } from '../../src/tables/claim-table.js';
import { RosterTable } from '../../src/tables/roster-table.js';

/** A row as it would stand in claims.csv or roster.csv: canonical column → text; a column left out is blank. */
export type Row = Readonly<Record<string, string>>;

/** The day of a date that a test writes out. */
export function day(text: string): Day {
  const found = parseDay(text);
  if (found === undefined) throw new Error(`no such date: ${text}`);
  return found;
}

/** Yuan with at most two decimals as fen, digit by digit. */
export function fen(text: string): Fen {
  const match = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(text);
  if (match === null) throw new Error(`no such amount: ${text}`);
  const amount = Number(`${match[2]}${(match[3] ?? '').padEnd(2, '0')}`);
  return match[1] === '-' && amount !== 0 ? -amount : amount;
}

/**
 * A claim table of rows written as text. `unnamed_refund` = Y, which is no column of the file, marks a refund
 * whose export names no original; `refund_refused` = Y a claim of which the reader has rejected a refund.
 */
export function claimTable(rows: readonly Row[]): ClaimTable {
  const claims = new ClaimTable();
  for (const row of rows) {
    const at = claims.push(claimOf(row));
    if (row.unnamed_refund === 'Y') claims.reverses[at] = REVERSES_UNNAMED;
  }
  return claims;
}

/**
 * A roster table of rows written as text, sharing the person ids of the claims. `rejected` = Y, which is no column of
 * the file, marks a row that the reader has rejected.
 */
export function rosterTable(rows: readonly Row[], claims: ClaimTable): RosterTable {
  const roster = new RosterTable(claims.personIds);
  rows.forEach((row, at) => {
    if (row.rejected === 'Y') roster.noteRejected(roster.personIds.internText(row.person_id ?? ''), at + 2);
    else roster.push(recipientOf(row));
  });
  return roster;
}

function claimOf(row: Row): Claim {
  const [settledOn, time] = (row.settled_at ?? '').split(' ');
  return given<Claim>({
    claimId: row.claim_id,
    personId: row.person_id,
    service: row.service_type,
    admittedOn: optional(row.admitted_on, day),
    dischargedOn: optional(row.discharged_on, day),
    settledOn: day(settledOn as string),
    settledSecond: optional(time, secondsOf),
    institutionId: optional(row.institution_id),
    designated: row.designated !== 'N',
    careLocation: optional(row.place),
    referral: optional(row.referral),
    program: optional(row.program),
    exclusion: optional(row.exclusion),
    channel: optional(row.channel),
    filedOn: optional(row.filed_on, day),
    total: fen(row.total_amount as string),
    eligible: fen(row.eligible_amount as string),
    insurancePaid: amount(row.basic_paid) + amount(row.catastrophic_paid) + amount(row.supplementary_paid),
    otherPaid: amount(row.other_paid),
    assistancePaid: amount(row.assistance_paid),
    charityPaid: amount(row.charity_paid),
    reverses: optional(row.reverses),
    refund:
      (row.refund_flag === 'Y' ? REFUND_FLAGGED : 0) | (row.refund_refused === 'Y' ? REFUND_REFUSED : 0),
  });
}

function recipientOf(row: Row): Recipient {
  return given<Recipient>({
    personId: row.person_id,
    householdId: optional(row.household_id),
    name: optional(row.name),
    identity: row.identity,
    recognizedOn: day(row.recognized_on as string),
    validFrom: optional(row.valid_from, day),
    validTo: optional(row.valid_to, day),
    area: optional(row.area),
    localResident: row.local_resident !== 'N',
    insurance: optional(row.insurance),
    householdCapacity: optional(row.household_capacity, fen),
    enhancedRatio: optional(row.enhanced_ratio, millionths),
    atRiskFrom: optional(row.at_risk_from, day),
  });
}

function amount(text: string | undefined): Fen {
  return optional(text, fen) ?? 0;
}

function secondsOf(time: string): number {
  const [hours, minutes, seconds] = time.split(':').map(Number) as [number, number, number];
  return hours * 3600 + minutes * 60 + seconds;
}

function millionths(ratio: string): number {
  const [whole, decimals = ''] = ratio.split('.') as [string, string?];
  return Number(whole) * 1_000_000 + Number(decimals.padEnd(6, '0'));
}

/** The text of a cell, read where there is a way to read it; undefined where the cell is blank. */
function optional(text: string | undefined): string | undefined;
function optional<T>(text: string | undefined, read: (text: string) => T): T | undefined;
function optional<T>(text: string | undefined, read?: (text: string) => T): T | string | undefined {
  if (text === undefined || text === '') return undefined;
  return read === undefined ? text : read(text);
}

/** The object without the fields that no cell fills. */
function given<T>(fields: Record<string, unknown>): T {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;
}
