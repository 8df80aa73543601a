import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeCell, textCell } from '../../src/columnar/csv-cell.js';
import { CsvWriter } from '../../src/columnar/csv-writer.js';
import { StringInterner } from '../../src/columnar/string-interner.js';
import { formatMoment, NO_DAY, NO_TIME } from '../../src/domain/calendar.js';
import { formatYuan } from '../../src/domain/money.js';

/** One row written by `write`, as text. */
function rowOf(write: (csv: CsvWriter) => void): string {
  return rowOfAll([undefined], write);
}

/** One row with a cell for each item. */
function rowOfAll<T>(items: readonly T[], write: (csv: CsvWriter, item: T) => void): string {
  const csv = new CsvWriter(16);
  for (const item of items) write(csv, item);
  csv.endRow();
  return Buffer.from(csv.take()).toString('utf8');
}

/** Texts that are often plain and often full of what needs care. */
const cell = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.string({
    unit: fc.constantFrom(...'",\n\r\t=+-@＝＠\' \u3000\u200b\ufeff医a𠮷'),
  }),
);

/** The guard of the design: a leading apostrophe before what a spreadsheet would run, guards of others included. */
function guarded(text: string): string {
  const [first = '', ...rest] = text.replace(/^'+/, '');
  const beyond = [first, ...rest].find((character) => !/[\s\u3000\u200b\ufeff]/u.test(character)) ?? '';
  return '=+-@＝＋－＠'.includes(beyond || 'a') || '\t\r\n'.includes(first || 'a') ? `'${text}` : text;
}

describe('a text cell', () => {
  it('is quoted exactly as csv-stringify quotes it', () => {
    fc.assert(
      fc.property(fc.array(cell, { minLength: 2, maxLength: 6 }), (cells) => {
        const pool = new StringInterner();
        const expected = stringify([cells.map(guarded)]);
        expect(rowOfAll(cells, (csv, text) => csv.text(text))).toBe(expected);
        expect(rowOfAll(cells, (csv, text) => csv.pooled(pool, pool.internText(text)))).toBe(expected);
        expect(rowOfAll(cells, (csv, text) => csv.word(textCell(text)))).toBe(expected);
      }),
    );
  });

  it.each([
    ['plain', 'plain'],
    ['', ''],
    ['a,b', '"a,b"'],
    ['say "no"', '"say ""no"""'],
    ['two\nlines', '"two\nlines"'],
    ['=1+1', "'=1+1"],
    ['+86', "'+86"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['＝1+1', "'＝1+1"],
    ['＋1', "'＋1"],
    ['－1', "'－1"],
    ['＠SUM(1)', "'＠SUM(1)"],
    [' =1', "' =1"],
    ['\u3000=1', "'\u3000=1"],
    ['\u00a0＝1', "'\u00a0＝1"],
    ['\u200b=1', "'\u200b=1"],
    ['\u202e+1', "'\u202e+1"],
    ['\ufeff@a', "'\ufeff@a"],
    ["'=1", "''=1"],
    ["'a", "'a"],
    ['　王小明', '　王小明'],
    ['1-2', '1-2'],
    ['\tx', "'\tx"],
    ['\rx', '"\'\rx"'],
    ['=HYPERLINK("x,y")', '"\'=HYPERLINK(""x,y"")"'],
    ['1-2', '1-2'],
  ])('%j is written as %j', (text, written) => {
    expect(rowOf((csv) => csv.text(text))).toBe(`${written}\n`);
  });

  it('replaces a lone surrogate, which no encoding can hold, and stays one cell', () => {
    expect(rowOf((csv) => csv.text('a\ud800,b'))).toBe('"a\ufffd,b"\n');
  });
});

describe('a cell prepared once', () => {
  it('is the same to the byte, also where its bytes look like those of no number', () => {
    const unit = fc.constantFrom('\x7f', '\u{10ffff}', '𠮷', '医', 'é', 'a', '\0');
    fc.assert(
      fc.property(fc.array(fc.string({ unit, maxLength: 20 }), { minLength: 1, maxLength: 4 }), (codes) => {
        expect(rowOfAll(codes, (csv, code) => csv.word(codeCell(code)))).toBe(`${codes.join(',')}\n`);
      }),
    );
  });
});

describe('an amount', () => {
  it.each([
    [0, '0.00'],
    [1, '0.01'],
    [10, '0.10'],
    [99, '0.99'],
    [100, '1.00'],
    [-1, '-0.01'],
    [-123456, '-1234.56'],
    [2147483647, '21474836.47'],
    [2147483648, '21474836.48'],
    [-2147483648, '-21474836.48'],
    [Number.MAX_SAFE_INTEGER, '90071992547409.91'],
  ])('of %i fen is %s and keeps its sign', (fen, written) => {
    expect(rowOf((csv) => csv.yuan(fen))).toBe(`${written}\n`);
  });

  it('is written as formatYuan writes it, whatever it is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.integer(), fc.maxSafeInteger()), (fen) => {
        expect(rowOf((csv) => csv.yuan(fen))).toBe(`${formatYuan(fen)}\n`);
      }),
    );
  });
});

describe('numbers, dates and codes', () => {
  it('writes whole numbers of any size', () => {
    fc.assert(
      fc.property(fc.oneof(fc.nat(), fc.maxSafeNat()), (value) => {
        expect(rowOf((csv) => csv.whole(value))).toBe(`${value}\n`);
      }),
    );
  });

  it('writes dates and times as the calendar does, one after another', () => {
    const day = fc.integer({ min: -25_567, max: 84_005 });
    const second = fc.oneof(fc.constant(NO_TIME), fc.integer({ min: 0, max: 86_399 }));
    fc.assert(
      fc.property(fc.array(fc.tuple(day, second), { minLength: 1, maxLength: 4 }), (moments) => {
        const expected = moments.map(([on, at]) => formatMoment(on, at)).join(',');
        expect(rowOfAll(moments, (csv, [on, at]) => csv.moment(on, at))).toBe(`${expected}\n`);
      }),
    );
  });

  it('leaves blank what is not there', () => {
    const row = rowOf((csv) => {
      csv.day(NO_DAY);
      csv.empty();
      csv.word(codeCell(''));
      csv.whole(7);
    });
    expect(row).toBe(',,,7\n');
  });

  it('counts its rows and keeps them over several takes', () => {
    const csv = new CsvWriter(4);
    const parts: Buffer[] = [];
    for (let row = 0; row < 100; row++) {
      csv.text('x'.repeat(row));
      csv.whole(row);
      csv.endRow();
      if (row % 7 === 0) parts.push(Buffer.from(csv.take()));
    }
    parts.push(Buffer.from(csv.take()));
    const lines = Buffer.concat(parts).toString('utf8').split('\n');
    expect(csv.rows).toBe(100);
    expect(lines).toEqual([...Array.from({ length: 100 }, (_, row) => `${'x'.repeat(row)},${row}`), '']);
  });
});
