import { createHash } from 'node:crypto';
import { appendFileSync, mkdirSync, readdirSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';

import { CLAIM_HEADER, CLAIM_ROW, fileWith, readClaims } from './files.js';

const CONTENT = `${CLAIM_HEADER}\n${CLAIM_ROW}\n`;

describe('an input file', () => {
  it('is known by its bytes and their hash, as it lies there', async () => {
    for (const bytes of [Buffer.from(CONTENT), gzipSync(CONTENT)]) {
      const path = fileWith(bytes);
      expect((await readClaims([path])).files).toEqual([
        {
          path,
          bytes: bytes.length,
          sha256: createHash('sha256').update(bytes).digest('hex'),
          rows: 1,
          rejected: 0,
        },
      ]);
    }
  });

  it('may have members of gzip one after the other', async () => {
    const path = fileWith(
      Buffer.concat([gzipSync(CONTENT), gzipSync(CLAIM_ROW.replace('C1', 'C2'))]),
      'a.csv.gz',
    );
    expect((await readClaims([path])).claims.count).toBe(2);
  });

  it('tells how far it has been read', async () => {
    const seen: number[][] = [];
    const paths = [fileWith(CONTENT), fileWith(CONTENT.replace('C1', 'C2'))];
    await readClaims(paths, { onProgress: (rows, share) => seen.push([rows, share]) });
    // Two files of one row each.
    expect(seen).toEqual([
      [1, 0.5],
      [2, 1],
    ]);
  });

  it.each([
    ['NO_SUCH_FILE', () => '/no/such/file.csv'],
    ['NOT_A_FILE', () => tmpdir()],
    ['EMPTY_FILE', () => fileWith('')],
    ['EMPTY_FILE', () => fileWith('\ufeff')],
    ['EMPTY_FILE', () => fileWith('\n\r\n\n')],
    ['EMPTY_FILE', () => fileWith(gzipSync(''))],
    ['BAD_GZIP', () => fileWith(gzipSync(CONTENT).subarray(0, 60))],
    ['BAD_GZIP', () => fileWith(CONTENT, 'plain.csv.gz')],
    ['BAD_ARCHIVE', () => fileWith('PK\x03\x04whatever')],
    ['HTML_FILE', () => fileWith('<html><table>')],
    ['HTML_FILE', () => fileWith(Buffer.from('\ufeff\n <!DOCTYPE html>', 'utf16le'))],
    ['HTML_FILE', () => fileWith('<?xml version="1.0"?><Workbook>')],
    ['NOT_A_CSV', () => fileWith('[{"claim_id": "C1"}]')],
    ['NOT_A_CSV', () => fileWith('%PDF-1.7')],
    ['NOT_A_CSV', () => fileWith('Settlements of 2023\n1,2,3\n')],
    ['NOT_A_CSV', () => fileWith('claim_id^person_id\n')],
    ['MISSING_COLUMN', () => fileWith('claim_id;person_id\n')],
    ['NOT_A_CSV', () => fileWith('claim_id,"person_id\n1,2\n')],
    ['NOT_A_CSV', () => fileWith('x'.repeat(3 << 20))],
    ['MISSING_COLUMN', () => fileWith('claim_id\n1\n')],
    ['AMBIGUOUS_COLUMNS', () => fileWith(`${CLAIM_HEADER},setl_id\n`)],
  ])('stops the run: %s', async (code, path) => {
    const file = path();
    await expect(readClaims([file])).rejects.toMatchObject({ code, details: { file } });
  });

  it('must not change while it is read', async () => {
    const rows = Array.from({ length: 40_000 }, (_, i) => CLAIM_ROW.replace('C1', `C${i}`)).join('\n');
    const content = `${CLAIM_HEADER}\n${rows.repeat(3)}\n`;
    for (const change of [
      (path: string) => appendFileSync(path, 'x'),
      (path: string) => utimesSync(path, new Date(0), new Date(0)),
    ]) {
      const path = fileWith(content);
      const onProgress = () => change(path);
      await expect(readClaims([path], { onProgress })).rejects.toMatchObject({
        code: 'INPUT_CHANGED',
        details: { file: path },
      });
    }
  });

  it('leaves nothing behind where it came through a pipe, even if the run is killed while it waits', async () => {
    const spools = () => readdirSync(tmpdir()).filter((name) => /^relief-[A-Za-z0-9]{6}$/.test(name));
    const before = new Set(spools());
    const left = () =>
      spools().filter((name) => !before.has(name) && readdirSync(join(tmpdir(), name)).length > 0);
    let whileWaiting: string[] | undefined;
    const slow = async function* () {
      yield CONTENT;
      await new Promise((resolve) => setTimeout(resolve, 50));
      whileWaiting = left();
      yield CLAIM_ROW.replace('C1', 'C2');
    };
    expect((await readClaims(['-'], { stdin: Readable.from(slow()) })).claims.count).toBe(2);
    expect(whileWaiting).toEqual([]);
    await expect(readClaims(['-'], { stdin: Readable.from(['nonsense']) })).rejects.toMatchObject({
      code: 'NOT_A_CSV',
    });
    expect(left()).toEqual([]);
  });

  it('may have a name with blanks and Chinese characters', async () => {
    const folder = join(dirname(fileWith('')), '结算 2023');
    mkdirSync(folder);
    appendFileSync(join(folder, '一月 份.csv'), CONTENT);
    expect((await readClaims([join(folder, '一月 份.csv')])).claims.count).toBe(1);
  });
});
