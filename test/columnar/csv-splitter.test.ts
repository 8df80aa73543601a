import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TAB } from '../../src/columnar/blanks.js';
import { COMMA, MAX_RECORD_BYTES, RecordSplitter, rowText } from '../../src/columnar/csv-splitter.js';
import { parseQuoted } from '../../src/columnar/quoted.js';
import type { RecordSink } from '../../src/columnar/record-sink.js';

type Taken =
  | { line: number; cells: readonly string[]; row: string }
  | { line: number; broken: number; value: string; row: string };

/** Splits a file in pieces of the given sizes, as it would come from a disk. */
function split(
  content: Buffer | string,
  columns: number,
  sizes: readonly number[] = [],
  delimiter = COMMA,
): Taken[] {
  const file = Buffer.from(content);
  const taken: Taken[] = [];
  const sink: RecordSink = {
    takeCells({ bounds, count }, record) {
      const cells: string[] = [];
      for (let cell = 0; cell < Math.min(count, columns); cell++) {
        cells.push(record.bytes.toString('utf8', bounds[cell], (bounds[cell + 1] as number) - 1));
      }
      for (let cell = columns; cell < count; cell++) cells.push('');
      taken.push({ line: record.line, cells, row: rowText(record) });
    },
    takeTexts: (texts, record) => taken.push({ line: record.line, cells: texts, row: rowText(record) }),
    takeBroken: (broken, value, record) =>
      taken.push({ line: record.line, broken, value, row: rowText(record) }),
  };
  const splitter = new RecordSplitter({ delimiter, columns }, sink, 1);
  let kept = Buffer.alloc(0);
  let at = 0;
  for (const size of [...sizes, file.length]) {
    const piece = Buffer.concat([kept, file.subarray(at, at + size)]);
    at += size;
    kept = piece.subarray(splitter.split(piece, 0, piece.length, false));
  }
  const used = splitter.split(kept, 0, kept.length, true);
  expect(used).toBe(kept.length);
  expect(splitter.rows).toBe(taken.length);
  return taken;
}

const LINE_END = /\r\n|\n|\r/;

const cellsOf = (taken: Taken[]) => taken.map((record) => ('cells' in record ? record.cells : record.broken));
const linesOf = (taken: Taken[]) => taken.map((record) => record.line);

describe('records', () => {
  it('end in a line feed, with or without a carriage return, or with the file', () => {
    const taken = split('a,b\r\nc,d\ne,f', 2);
    expect(cellsOf(taken)).toEqual([
      ['a', 'b'],
      ['c', 'd'],
      ['e', 'f'],
    ]);
    expect(linesOf(taken)).toEqual([1, 2, 3]);
  });

  it('are not what an empty line is, nor a row of empty cells', () => {
    const taken = split('a,b\n\n\r\n,\n ,\n"","\u3000"\n\ufeff\t,,,\n0,\n', 2);
    expect(cellsOf(taken)).toEqual([
      ['a', 'b'],
      ['0', ''],
    ]);
    expect(linesOf(taken)).toEqual([1, 8]);
  });

  it('lose empty cells behind the last column, and no others', () => {
    const taken = split('a,b,\nc,d, ,\u3000,\n"e",f,""\ng,h,,x\n"i",j,,x\n', 2);
    expect(cellsOf(taken).map((cells) => (cells as string[]).length)).toEqual([2, 2, 2, 4, 4]);
  });

  it('may have quotes in pairs inside a cell, which are part of its text', () => {
    const taken = split('王"小"二,"b"\n"a"b,c"d"\n "c" ,d\na"b,c\nx"a,b"y,z\n', 2);
    expect(cellsOf(taken)).toEqual([['王"小"二', 'b'], 0, 0, 0, 0]);
  });

  it('may have line ends, delimiters and quotes in quoted cells', () => {
    const taken = split('1,"a\nb,""c"""\r\n2,x\n"3",\n', 2);
    expect(cellsOf(taken)).toEqual([
      ['1', 'a\nb,"c"'],
      ['2', 'x'],
      ['3', ''],
    ]);
    expect(linesOf(taken)).toEqual([1, 3, 4]);
  });

  it('are separated by tabs where the header is', () => {
    expect(cellsOf(split('a\tb,c\n"d\t"\te\n', 2, [], TAB))).toEqual([
      ['a', 'b,c'],
      ['d\t', 'e'],
    ]);
  });

  it('keep their number of cells, right or wrong', () => {
    expect(cellsOf(split('a\na,b,c\n"a"\n"a",b,c\n', 2)).map((cells) => (cells as string[]).length)).toEqual([
      1, 3, 1, 3,
    ]);
  });
});

describe('a quote that is astray', () => {
  it('costs its own line only', () => {
    const taken = split('1,a"b\n2,x\n3,y\n', 2);
    expect(taken[0]).toEqual({ line: 1, broken: 1, value: 'a"b', row: '1,a"b' });
    expect(cellsOf(taken).slice(1)).toEqual([
      ['2', 'x'],
      ['3', 'y'],
    ]);
  });

  it.each([
    ['never closed', '"1,a\n2,x\n3,y\n', 0],
    ['closed lines below, with the wrong number of cells', '1,"a\n2,x\n3,y",z\n', 1],
    ['followed by more text', '1,"a"b\n2,x\n3,y\n', 1],
    ['behind a blank', '1, "a"\n2,x\n3,y\n', 1],
    ['opened at the end', '1,"\n2,x\n3,y\n', 1],
    ['opened again', '1,"a""\n2,x\n3,y\n', 1],
  ])('or that is %s', (_, content, position) => {
    const taken = split(content, 2);
    expect(taken[0]).toMatchObject({ line: 1, broken: position });
    expect(linesOf(taken).slice(0, 2)).toEqual([1, 2]);
    expect(cellsOf(taken)[1]).toEqual(['2', 'x']);
  });

  it('names the cell in which it stands, with the rest of the line', () => {
    expect(split('a,b,"c,d\n', 4)).toEqual([{ line: 1, broken: 2, value: '"c,d', row: 'a,b,"c,d' }]);
  });

  it('cannot hold more than the longest record', () => {
    const filler = 'x\n'.repeat(MAX_RECORD_BYTES / 2);
    const taken = split(`1,"a\n${filler}"\n2,b\n`, 2, [1000, 3000, 500_000]);
    expect(taken[0]).toMatchObject({ line: 1, broken: 1, row: '1,"a' });
    expect(taken.length).toBe(MAX_RECORD_BYTES / 2 + 3);
    expect(cellsOf(taken).at(-1)).toEqual(['2', 'b']);
  });
});

describe('an overlong line', () => {
  it('is one broken record whose text is cut', () => {
    const long = '字'.repeat(MAX_RECORD_BYTES);
    for (const sizes of [[], [100], [MAX_RECORD_BYTES + 10, 5, 1 << 20]]) {
      const taken = split(`a,b\n1,${long}\n2,c`, 2, sizes);
      expect(linesOf(taken)).toEqual([1, 2, 3]);
      expect(taken[1]).toMatchObject({ broken: -1, value: '' });
      expect(taken[1]?.row).toBe(`1,${'字'.repeat(1364)}…`);
      expect(cellsOf(taken)[2]).toEqual(['2', 'c']);
    }
  });

  it('is overlong with quotes in it, too, and at the end of the file', () => {
    const taken = split(`"a",${'x'.repeat(2 * MAX_RECORD_BYTES)}`, 2, [10, MAX_RECORD_BYTES + 100]);
    expect(taken).toHaveLength(1);
    expect(taken[0]).toMatchObject({ line: 1, broken: -1 });
  });

  it('is longer than the longest record, by one byte', () => {
    const longest = 'x'.repeat(MAX_RECORD_BYTES - 2);
    expect(cellsOf(split(`1,${longest}\r\n2,a\n`, 2))).toEqual([
      ['1', longest],
      ['2', 'a'],
    ]);
    expect(cellsOf(split(`1,x${longest}\r\n2,a\n`, 2))).toEqual([-1, ['2', 'a']]);
  });
});

describe('the direct way and csv-parse', () => {
  const anything = fc
    .array(fc.constantFrom(...'ab字,\t"\r\n '), { maxLength: 8 })
    .map((parts) => parts.join(''));
  const piece = fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 20 });

  it('split a line without quotes alike', () => {
    const line = fc.array(fc.constantFrom(...'ab字, '), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(line, (characters) => {
        const content = `x${characters.join('')},`;
        const byCsvParse = parseQuoted(Buffer.from(content), COMMA);
        expect(cellsOf(split(content, byCsvParse?.length ?? 0))).toEqual([byCsvParse]);
      }),
      { numRuns: 2000 },
    );
  });

  it('read back whatever csv-stringify writes, in whatever pieces it comes', () => {
    const records = fc.array(fc.tuple(anything, anything, anything), { minLength: 1, maxLength: 6 });
    const style = fc.record({ quoted: fc.boolean(), record_delimiter: fc.constantFrom('\n', '\r\n') });
    fc.assert(
      fc.property(records, style, piece, (rows, options, sizes) => {
        const content = stringify(rows, { ...options, quoted_match: /[\r\n]/ });
        const filled = rows.filter((cells) => cells.some((cell) => cell.trim() !== ''));
        expect(cellsOf(split(content, 3, sizes))).toEqual(filled);
      }),
      { numRuns: 2000 },
    );
  });

  it('give the same records in whatever pieces damaged bytes come, and lose none', () => {
    fc.assert(
      fc.property(fc.array(anything, { maxLength: 20 }), piece, (parts, sizes) => {
        const content = parts.join('\n');
        const whole = split(content, 2);
        expect(split(content, 2, sizes)).toEqual(whole);
        // Every line in which something stands belongs to exactly one record.
        const lines = content.split(LINE_END).map((line, index) => (/^[\s,"]*$/.test(line) ? 0 : index + 1));
        const covered = whole.flatMap(({ line, row }) => row.split(LINE_END).map((_, index) => line + index));
        expect(covered).toEqual([...new Set(covered)]);
        expect(new Set(lines.filter((line) => line > 0 && !covered.includes(line)))).toEqual(new Set());
      }),
      { numRuns: 2000 },
    );
  });
});
