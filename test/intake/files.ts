import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { StringInterner } from '../../src/columnar/string-interner.js';
import { formatDay, formatMoment } from '../../src/domain/calendar.js';
import { IDENTITIES } from '../../src/domain/identities.js';
import { NO_RULES } from '../../src/domain/reading-rules.js';
import {
  type ReadOptions,
  readClaims as readAnyClaims,
  readFund,
  readRoster,
} from '../../src/intake/index.js';
import type { ClaimTable } from '../../src/tables/claim-table.js';
import type { RosterTable } from '../../src/tables/roster-table.js';

const folder = mkdtempSync(join(tmpdir(), 'relief-intake-'));
let count = 0;
afterAll(() => rmSync(folder, { recursive: true, force: true }), 60_000);

/** Writes a file that is gone after the tests, and returns its path. */
export function fileWith(content: string | Uint8Array, name = 'input.csv'): string {
  const path = join(folder, `${++count}-${name}`);
  writeFileSync(path, content);
  return path;
}

export const CLAIM_HEADER = 'claim_id,person_id,service_type,settled_at,total_amount,eligible_amount';
export const CLAIM_ROW = 'C1,330302198001010011,inpatient,2023-05-06,100.00,80.00';

/** Reads claims that need not say what basic insurance paid. */
export async function readClaims(paths: readonly string[], options: ReadOptions = {}) {
  return readAnyClaims(paths, { ...options, rules: { ...NO_RULES, basicPaid: 'absent', ...options.rules } });
}

/** Reads lines of claims, the header first. */
export async function claimsOf(lines: readonly string[], options: ReadOptions = {}) {
  return readClaims([fileWith(`${lines.join('\n')}\n`)], options);
}

/** Reads rows of claims under the shortest header, or another. */
export async function readRows(rows: readonly string[], header = CLAIM_HEADER) {
  return claimsOf([header, ...rows]);
}

export async function rosterOf(lines: readonly string[], options: ReadOptions = {}) {
  return readRoster(fileWith(`${lines.join('\n')}\n`), new StringInterner(), options);
}

export async function fundOf(lines: readonly string[], options: ReadOptions = {}) {
  return readFund(fileWith(`${lines.join('\n')}\n`), options);
}

/** Every claim of a table as a line of text, sorted: what was accepted, whatever its order. */
export function contentOf(claims: ClaimTable): string[] {
  const rows: string[] = [];
  // Behind the claims stand the rows that only correct a payment.
  for (let at = 0; at < claims.count + claims.corrections; at++) {
    const reverses = claims.reverses[at] as number;
    rows.push(
      [
        claims.claimIds.text(claims.claimId[at] as number),
        claims.personIds.text(claims.person[at] as number),
        claims.institutions.text(claims.institution[at] as number),
        claims.service[at],
        claims.careLocation[at],
        claims.referral[at],
        claims.program[at],
        claims.exclusion[at],
        claims.channel[at],
        claims.designated[at],
        claims.admittedOn[at],
        claims.dischargedOn[at],
        formatMoment(claims.settledOn[at] as number, claims.settledSecond[at] as number),
        claims.filedOn[at],
        claims.total[at],
        claims.eligible[at],
        claims.insurancePaid(at),
        claims.otherPaid[at],
        claims.assistancePaid[at],
        claims.charityPaid[at],
        reverses > 0 ? claims.reversedIds.text(reverses) : reverses,
        ...(at < claims.count && claims.refund[at] === 0 ? [] : [`refund ${claims.refund[at]}`]),
      ].join(';'),
    );
  }
  return rows.sort();
}

/** Every row of a roster as a line of text, sorted. */
export function rosterContentOf(roster: RosterTable): string[] {
  const rows: string[] = [];
  for (let at = 0; at < roster.count; at++) {
    rows.push(
      [
        roster.personIds.text(roster.person[at] as number),
        roster.households.text(roster.household[at] as number),
        roster.names.text(roster.name[at] as number),
        IDENTITIES[roster.identity[at] as number],
        formatDay(roster.recognizedOn[at] as number),
        formatDay(roster.validFrom[at] as number),
        formatDay(roster.validTo[at] as number),
        roster.areas.text(roster.area[at] as number),
        roster.localResident[at],
        roster.insurance[at],
        roster.householdCapacity[at],
        roster.enhancedRatio[at],
        formatDay(roster.atRiskFrom[at] as number),
      ].join(';'),
    );
  }
  return rows.sort();
}
