import { describe, expect, it } from 'vitest';
import { nearest } from '../../src/cli/nearest.js';
import { displayWidth, table, wrap } from '../../src/cli/table.js';

describe('the width of a text on a terminal', () => {
  it.each([
    ['', 0],
    ['abc', 3],
    ['低保对象', 8],
    ['第八条（二）', 12],
    ['a低b', 4],
    // Colours and combining marks take no room.
    ['\u001b[31mred\u001b[39m', 3],
    ['e\u0301', 1],
    ['\u200bx', 1],
    // One character of two code units.
    ['𠮷', 2],
    ['≤ 1.00 – “x”', 12],
  ])('%j takes %i columns', (text, width) => {
    expect(displayWidth(text)).toBe(width);
  });
});

describe('a table', () => {
  it('aligns Chinese and Latin columns', () => {
    const rows = [
      ['类别', '金额', '条款'],
      ['特困供养人员', '5.00', '第八条'],
      ['a', '12345.00', ''],
    ];
    expect(table(rows, ['left', 'right'], 1)).toEqual([
      ' 类别              金额  条款',
      ' 特困供养人员      5.00  第八条',
      ' a             12345.00',
    ]);
  });

  it('of no rows is nothing', () => {
    expect(table([])).toEqual([]);
  });
});

describe('wrapped text', () => {
  it('breaks English at blanks', () => {
    expect(wrap('one two three', 8)).toBe('one two\nthree');
  });

  it('breaks Chinese between characters, and begins no line with a full stop', () => {
    expect(wrap('一二三四五六', 8)).toBe('一二三四\n五六');
    expect(wrap('一二三四。五六', 8)).toBe('一二三\n四。五六');
  });

  it('leaves a word that is too long in one piece', () => {
    expect(wrap('a relief-adjudicate b', 6)).toBe('a\nrelief-adjudicate\nb');
  });
});

describe('the nearest word', () => {
  it('is the one with the fewest slips of the finger', () => {
    expect(nearest('polciy', ['policy', 'explain', 'police'])).toEqual(['policy']);
    expect(nearest('--jsno', ['--json', '--force'])).toEqual(['--json']);
  });

  it('is none where all are far away', () => {
    expect(nearest('xyzzy', ['policy', 'explain'])).toEqual([]);
  });
});
