import { describe, expect, it } from 'vitest';
import { MAX_RECORD_BYTES } from '../../src/columnar/csv-splitter.js';
import { rejectKey } from '../../src/reports/rejects.js';
import { CLAIM_ROW, readRows } from './files.js';

describe('a row that is too long to be read', () => {
  it('is rejected as that, not for a cell that nobody can see', async () => {
    const { claims, rejects } = await readRows([CLAIM_ROW, `C2,${'x'.repeat(MAX_RECORD_BYTES)}`]);
    expect(claims.count).toBe(1);
    expect(rejects).toMatchObject([{ line: 3, column: '', code: 'BAD_VALUE', cause: 'BAD_VALUE.too_long' }]);
    expect(rejects.map(rejectKey)).toEqual(['reject.BAD_VALUE.too_long']);
  });

  it('is told from a row with a stray quote', async () => {
    const { rejects } = await readRows([CLAIM_ROW, `C2,"x"y`]);
    expect(rejects).toMatchObject([{ line: 3, code: 'BAD_VALUE', column: 'person_id' }]);
    expect(rejects.map(rejectKey)).toEqual(['reject.BAD_VALUE']);
  });
});
