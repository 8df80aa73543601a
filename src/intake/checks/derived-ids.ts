import { createHash } from 'node:crypto';
import { formatDay, NO_TIME } from '../../domain/calendar.js';
import { formatYuan } from '../../domain/money.js';
import type { ClaimTable } from '../../tables/claim-table.js';
import type { ClaimColumn } from '../../tables/index.js';
import { MAX_ID_LENGTH } from '../../tables/values.js';
import { positionOf } from '../header/layout.js';
import type { FileRead } from '../records/table-reader.js';
import { textsOf } from './duplicate-claims.js';
import { repeatedIds } from './repeated-ids.js';

/** The length of an id without its running number, which needs up to 8 characters. */
const LONGEST_BASE = MAX_ID_LENGTH - 8;
/** The number of hexadecimal digits that replace a text that is too long. */
const SHORTENED = 12;

/**
 * Makes a claim_id for the claims of files that have none, from person, settlement time, institution and total, and a
 * running number among claims with the same of these. The number follows the text of the rows, so that the order of rows
 * and files does not matter. Rows with exactly the same text are interchangeable.
 */
export async function deriveClaimIds(
  claims: ClaimTable,
  files: readonly FileRead<ClaimColumn>[],
): Promise<void> {
  const lacksId = files.map(({ layout }) => positionOf(layout, 'claim_id') < 0);
  if (!lacksId.includes(true)) return;
  const isDerived = (claim: number): boolean => lacksId[claims.file[claim] as number] === true;
  for (let claim = 0; claim < claims.count; claim++) {
    if (!isDerived(claim)) continue;
    claims.claimId[claim] = claims.claimIds.appendText(baseOf(claims, claim));
    noteDerived(claims, claim, files);
  }
  const numbers = await runningNumbers(claims, files, isDerived);
  for (let claim = 0; claim < claims.count; claim++) {
    if (!isDerived(claim)) continue;
    const base = claims.claimIds.text(claims.claimId[claim] as number);
    claims.claimId[claim] = claims.claimIds.appendText(`${base}-${numbers.get(claim) ?? 1}`);
  }
}

/** The running number, from 1, of each claim that shares its id with others. */
async function runningNumbers(
  claims: ClaimTable,
  files: readonly FileRead<ClaimColumn>[],
  isDerived: (claim: number) => boolean,
): Promise<ReadonlyMap<number, number>> {
  const groups = repeatedIds(claims).map((group) => group.filter(isDerived));
  const indexes = groups.flat().sort((a, b) => a - b);
  const texts = await textsOf(claims, indexes, files);
  const textOf = (claim: number): string => texts.get(claim) ?? '';
  const numbers = new Map<number, number>();
  for (const group of groups) {
    group.sort((a, b) => (textOf(a) < textOf(b) ? -1 : textOf(a) > textOf(b) ? 1 : a - b));
    group.forEach((claim, index) => {
      numbers.set(claim, index + 1);
    });
  }
  return numbers;
}

function baseOf(claims: ClaimTable, claim: number): string {
  const person = claims.personIds.text(claims.person[claim] as number);
  const institution = claims.institutions.text(claims.institution[claim] as number);
  const baseWith = (institutionText: string): string =>
    [person, momentOf(claims, claim), institutionText, formatYuan(claims.total[claim] as number)]
      .filter((text) => text !== '')
      .join('-');
  const base = baseWith(institution);
  if (base.length <= LONGEST_BASE) return base;
  const shorter = baseWith(shortened(institution));
  return shorter.length <= LONGEST_BASE ? shorter : shortened(base);
}

function shortened(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, SHORTENED);
}

function momentOf(claims: ClaimTable, claim: number): string {
  const day = formatDay(claims.settledOn[claim] as number).replaceAll('-', '');
  const second = claims.settledSecond[claim] as number;
  if (second === NO_TIME) return day;
  const clock = [second / 3600, (second / 60) % 60, second % 60];
  return day + clock.map((value) => String(Math.floor(value)).padStart(2, '0')).join('');
}

/** Remarks on a file that its ids are derived, so that repeated rows look like separate claims. */
function noteDerived(claims: ClaimTable, claim: number, files: readonly FileRead<ClaimColumn>[]): void {
  const { remarks } = (files[claims.file[claim] as number] as FileRead<ClaimColumn>).report;
  const { count, line } = remarks.get('DERIVED_CLAIM_ID') ?? { count: 0, line: claims.line[claim] as number };
  remarks.set('DERIVED_CLAIM_ID', { count: count + 1, line, value: '' });
}
