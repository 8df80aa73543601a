import { NO_TIME } from '../domain/calendar.js';
import type { ClaimTable } from '../domain/claim.js';
import type { ClaimColumn } from './columns.js';
import { rowText } from './csv.js';
import { type FileRead, rowTexts } from './records.js';
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
  const places = placesOfDuplicates(claims);
  if (places.length === 0) return;
  const texts = await textsOf(claims, places, files);

  const firsts = new Map<number, number>();
  for (let i = 0; i < places.length; i++) {
    const id = claims.claimId[places[i] as number] as number;
    const first = firsts.get(id);
    if (first === undefined || comesBefore(claims, places, texts, i, first)) firsts.set(id, i);
  }
  const dropped = places.filter((place, i) => firsts.get(claims.claimId[place] as number) !== i);
  places.forEach((place, i) => {
    const id = claims.claimId[place] as number;
    if (firsts.get(id) === i) return;
    const file = files[claims.file[place] as number] as FileRead<ClaimColumn>;
    file.report.rejects.push(
      rejectOf(
        file,
        'DUPLICATE_CLAIM_ID',
        'claim_id',
        claims.line[place] as number,
        claims.claimIds.text(id),
        texts[i] as string,
      ),
    );
  });
  for (const { report } of files) report.rejects.sort((a, b) => a.line - b.line);
  claims.remove(dropped);
}

/** Places of all claims that share their claim_id with another, in rising order. */
function placesOfDuplicates(claims: ClaimTable): number[] {
  const seen = new Uint8Array(claims.claimIds.size);
  let isUnique = true;
  for (let place = 0; place < claims.count; place++) {
    const id = claims.claimId[place] as number;
    if (seen[id] !== 0) isUnique = false;
    seen[id] = Math.min((seen[id] as number) + 1, 2);
  }
  const places: number[] = [];
  if (isUnique) return places;
  for (let place = 0; place < claims.count; place++) {
    if (seen[claims.claimId[place] as number] === 2) places.push(place);
  }
  return places;
}

async function textsOf(
  claims: ClaimTable,
  places: readonly number[],
  files: readonly FileRead<ClaimColumn>[],
): Promise<string[]> {
  const texts: string[] = [];
  // The table holds the claims file by file and line by line, and so do the places.
  for (let next = 0; next < places.length; ) {
    const number = claims.file[places[next] as number] as number;
    const lines: number[] = [];
    for (; next < places.length && claims.file[places[next] as number] === number; next++) {
      lines.push(claims.line[places[next] as number] as number);
    }
    for (const text of await rowTexts(files[number] as FileRead<ClaimColumn>, lines, rowText))
      texts.push(text);
  }
  return texts;
}

function comesBefore(
  claims: ClaimTable,
  places: readonly number[],
  texts: readonly string[],
  a: number,
  b: number,
): boolean {
  const placeA = places[a] as number;
  const placeB = places[b] as number;
  const days = (claims.settledOn[placeA] as number) - (claims.settledOn[placeB] as number);
  if (days !== 0) return days < 0;
  const seconds = secondOf(claims, placeA) - secondOf(claims, placeB);
  if (seconds !== 0) return seconds < 0;
  return (texts[a] as string) < (texts[b] as string);
}

function secondOf(claims: ClaimTable, place: number): number {
  const second = claims.settledSecond[place] as number;
  return second === NO_TIME ? 0 : second;
}
