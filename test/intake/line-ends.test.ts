import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

import { fileWith, readClaims } from './files.js';

const SAMPLE = readFileSync('samples/dongyang-2020/claims.csv', 'utf8');

async function idsOf(content: string): Promise<string[]> {
  const { claims, rejects } = await readClaims([fileWith(content)]);
  expect(rejects).toEqual([]);
  return Array.from({ length: claims.count }, (_, claim) =>
    claims.claimIds.text(claims.claimId[claim] as number),
  );
}

it.each([
  ['a carriage return alone, as Excel writes “CSV (Macintosh)”', '\r'],
  ['a carriage return and a line feed', '\r\n'],
])('lines may end with %s', async (_, lineEnd) => {
  const ids = await idsOf(SAMPLE);
  expect(ids.length).toBeGreaterThan(50);
  expect(await idsOf(SAMPLE.replaceAll('\n', lineEnd))).toEqual(ids);
});

it('a row that a carriage return runs into the next one is no row: it is rejected, not lost', async () => {
  const [header, first, second, ...rest] = SAMPLE.trimEnd().split('\n');
  const content = [header, `${first}\r${second}`, ...rest, ''].join('\n');
  const { claims, rejects } = await readClaims([fileWith(content)]);
  expect(rejects).toMatchObject([{ line: 2, code: 'TOO_MANY_CELLS' }]);
  expect(claims.count).toBe(rest.length);
});
