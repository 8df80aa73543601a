import { rmSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { StringInterner } from '../../src/columnar/string-interner.js';
import { ReliefError } from '../../src/domain/errors.js';
import { readFund, readRoster } from '../../src/intake/index.js';
import { CLAIM_HEADER, CLAIM_ROW, fileWith, readClaims } from './files.js';

/** More runs with FUZZ_RUNS=10000. */
const numRuns = Number(process.env.FUZZ_RUNS ?? 300);

const CLAIMS = [
  CLAIM_HEADER,
  CLAIM_ROW,
  'C2,33030219800101001x,住院,2023/5/6 10:20:30,"1,000.00",80.00',
  '"C3","330302198001010011","outpatient","20230506","1.00","1.00"',
  'C1,330302198001010011,inpatient,2023-05-05,100.00,80.00',
  '',
].join('\r\n');
const ROSTER = [
  'person_id,household_id,name,identity,recognized_on,valid_to',
  'P1,H1,张三,dibao,2023-01-01,',
  'P1,H1,"张\n三","低保,特困",2023-01-01,2023-12-31',
  '',
].join('\n');
const FUND =
  'date,fund,area,entry,amount,note\n2023-01-01,assistance,*,opening_balance,100.00,"a\nb"\n2024-01-01,assistance,*,opening_balance,1,\n';

/** Bytes that are likely to do harm: structure, halves of characters, and anything. */
const byte = fc.oneof(
  fc.constantFrom(...Buffer.from('",\n\r\t\0\'/-0X ')),
  fc.constantFrom(0xff, 0xfe, 0xef, 0xbb, 0xbf, 0xd7, 0xa1, 0x81, 0x80, 0xe4, 0xf0),
  fc.integer({ min: 0, max: 255 }),
);
const damage = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    cut: fc.integer({ min: 0, max: 6 }),
    put: fc.array(byte, { maxLength: 4 }),
  }),
  { maxLength: 5 },
);

function damaged(
  bytes: Buffer,
  places: readonly { at: number; cut: number; put: readonly number[] }[],
): Buffer {
  let result = bytes;
  for (const { at, cut, put } of places) {
    const place = Math.floor(at * result.length);
    result = Buffer.concat([result.subarray(0, place), Buffer.from(put), result.subarray(place + cut)]);
  }
  return result;
}

const encode = fc.constantFrom<(text: string) => Buffer>(
  (text) => Buffer.from(text),
  (text) => Buffer.from(`\ufeff${text}`),
  (text) => iconv.encode(text, 'gb18030'),
  (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
);
const pack = fc.constantFrom<(bytes: Buffer) => Buffer>(
  (bytes) => bytes,
  (bytes) => bytes,
  (bytes) => gzipSync(bytes),
);

async function mustBeKnown(work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof ReliefError)) throw error;
  }
}

describe('damaged bytes', () => {
  it('lose no record and crash nothing', async () => {
    await fc.assert(
      fc.asyncProperty(damage, encode, pack, fc.boolean(), async (places, encoded, packed, isPackedFirst) => {
        const paths: string[] = [];
        const file = (text: string) => {
          const bytes = encoded(text);
          const content = isPackedFirst ? damaged(packed(bytes), places) : packed(damaged(bytes, places));
          paths.push(fileWith(content, 'fuzz'));
          return paths.at(-1) as string;
        };
        await mustBeKnown(
          readClaims([file(CLAIMS), file(CLAIMS)]).then(({ claims, rejects, files }) => {
            const rows = files.reduce((sum, { rows }) => sum + rows, 0);
            expect(claims.count + rejects.length).toBe(rows);
            expect(rejects.length).toBe(files.reduce((sum, { rejected }) => sum + rejected, 0));
          }),
        );
        await mustBeKnown(
          readRoster(file(ROSTER), new StringInterner()).then(({ roster, file, rejects }) => {
            const lines = new Set([
              ...roster.line.subarray(0, roster.count),
              ...rejects.map(({ line }) => line),
            ]);
            expect(lines.size).toBe(file.rows);
          }),
        );
        await mustBeKnown(
          readFund(file(FUND)).then(({ entries, rejects, file }) => {
            expect(entries.length + rejects.length).toBe(file.rows);
          }),
        );
        for (const path of paths) rmSync(path);
      }),
      { numRuns },
    );
  }, 3_600_000);
});
