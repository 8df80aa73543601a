import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CellValue, csvLines, date, Figure, whole, yuan } from '../../src/columnar/csv-lines.js';
import { CsvWriter } from '../../src/columnar/csv-writer.js';
import { NO_DAY } from '../../src/domain/calendar.js';
import { csvOutput } from '../../src/reports/csv-table.js';
import { listTable } from '../../src/reports/list-table.js';
import type { OutputFile } from '../../src/reports/output-file.js';

/** Texts that are often plain and often full of what needs care. */
const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.string({ unit: fc.constantFrom(...'",\n\r\t=+-@＝＠\' \u3000\u200b\ufeff医a𠮷') }),
);

/** A cell, and how the direct writer writes it. */
const cell = fc.oneof(
  text.map((value) => ({ value: value as CellValue, write: (csv: CsvWriter) => csv.text(value) })),
  fc.maxSafeInteger().map((fen) => ({ value: yuan(fen), write: (csv: CsvWriter) => csv.yuan(fen) })),
  fc.maxSafeNat().map((count) => ({ value: whole(count), write: (csv: CsvWriter) => csv.whole(count) })),
  fc.oneof(fc.constant(NO_DAY), fc.integer({ min: -25_567, max: 84_005 })).map((day) => ({
    value: date(day),
    write: (csv: CsvWriter) => csv.day(day),
  })),
);

describe('rows by csv-stringify', () => {
  it('are the rows of the direct writer, byte for byte', () => {
    const row = fc.array(cell, { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 4 }), (rows) => {
        const direct = new CsvWriter(16);
        for (const cells of rows) {
          for (const { write } of cells) write(direct);
          direct.endRow();
        }
        const stringified = new CsvWriter(16);
        stringified.lines(csvLines(rows.map((cells) => cells.map(({ value }) => value))), rows.length);
        expect(stringified.rows).toBe(direct.rows);
        expect(Buffer.from(stringified.take()).equals(Buffer.from(direct.take()))).toBe(true);
      }),
    );
  });

  it('have a guard before a text, and none before a figure', () => {
    const row: CellValue[] = [
      '-1.00',
      new Figure('-1.00'),
      '=1,2',
      'say "no"',
      '医',
      yuan(-100),
      date(NO_DAY),
    ];
    expect(csvLines([row])).toBe(`'-1.00,-1.00,"'=1,2","say ""no""",医,-1.00,\n`);
  });
});

describe('a table with a row per item of a list', () => {
  const texts = ['plain', '=1+1', 'a,b', '"', 'two\r\nlines', '', ' ', '　－1', "'=1"];

  async function written(count: number): Promise<string[]> {
    const table = listTable<number, undefined>({
      name: 'list.csv',
      list: () => Array.from({ length: count }, (_, item) => item),
      columns: {
        line: (item) => whole(item),
        note: (item) => texts[item % texts.length] as string,
        amount: (item) => yuan(item * 101 - 5000),
        date: (item) => date(item % 7 === 0 ? NO_DAY : item),
      },
    });
    const chunks: Uint8Array[] = [];
    const file = { write: async (chunk: Uint8Array) => chunks.push(chunk.slice()) };
    const rows = await csvOutput(table).writer(undefined, {})?.(file as unknown as OutputFile);
    expect(rows).toBe(count);
    return Buffer.concat(chunks)
      .toString('utf8')
      .split(/(?<=\n)(?=\d)/);
  }

  it('is the same whether it is short, and written by csv-stringify, or long, and written directly', async () => {
    const short = await written(2_000);
    const long = await written(2_001);
    expect(short[0]).toBe('line,note,amount,date\n');
    expect(short.slice(2, 4)).toEqual([`1,'=1+1,-48.99,1970-01-02\n`, '2,"a,b",-47.98,1970-01-03\n']);
    expect(long.slice(0, short.length)).toEqual(short);
    expect(long.length).toBeGreaterThan(short.length);
  });
});
