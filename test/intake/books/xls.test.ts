import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readXls } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { NO_RULES } from '../../../src/domain/reading-rules.js';
import { openTables } from '../../../src/intake/books/open-tables.js';
import { readClaims } from '../../../src/intake/claims.js';

const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));

async function linesOf(file: string): Promise<string[]> {
  const [source] = await openTables(file, 'claims', { rules: NO_RULES });
  const buffer = Buffer.alloc(1 << 16);
  const count = await source.pass((stream) => stream.read(buffer));
  await source.close();
  return buffer.toString('utf8', 0, count).split('\n');
}

/**
 * book.xls was written by xlwt, with a sheet of notes, a sheet 明细 whose third row is empty, and a hidden sheet;
 * book-1904.xls is the same with the epoch of 1904. Both have the moments 2023-01-05 10:20:30 and 2023-12-31.
 */
const LINES = [
  'claim_id,person_id,service_type,settled_at,total_amount,eligible_amount,basic_paid,institution_id,note',
  'C1,330302195001010018,inpatient,2023-01-05 10:20:30,1000,900.5,400.07,00123,"甲，""乙"" 丙, 丁"',
  '',
  // The number of 18 digits has lost its last ones: 330302190001011234 is nearest to 330302190001011264.
  'C2,3.3030219000101126E+17,inpatient,2023-12-31,2100.28,2000,0,,TRUE',
  '',
];

describe('a workbook of the old format', () => {
  it.each(['book.xls', 'book-1904.xls'])('%s is read as its sheet of claims', async (name) => {
    expect(await linesOf(path(name))).toEqual(LINES);
  });

  it('has its damaged id rejected under sheet and row', async () => {
    const { claims, rejects } = await readClaims([path('book.xls')]);
    expect(claims.count).toBe(1);
    expect(rejects).toMatchObject([
      { file: `${path('book.xls')}#明细`, line: 4, column: 'person_id', code: 'DAMAGED_ID' },
    ]);
  });

  it('has the same cells for another library', async () => {
    const { sheets } = await readXls(readFileSync(path('book.xls')));
    const rows = sheets.find(({ name }) => name === '明细')?.rows ?? [];
    expect(rows[1]).toEqual([
      'C1',
      '330302195001010018',
      'inpatient',
      new Date(Date.UTC(2023, 0, 5, 10, 20, 30)),
      1000,
      900.5,
      400.07,
      123,
      '甲，"乙"\n丙, 丁',
    ]);
    expect(rows[3]?.slice(3)).toEqual([new Date(Date.UTC(2023, 11, 31)), 2100.28, 2000, 0, null, true]);
  });
});
