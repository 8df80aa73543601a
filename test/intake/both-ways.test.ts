import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { StringInterner } from '../../src/columnar/string-interner.js';
import { formatDay } from '../../src/domain/calendar.js';
import type { Reject } from '../../src/domain/reject.js';
import { type ColumnFinding, type FileWarning, readRoster } from '../../src/intake/index.js';
import type { ClaimTable } from '../../src/tables/claim-table.js';
import { CLAIM_TABLE, type Column, ROSTER_TABLE } from '../../src/tables/index.js';
import type { RosterTable } from '../../src/tables/roster-table.js';
import { contentOf, fileWith, readClaims } from './files.js';

/** Cells of a kind: mostly plain, some in other forms, some wrong. */
function cellsOf(column: Column): fc.Arbitrary<string> {
  const words = (column.words?.written ?? []).map(([spelling]) => spelling);
  const byKind: Record<Column['kind'], readonly string[]> = {
    id: ['C1', 'C2', 'C3', 'H33030200012', 'null', '1E+5', ' x ', '36000001.0', '1.00'],
    person: [
      '330302198001010011',
      '33030219800101001X',
      '330302198001010000',
      'P1',
      '330***1',
      '530402741102002',
      '530402741302002',
    ],
    text: ['张三', '李四（女）', 'Ann', ''],
    word: [...words, 'Y', 'N', 'no such word'],
    status: words,
    service: [...words, '2101', '14'],
    identities: [...words, '低保,特困', '一般户', 'nobody'],
    day: ['2023-05-06', '2023-05-07', '2023-05-08', '2023/5/7', '2023-02-30', '2099-12-31', '2023.5.7'],
    moment: ['2023-05-07', '2023-05-07 10:20:30', '2023-05-08', '20230508', '44931'],
    amount: ['0', '0.00', '1', '1.00', '2.50', '100.00', '1,234.50', '-1', '1.001', '-', '(1)'],
    ratio: ['0.8', '1', '2'],
    area: ['330302', '330305', '洞头区', '3303', '330302001003', '330302.0'],
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

/** Cells of a column that nobody reads. */
const NOTES = fc.constantFrom(
  '',
  'x',
  '甲 乙',
  '-',
  'null',
  '7',
  '12.50',
  '1.2',
  '-3.00',
  '1,234.50',
  '５.5',
  '1.234',
  '丙7',
);

interface Spellings {
  readonly plain: string;
  readonly quoted: string;
  readonly text: string;
}

/**
 * A file with some of the columns, the same file with every cell in quotes, and the same with a space before every
 * cell, which means nothing but goes the text way.
 */
function filesOf(columns: readonly Column[]): fc.Arbitrary<Spellings> {
  const optional = columns.filter((column) => !column.required);
  return fc
    .tuple(fc.subarray(optional), fc.constantFrom('\n', '\r\n'), fc.constantFrom(',', '\t'))
    .chain(([some, lineEnd, delimiter]) => {
      const used = columns.filter((column) => column.required || some.includes(column));
      const row = fc.tuple(...used.map(cellsOf), NOTES);
      return fc.array(row, { maxLength: 8 }).map((rows) => {
        const written = (spell: (cell: string) => string) =>
          [[...used.map((column) => column.name), 'something else'], ...rows]
            .map((cells) => cells.map(spell).join(delimiter) + lineEnd)
            .join('');
        return {
          plain: written((cell) =>
            cell.includes(delimiter) || cell.startsWith('"') ? quotedCell(cell) : cell,
          ),
          quoted: written(quotedCell),
          text: written((cell) => quotedCell(` ${cell}`)),
        };
      });
    });
}

function quotedCell(cell: string): string {
  return `"${cell.replaceAll('"', '""')}"`;
}

function reasonsOf({ rejects }: { readonly rejects: readonly Reject[] }): string[] {
  return rejects.map(({ line, column, code }) => `${line} ${column} ${code}`);
}

function oddities({ warnings }: { readonly warnings: readonly FileWarning[] }): Partial<FileWarning>[] {
  return warnings.map(({ file: _, ...rest }) => rest);
}

/** Every row with every column that its table keeps, in no order. */
function rowsOf(table: ClaimTable | RosterTable): string[] {
  return Array.from({ length: table.count }, (_, row) => JSON.stringify(table.rowAt(row))).sort();
}

function inColumns(findings: readonly ColumnFinding[]): unknown[] {
  return findings.map(({ unplaced }) => unplaced.columns);
}

describe('the plain way, with quotes or without, and the text way give the same', () => {
  it('claims and rejects', async () => {
    await fc.assert(
      fc.asyncProperty(filesOf(CLAIM_TABLE.columns), async ({ text, plain, quoted }) => {
        const found: ColumnFinding[] = [];
        const expected = await readClaims([fileWith(text)], { columnFindings: found });
        for (const spelling of [plain, quoted]) {
          const columnFindings: ColumnFinding[] = [];
          const read = await readClaims([fileWith(spelling)], { columnFindings });
          expect(inColumns(columnFindings)).toEqual(inColumns(found));
          expect(contentOf(read.claims)).toEqual(contentOf(expected.claims));
          expect(rowsOf(read.claims)).toEqual(rowsOf(expected.claims));
          expect(reasonsOf(read)).toEqual(reasonsOf(expected));
          expect(oddities(read)).toEqual(oddities(expected));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('roster rows and rejects', async () => {
    await fc.assert(
      fc.asyncProperty(filesOf(ROSTER_TABLE.columns), async ({ text, plain, quoted }) => {
        const found: ColumnFinding[] = [];
        const expected = await readRoster(fileWith(text), new StringInterner(), { columnFindings: found });
        for (const spelling of [plain, quoted]) {
          const columnFindings: ColumnFinding[] = [];
          const read = await readRoster(fileWith(spelling), new StringInterner(), { columnFindings });
          expect(inColumns(columnFindings)).toEqual(inColumns(found));
          fc.pre(!read.rejects.some(({ code }) => code === 'DUPLICATE_ROSTER_ROW'));
          expect(rowsOf(read.roster)).toEqual(rowsOf(expected.roster));
          expect(reasonsOf(read)).toEqual(reasonsOf(expected));
        }
      }),
      { numRuns: 300 },
    );
  });
});

it('a blank cell is blank whatever the rows before it have in its column, also in a table that grows', async () => {
  const header =
    'claim_id,person_id,service_type,settled_at,total_amount,eligible_amount,admitted_on,discharged_on,place,basic_paid,psn_name,filed_on';
  const full = '2023-05-01,2023-05-06,overseas,5';
  // Of six rows one is rejected at its last cell, one is read as text, and four are plain with nothing in them.
  const isRejected = (number: number) => number % 6 === 0;
  const isText = (number: number) => number % 6 === 2;
  const rows = Array.from({ length: 3000 }, (_, number) => {
    // Long rows first: the reader expects fewer rows than there are, and the table must grow.
    const name = number < 300 ? '张'.repeat(300) : '';
    const rest = isRejected(number) ? `${full},${name},no day` : `${full},${name}, 2023-05-08`;
    const cells = isRejected(number) || isText(number) ? rest : `,,,,${name},`;
    return `C${number},${number + 1},inpatient,2023-05-07,9,9,${cells}`;
  });
  const { claims, rejects } = await readClaims([fileWith(`${header}\n${rows.join('\n')}\n`)], {
    bufferBytes: 1 << 16,
  });
  expect([claims.count, rejects.length]).toEqual([2500, 500]);
  const read = Array.from({ length: claims.count }, (_, claim) => [
    claims.claimIds.text(claims.claimId[claim] as number),
    formatDay(claims.admittedOn[claim] as number),
    formatDay(claims.dischargedOn[claim] as number),
    claims.careLocation[claim],
    claims.basicPaid[claim],
    formatDay(claims.filedOn[claim] as number),
  ]);
  const wanted = Array.from({ length: 3000 }, (_, number) =>
    isText(number)
      ? [`C${number}`, '2023-05-01', '2023-05-06', 3, 500, '2023-05-08']
      : [`C${number}`, '', '', 0, 0, ''],
  );
  expect(read).toEqual(wanted.filter((_, number) => !isRejected(number)));
});
