import { rowText } from '../../columnar/csv-splitter.js';
import { IS_DOUBTFUL } from '../../domain/claim.js';
import type { ClaimTable } from '../../tables/claim-table.js';
import type { ClaimColumn } from '../../tables/index.js';
import { rowTexts } from '../records/records.js';
import type { FileRead } from '../records/table-reader.js';
import type { DoubtfulRow } from '../report/report.js';
import { rejectOf } from '../rows/row-sink.js';
import { repeatedIds } from './repeated-ids.js';
import { isRefundRow, isRepeat, makePair, secondOf } from './same-number.js';
import { refuseWrongGrain } from './wrong-grain.js';

/**
 * Decides which rows with the same claim_id stay. Two of them may be a claim and its refund: both stay. Of all others
 * only the first in replay order stays: the one with the earliest settlement and, among equals, the smallest text, so
 * that the order of rows and files does not matter. The others are removed from the table and rejected, and so are
 * doubtful rows that belong to no pair.
 * Errors: WRONG_GRAIN.
 */
export async function settleSharedIds(
  claims: ClaimTable,
  files: readonly FileRead<ClaimColumn>[],
): Promise<void> {
  const repeated = repeatedIds(claims);
  await refuseWrongGrain(claims, repeated, files);
  const groups = repeated.filter((group) => group.length !== 2 || !makePair(claims, group));
  const refused = refuseDoubtful(claims, files);
  const isLeft = (claimIndex: number): boolean => (claims.refund[claimIndex] & IS_DOUBTFUL) === 0;
  const dropped = await dropRepeated(
    claims,
    files,
    groups.map((group) => group.filter(isLeft)),
  );
  const removed = [...refused, ...dropped].sort((a, b) => a - b);
  if (removed.length === 0) return;
  for (const { report } of files) report.rejects.sort((a, b) => a.line - b.line);
  claims.remove(removed);
}

/** Rejects all claims of each group but the first. Returns their claim indexes. */
async function dropRepeated(
  claims: ClaimTable,
  files: readonly FileRead<ClaimColumn>[],
  groups: readonly (readonly number[])[],
): Promise<number[]> {
  const claimIndexes = groups.flatMap((group) => (group.length > 1 ? group : [])).sort((a, b) => a - b);
  const texts = await textsOf(claims, claimIndexes, files);
  const earlier = (a: number, b: number): number => (comesBefore(claims, texts, b, a) ? b : a);
  const dropped: number[] = [];
  for (const group of groups) {
    if (group.length < 2) continue;
    const first = group.reduce(earlier);
    for (const claimIndex of group) {
      if (claimIndex === first) continue;
      dropped.push(claimIndex);
      const file = files[claims.file[claimIndex]];
      const id = claims.claimIds.text(claims.claimId[claimIndex]);
      const text = texts.get(claimIndex) ?? '';
      const reject = rejectOf(file, 'DUPLICATE_CLAIM_ID', 'claim_id', claims.line[claimIndex], id, text);
      const used = { file: files[claims.file[first]].source.path, line: claims.line[first] };
      file.report.rejects.push({ ...reject, cause: 'DUPLICATE_CLAIM_ID.first', first: used });
      if (isRepeat(claims, claimIndex, first)) continue;
      const named = claims.reverses[claimIndex];
      const reverses = named > 0 ? claims.reversedIds.text(named) : '';
      file.report.refused.push({ claimId: id, reverses, isRefund: isRefundRow(claims, claimIndex) });
    }
  }
  return dropped;
}

/** Rejects the doubtful rows that belong to no pair. Returns their claim indexes. */
function refuseDoubtful(claims: ClaimTable, files: readonly FileRead<ClaimColumn>[]): number[] {
  const byLine = files.map(({ report }) => new Map(report.doubtful.map((row) => [row.reject.line, row])));
  if (byLine.every((rows) => rows.size === 0)) return [];
  const claimIndexes: number[] = [];
  for (let claimIndex = 0; claimIndex < claims.count; claimIndex++) {
    if ((claims.refund[claimIndex] & IS_DOUBTFUL) === 0) continue;
    const { report } = files[claims.file[claimIndex]];
    const { reject, refused } = byLine[claims.file[claimIndex]].get(claims.line[claimIndex]) as DoubtfulRow;
    report.rejects.push(reject);
    if (refused !== undefined) report.refused.push(refused);
    claimIndexes.push(claimIndex);
  }
  return claimIndexes;
}

/** The texts of the rows of some claims, by claim index. The indexes are in rising order. */
export async function textsOf(
  claims: ClaimTable,
  claimIndexes: readonly number[],
  files: readonly FileRead<ClaimColumn>[],
): Promise<Map<number, string>> {
  const texts = new Map<number, string>();
  // The table has the claims in the order of files and lines, so the claims of one file follow each other.
  for (let next = 0; next < claimIndexes.length; ) {
    const first = next;
    const number = claims.file[claimIndexes[first]];
    while (next < claimIndexes.length && claims.file[claimIndexes[next]] === number) next++;
    const ofFile = claimIndexes.slice(first, next);
    const lines = ofFile.map((claimIndex) => claims.line[claimIndex]);
    const rows = await rowTexts(files[number], lines, rowText);
    for (let i = 0; i < ofFile.length; i++) texts.set(ofFile[i], rows[i]);
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
