import { type Day, parseDay } from '../../src/domain/calendar.js';
import { REFUND_REFUSED, REVERSES_UNNAMED } from '../../src/domain/claim.js';
import type { Fen } from '../../src/domain/money.js';
import { type Claim, ClaimTable } from '../../src/tables/claim-table.js';
import { type KeptColumn, keptColumns } from '../../src/tables/fields.js';
import { CLAIM_COLUMNS, type Column, ROSTER_COLUMNS } from '../../src/tables/index.js';
import { type Recipient, RosterTable } from '../../src/tables/roster-table.js';

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
    const at = claims.push(rowOf(CLAIM_COLUMNS, row) as Claim);
    if (row.unnamed_refund === 'Y') claims.reverses[at] = REVERSES_UNNAMED;
    if (row.refund_refused === 'Y') claims.refund[at] |= REFUND_REFUSED;
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
    else roster.push(rowOf(ROSTER_COLUMNS, row) as Recipient);
  });
  return roster;
}

/** The row as an object, without the fields whose cells are blank. */
function rowOf(columns: readonly Column[], row: Row): object {
  const filled = keptColumns(columns).filter(({ name }) => (row[name] ?? '') !== '');
  return Object.fromEntries(filled.flatMap((column) => fieldsOf(column, row[column.name] as string)));
}

function fieldsOf({ kind, field, second }: KeptColumn, text: string): [string, unknown][] {
  const [date, time] = text.split(' ') as [string, string?];
  switch (kind) {
    case 'day':
      return [[field, day(text)]];
    case 'moment':
      return [
        [field, day(date)],
        ...(time === undefined ? [] : [[second, secondsOf(time)] as [string, number]]),
      ];
    case 'amount':
      return [[field, fen(text)]];
    case 'ratio':
      return [[field, millionths(text)]];
    default:
      return [[field, text]];
  }
}

function secondsOf(time: string): number {
  const [hours, minutes, seconds] = time.split(':').map(Number) as [number, number, number];
  return hours * 3600 + minutes * 60 + seconds;
}

function millionths(ratio: string): number {
  const [whole, decimals = ''] = ratio.split('.') as [string, string?];
  return Number(whole) * 1_000_000 + Number(decimals.padEnd(6, '0'));
}
