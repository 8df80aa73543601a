import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TextPool } from '../../src/domain/text-pool.js';
import { CLAIM_TABLE, type Column, ROSTER_TABLE } from '../../src/intake/columns.js';
import { readClaims, readRoster } from '../../src/intake/index.js';
import { contentOf, fileWith, rosterContentOf } from './files.js';

/** Cells of a kind: mostly plain, some in other forms, some wrong. */
function cellsOf(column: Column): fc.Arbitrary<string> {
  const words = (column.words?.written ?? []).map(([spelling]) => spelling);
  const byKind: Record<Column['kind'], readonly string[]> = {
    id: ['C1', 'C2', 'C3', 'H33030200012', 'null', '1E+5', ' x '],
    person: ['330302198001010011', '33030219800101001X', '330302198001010000', 'P1', '330***1'],
    text: ['张三', '李四（女）', 'Ann', ''],
    word: [...words, 'Y', 'N', 'no such word'],
    service: [...words, '2101', '14'],
    identities: [...words, '低保,特困', 'nobody'],
    day: ['2023-05-06', '2023-05-07', '2023-05-08', '2023/5/7', '2023-02-30'],
    moment: ['2023-05-07', '2023-05-07 10:20:30', '2023-05-08', '20230508', '44931'],
    amount: ['0', '0.00', '1', '1.00', '2.50', '100.00', '1,234.50', '-1', '1.001'],
    ratio: ['0.8', '1', '2'],
    area: ['330302', '330305', '洞头区', '3303'],
    account: ['*', '330302'],
  };
  const fromList = fc.constantFrom(...byKind[column.kind]);
  // Keys that hardly ever occur twice: which of two rows counts depends on their text, quotes included.
  const key = fc
    .integer({ min: 1, max: 1e9 })
    .map((number) => String(330302198001010011n + BigInt(number) * 7n));
  const filled =
    column.kind === 'id' || column.kind === 'person'
      ? fc.oneof({ weight: 9, arbitrary: key }, fromList)
      : fromList;
  return fc.oneof(
    { weight: column.required ? 50 : 3, arbitrary: filled },
    { weight: 2, arbitrary: fc.constant('') },
  );
}

/** A file with some of the columns, and the same file with every cell in quotes, which goes the text way. */
function filesOf(columns: readonly Column[]): fc.Arbitrary<{ plain: string; quoted: string }> {
  const optional = columns.filter((column) => !column.required);
  return fc
    .subarray(optional)
    .chain((some) => {
      const used = columns.filter((column) => column.required || some.includes(column));
      const row = fc.tuple(...used.map(cellsOf));
      return fc.array(row, { maxLength: 8 }).map((rows) => [used.map((column) => column.name), ...rows]);
    })
    .map((rows) => ({
      // The thousands separator needs quotes in both.
      plain: rows
        .map((row) => row.map((cell) => (cell.includes(',') ? `"${cell}"` : cell)).join(','))
        .join('\n'),
      quoted: rows.map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\n'),
    }));
}

describe('the plain way and the text way give the same', () => {
  it('claims and rejects', async () => {
    await fc.assert(
      fc.asyncProperty(filesOf(CLAIM_TABLE.columns), async ({ plain, quoted }) => {
        const [a, b] = [await readClaims([fileWith(plain)]), await readClaims([fileWith(quoted)])];
        const reasons = ({ rejects }: typeof a) =>
          rejects.map(({ line, column, code }) => `${line} ${column} ${code}`);
        expect(contentOf(a.claims)).toEqual(contentOf(b.claims));
        expect(reasons(a)).toEqual(reasons(b));
        expect(a.warnings.map(({ file: _, ...rest }) => rest)).toEqual(
          b.warnings.map(({ file: _, ...rest }) => rest),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('roster rows and rejects', async () => {
    await fc.assert(
      fc.asyncProperty(filesOf(ROSTER_TABLE.columns), async ({ plain, quoted }) => {
        const a = await readRoster(fileWith(plain), new TextPool());
        const b = await readRoster(fileWith(quoted), new TextPool());
        const reasons = ({ rejects }: typeof a) =>
          rejects.map(({ line, column, code }) => `${line} ${column} ${code}`);
        fc.pre(!a.rejects.some(({ code }) => code === 'DUPLICATE_ROSTER_ROW'));
        expect(rosterContentOf(a.roster)).toEqual(rosterContentOf(b.roster));
        expect(reasons(a)).toEqual(reasons(b));
      }),
      { numRuns: 300 },
    );
  });
});
