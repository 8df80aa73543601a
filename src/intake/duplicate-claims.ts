import { NO_TIME } from '../domain/calendar.js';
import type { ClaimTable } from '../domain/claim.js';
import type { ClaimColumn } from './columns.js';
import { rowText } from './csv.js';
import { type FileRead, rowTexts } from './records.js';
import { repeatedIds } from './repeated-ids.js';
import { rejectOf } from './taker.js';

/**
 * Of several claims with one claim_id the first in replay order counts, whatever the order of rows and
 * files: the earliest settlement, between equals the smallest text of the row. The others are taken out
 * of the table and rejected. The texts are read again for this, so that nobody has to hold all of them.
 */
export async function dropDuplicateClaims(
  claims: ClaimTable,
  files: readonly FileRead<ClaimColumn>[],
): Promise<void> {
  const groups = repeatedIds(claims);
  if (groups.length === 0) return;
  const places = groups.flat().sort((a, b) => a - b);
  const texts = await textsOf(claims, places, files);

  const earlier = (a: number, b: number): number => (comesBefore(claims, texts, b, a) ? b : a);
  const firsts = new Set(groups.map((group) => group.reduce(earlier)));
  const dropped = places.filter((place) => !firsts.has(place));
  for (const place of dropped) {
    const file = files[claims.file[place]];
    const id = claims.claimIds.text(claims.claimId[place]);
    const text = texts.get(place) ?? '';
    file.report.rejects.push(rejectOf(file, 'DUPLICATE_CLAIM_ID', 'claim_id', claims.line[place], id, text));
  }
  for (const { report } of files) report.rejects.sort((a, b) => a.line - b.line);
  claims.remove(dropped);
}

/** The text of the row of each place. */
export async function textsOf(
  claims: ClaimTable,
  places: readonly number[],
  files: readonly FileRead<ClaimColumn>[],
): Promise<Map<number, string>> {
  const texts = new Map<number, string>();
  // The table holds the claims file by file and line by line, and so do the places.
  for (let next = 0; next < places.length; ) {
    const first = next;
    const number = claims.file[places[first]];
    while (next < places.length && claims.file[places[next]] === number) next++;
    const ofFile = places.slice(first, next);
    const lines = ofFile.map((place) => claims.line[place]);
    const rows = await rowTexts(files[number], lines, rowText);
    for (let at = 0; at < ofFile.length; at++) texts.set(ofFile[at], rows[at]);
  }
  return texts;
}

function comesBefore(claims: ClaimTable, texts: ReadonlyMap<number, string>, a: number, b: number): boolean {
  const days = claims.settledOn[a] - claims.settledOn[b];
  if (days !== 0) return days < 0;
  const seconds = secondOf(claims, a) - secondOf(claims, b);
  if (seconds !== 0) return seconds < 0;
  return (texts.get(a) ?? '') < (texts.get(b) ?? '');
}

function secondOf(claims: ClaimTable, place: number): number {
  const second = claims.settledSecond[place] as number;
  return second === NO_TIME ? 0 : second;
}
