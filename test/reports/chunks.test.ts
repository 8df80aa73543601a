import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { afterAll, describe, expect, it } from 'vitest';
import { type CsvTable, csvOutput } from '../../src/reports/csv-table.js';
import type { OutputEncoding } from '../../src/reports/encoding.js';
import { OutputFile } from '../../src/reports/output-file.js';

const folder = mkdtempSync(join(tmpdir(), 'relief-chunks-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ROWS = 400_000;

/** A table of about 6 MB, which are six chunks; no row is like another. */
const table: CsvTable<undefined> = {
  name: 'table.csv',
  columns: ['claim_id', 'name'],
  rows: () => ({
    count: ROWS,
    write: (csv, from, to) => {
      for (let item = from; item < to; item++) {
        csv.whole(item);
        csv.text('医疗');
        csv.endRow();
      }
    },
  }),
};

describe('a table of several chunks', () => {
  // The memory of a chunk is written again while later chunks are on their way to the disk.
  it.each<OutputEncoding>(['utf8', 'utf8-bom', 'gb18030'])('is whole on the disk in %s', async (encoding) => {
    const path = join(folder, encoding);
    const file = await OutputFile.create(path, table.name, encoding, { file: 0o600, directory: 0o700 });
    const rows = await csvOutput(table).writer(undefined, {})?.(file);
    const written = await file.close(rows);
    const bytes = readFileSync(path);
    const expected = Array.from({ length: ROWS }, (_, item) => `${item},医疗\n`).join('');
    expect(iconv.decode(bytes, encoding === 'gb18030' ? 'gb18030' : 'utf8')).toBe(
      `claim_id,name\n${expected}`,
    );
    expect(written).toMatchObject({ rows: ROWS, bytes: bytes.length });
  });
});
