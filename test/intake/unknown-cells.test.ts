import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { StringInterner } from '../../src/columnar/string-interner.js';
import { NO_RULES } from '../../src/domain/reading-rules.js';
import { CellIs, kindOfBytes, kindOfCell } from '../../src/intake/cells/unknown-cells.js';
import { readClaimRange } from '../../src/intake/claims.js';
import {
  type ColumnFinding,
  type ReadOptions,
  readClaims,
  readFund,
  readRoster,
} from '../../src/intake/index.js';
import { CLAIM_HEADER, CLAIM_ROW, fileWith } from './files.js';

const HEADER = `${CLAIM_HEADER},basic_paid`;
const ROW = `${CLAIM_ROW},1.00`;

/** Reads claims that have one more column. */
function withColumn(header: string, cells: readonly string[], options: ReadOptions = {}) {
  const rows = cells.map((cell, at) => `${ROW.replace('C1', `C${at}`)},${cell}`);
  return readClaims([fileWith([`${HEADER},${header}`, ...rows, ''].join('\n'))], options);
}

const STOPS = { code: 'UNREAD_MONEY_COLUMN' };

describe('what a cell of an unknown column is', () => {
  it.each([
    ['', CellIs.blank],
    ['null', CellIs.blank],
    ['--', CellIs.blank],
    [' - ', CellIs.blank],
    ['—', CellIs.blank],
    ['12', CellIs.amount],
    ['-12', CellIs.amount],
    ['１２', CellIs.amount],
    ['1,234', CellIs.amount],
    ['¥12元', CellIs.amount],
    ['12.5', CellIs.amountWithPoint],
    ['￥1,234.50', CellIs.amountWithPoint],
    ['2100.2799999999997', CellIs.amountWithPoint],
    ['999999999.99', CellIs.amountWithPoint],
    ['1234567890', CellIs.text],
    ['1.005', CellIs.text],
    ['2023-01-05', CellIs.text],
    ['12%', CellIs.text],
    ['甲12', CellIs.text],
    ['一', CellIs.text],
  ])('%s', (cell, is) => {
    expect(kindOfCell(cell)).toBe(is);
  });

  it('is the same by its bytes', () => {
    const pieces = fc.constantFrom(...'0123456789.-,¥￥元１甲乙（）() nul/—'.split(''), 'null', '12', '.50');
    fc.assert(
      fc.property(fc.array(pieces, { minLength: 1, maxLength: 8 }), (parts) => {
        const bytes = Buffer.from(`,${parts.join('')},`);
        expect(kindOfBytes(bytes, 1, bytes.length - 1)).toBe(kindOfCell(parts.join('')));
      }),
      { numRuns: 3000 },
    );
  });
});

describe('a column that nobody knows', () => {
  it.each([
    ['with a point in one of its amounts', '杂项', ['1', '2', '3.5']],
    ['with a word of money over whole yuan', '杂项补贴', ['100', '200']],
    ['with an English word of money', 'local_amt', ['100', '200']],
    ['with the word of a payer', '商业保险', ['100', '200']],
    ['more than half of whose filled cells are amounts', '杂项', ['1.00', '2.00', 'x', '', '']],
    ['in quotes and with separators', '杂项', ['"1,234.50"', '"2,000.00"']],
    ['without a name', '', ['1.00']],
  ])('stops the run %s', async (_, header, cells) => {
    await expect(withColumn(header, cells)).rejects.toMatchObject(STOPS);
  });

  it.each([
    ['just half of whose filled cells are amounts', '杂项费', ['1.00', 'x']],
    ['of whole numbers under a word that is none of money', '床位', ['12', '13']],
    ['of numbers with ten digits', '联系费', ['1380000000', '1390000000']],
    ['of a code under the word of a payer', '商业保险类别', ['1', '2']],
    ['without a filled cell', '杂项费', ['', '-', 'null']],
  ])('stops nothing %s', async (_, header, cells) => {
    const { warnings } = await withColumn(header, cells);
    expect(warnings).toMatchObject([{ code: 'UNKNOWN_COLUMN', column: header }]);
  });

  it('is counted over the whole file, not its beginning', async () => {
    const texts = new Array<string>(5000).fill('x');
    const amounts = new Array<string>(5001).fill('1.00');
    await expect(withColumn('杂项', [...texts, ...amounts])).rejects.toMatchObject(STOPS);
    expect((await withColumn('杂项', [...texts, ...amounts.slice(1)])).claims.count).toBe(10_000);
  });

  it('stops a roster and a ledger alike', async () => {
    const roster = 'person_id,identity,recognized_on,杂项\n1,dibao,2020-01-01,1.50\n';
    await expect(readRoster(fileWith(roster), new StringInterner())).rejects.toMatchObject(STOPS);
    const fund = 'date,fund,area,entry,amount,杂项\n2020-01-01,assistance,*,interest,1.00,1.50\n';
    await expect(readFund(fileWith(fund))).rejects.toMatchObject(STOPS);
  });

  it('is named with those of all files at once, each with its first values', async () => {
    const file = (header: string, ...cells: string[]): string =>
      fileWith(
        [
          `${HEADER},${header}`,
          ...cells.map((cell, at) => `${ROW.replace('C1', `${header}${at}`)},${cell}`),
        ].join('\n'),
      );
    const paths = [file('甲费', '1', '2', '1', '3', '4'), file('乙费', '5')];
    await expect(readClaims(paths)).rejects.toMatchObject({
      ...STOPS,
      files: [
        { file: paths[0], columns: [{ header: '甲费', position: 7, samples: ['1', '2', '3'] }] },
        { file: paths[1], columns: [{ header: '乙费', position: 7, samples: ['5'] }] },
      ],
    });
  });

  it('is counted by other threads as by one', async () => {
    // 60,000 rows of 80 bytes: enough for ranges. Amounts stand in the second half alone, one more than the texts.
    const rows = Array.from({ length: 60_001 }, (_, at) => {
      const cell = at < 30_000 ? 'text' : at % 2 === 0 ? `"${at}.50"` : `${at}.50`;
      return `${ROW.replace('C1', `C${at}`)},${cell},${'x'.repeat(20)}`;
    });
    const path = fileWith([`${HEADER},杂项,memo`, ...rows, ''].join('\n'));
    const found = async (count: number): Promise<ColumnFinding[]> => {
      const columnFindings: ColumnFinding[] = [];
      const ranges = {
        count,
        read: (_: number, request: Parameters<typeof readClaimRange>[0]) => readClaimRange(request),
      };
      const { claims } = await readClaims([path], {
        columnFindings,
        ...(count === 0 ? {} : { rangeReaders: ranges }),
      });
      expect(claims.count).toBe(60_001);
      return columnFindings;
    };
    const alone = await found(0);
    expect(alone).toMatchObject([
      {
        unplaced: {
          columns: [{ header: '杂项', isMoney: true, samples: ['30000.50', '30001.50', '30002.50'] }],
        },
      },
    ]);
    for (const count of [1, 3]) expect(await found(count)).toEqual(alone);
  });
});

describe('a status that nobody knows', () => {
  it('stops at the first row of the file, whichever thread has read it', async () => {
    const rows = Array.from({ length: 60_001 }, (_, at) => {
      const cell = at === 30_000 ? '待定' : at === 50_000 ? '不明' : '正常';
      return `${ROW.replace('C1', `C${at}`)},${cell},${'x'.repeat(20)}`;
    });
    const path = fileWith([`${HEADER},结算状态,memo`, ...rows, ''].join('\n'));
    const rangeReaders = {
      count: 3,
      read: (_: number, request: Parameters<typeof readClaimRange>[0]) => readClaimRange(request),
    };
    for (const options of [{}, { rangeReaders }]) {
      await expect(readClaims([path], options)).rejects.toMatchObject({
        code: 'UNKNOWN_STATUS',
        details: { line: 30_002, column: '结算状态', value: '“待定”, “不明”' },
      });
    }
  });
});

describe('claims without a payer', () => {
  it('stop in whichever file they are', async () => {
    const paths = [
      fileWith(`${HEADER}\n${ROW}\n`),
      fileWith(`${CLAIM_HEADER}\n${CLAIM_ROW.replace('C1', 'C2')}\n`),
    ];
    await expect(readClaims(paths)).rejects.toMatchObject({
      code: 'NO_PAYER_COLUMN',
      details: { files: paths[1] },
    });
    const rules = { ...NO_RULES, basicPaid: 'absent' as const };
    expect((await readClaims(paths, { rules })).claims.count).toBe(2);
  });
});
