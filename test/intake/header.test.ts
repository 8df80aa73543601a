import { describe, expect, it } from 'vitest';
import { delimiterName, findHeader, type HeaderHint } from '../../src/intake/header/header.js';
import { CLAIM_TABLE } from '../../src/tables/index.js';
import { surveyFile } from '../support/survey.js';
import { CLAIM_HEADER, CLAIM_ROW, claimsOf, fileWith, readClaims, rosterOf } from './files.js';

function header(content: string, hint: Partial<HeaderHint> = {}) {
  const bytes = Buffer.from(content);
  return findHeader(bytes, bytes.length, CLAIM_TABLE, { file: 'claims.csv', ...hint });
}

const CELLS = CLAIM_HEADER.split(',');

describe('a header', () => {
  it('tells the delimiter and where the records begin', () => {
    expect(header(`${CLAIM_HEADER}\n${CLAIM_ROW}\n`)).toEqual({
      cells: CELLS,
      delimiter: 0x2c,
      line: 1,
      above: 0,
      next: CLAIM_HEADER.length + 1,
      nextLine: 2,
    });
  });

  it.each(['\n', '\r\n', '\r'])('ends where a line ends (%j)', (lineEnd) => {
    const found = header(`${CLAIM_HEADER}${lineEnd}${CLAIM_ROW}${lineEnd}`);
    expect(found).toMatchObject({ next: CLAIM_HEADER.length + lineEnd.length, nextLine: 2 });
  });

  it.each([
    [',', 'comma'],
    ['\t', 'tab'],
    [';', 'semicolon'],
    ['|', 'pipe'],
  ])('is separated by %j', async (delimiter, name) => {
    const found = header(CLAIM_HEADER.replaceAll(',', delimiter));
    expect(found?.cells).toEqual(CELLS);
    expect(delimiterName(found?.delimiter ?? 0)).toBe(name);
    const content = `${CLAIM_HEADER}\n${CLAIM_ROW}\n`.replaceAll(',', delimiter);
    const { claims, rejects } = await readClaims([fileWith(content)]);
    expect([claims.count, rejects]).toEqual([1, []]);
    expect(await surveyFile(fileWith(content))).toMatchObject({ delimiter: name, kind: 'claims', rows: 1 });
  });

  it('may have other delimiters in its quotes, or in a column that nobody knows', () => {
    const found = header(`${CELLS.join('|')}|"a,b"|c;d,e,f,g,h,i,j,k\n`);
    expect(found?.cells).toEqual([...CELLS, 'a,b', 'c;d,e,f,g,h,i,j,k']);
  });

  it('may have line ends in quotes, and then takes several lines', () => {
    const content = `"claim\nid","person\r\nid",${CELLS.slice(2).join(',')},"a\rb"\n`;
    expect(header(content)).toMatchObject({ line: 1, nextLine: 5, next: content.length });
  });

  it('may stand below titles, dates and blank lines', async () => {
    const lines = ['2023年"三重"结算台账,,,', '', '制表：某局;2024年1月5日', ',,,', CLAIM_HEADER, CLAIM_ROW];
    expect(header(lines.join('\n'))).toMatchObject({ cells: CELLS, line: 5, above: 2, nextLine: 6 });
    const { claims, rejects, warnings } = await claimsOf([...lines, CLAIM_ROW.replace('C1', 'C2,x')]);
    expect(claims.line[0]).toBe(6);
    expect(rejects).toMatchObject([{ code: 'TOO_MANY_CELLS', line: 7 }]);
    expect(warnings).toMatchObject([{ code: 'HEADER_BELOW', line: 5, count: 2 }]);
  });

  it('is looked for in the first 30 lines', () => {
    expect(header(`${'x\n'.repeat(29)}${CLAIM_HEADER}\n`)).toMatchObject({ line: 30, above: 29 });
    expect(header(`${'x\n'.repeat(30)}${CLAIM_HEADER}\n`)).toMatchObject({ line: 1, cells: ['x'] });
  });

  it('may be two lines: groups of columns, and their names below', () => {
    const two =
      'claim_id,person_id,service_type,settled_at,费用,,报销\n,,,,total_amount,eligible_amount,basic_paid\n';
    const cells = [...CELLS, 'basic_paid'];
    expect(header(two)).toMatchObject({
      cells,
      line: 2,
      above: 0,
      nextLine: 3,
      next: Buffer.byteLength(two),
    });
    expect(header(`台账\n${two}`)).toMatchObject({ cells, line: 3, above: 1 });
  });

  it('is the line with most of the known columns where none has all that is required', async () => {
    const [, ...some] = CELLS;
    expect(header(`台账\n\n${some.join(',')}\n${CLAIM_ROW}\n`)).toMatchObject({ line: 3, cells: some });
    expect(header(`台账,a\nb,c,d\n`)).toMatchObject({ line: 1, cells: ['台账', 'a'] });
    await expect(claimsOf(['台账', some.join(','), CLAIM_ROW])).rejects.toMatchObject({
      code: 'MISSING_COLUMN',
      details: { line: 2, column: 'claim_id' },
    });
  });

  it('is not a second one further down, whose rows alone would be read', async () => {
    const first = CLAIM_HEADER.replace('eligible_amount', 'covered');
    await expect(claimsOf([first, CLAIM_ROW, CLAIM_HEADER, CLAIM_ROW])).rejects.toMatchObject({
      code: 'MISSING_COLUMN',
      details: { line: 1, column: 'eligible_amount' },
    });
  });

  it('is where relief.yaml says, unless that line is none and another one is', async () => {
    const rules = { serviceMap: {}, identityMap: {}, columns: {} };
    const content = `${'x\n'.repeat(40)}${CLAIM_HEADER}\n${CLAIM_ROW}\n`;
    expect(header(content, { line: 41 })).toMatchObject({ line: 41, above: 40 });
    const options = { rules: { ...rules, headerLine: 41 } };
    expect((await readClaims([fileWith(content)], options)).claims.line[0]).toBe(42);
    expect(header(`${CLAIM_HEADER}\n${CLAIM_ROW}\n`, { line: 2 })).toMatchObject({ line: 1 });
    expect(header('a,b\nc,d\ne,f\n', { line: 2 })).toMatchObject({ line: 2, cells: ['c', 'd'] });
  });

  it('is not the line that tells a spreadsheet the delimiter', () => {
    expect(header(`sep=,\n${CLAIM_HEADER}\n`)).toMatchObject({ cells: CELLS, line: 2, above: 0 });
    expect(header(`"sep=;"\r\n${CLAIM_HEADER.replaceAll(',', ';')}\n`)).toMatchObject({
      cells: CELLS,
      line: 2,
    });
    expect(header(`SEP=\t\ra,b\tc\n`)).toMatchObject({ cells: ['a,b', 'c'], line: 2 });
  });

  it('is not there in an empty file', () => {
    expect(header('')).toBeUndefined();
    expect(header('\n\r\n\r')).toBeUndefined();
    expect(header(' ,,\n\ufeff,\n')).toBeUndefined();
  });

  it('has no cells where its quotes are astray', () => {
    expect(header('a"b,c\n1,2\n')?.cells).toEqual([]);
    expect(header('"a,b\n1,2\n')?.cells).toEqual([]);
  });

  it('has at most 1,000 columns with a name', () => {
    const names = Array.from({ length: 1001 }, (_, at) => `c${at}`).join(',');
    const code = 'TOO_MANY_COLUMNS';
    expect(() => header(`${names}\n`)).toThrow(
      expect.objectContaining({ code, details: { file: 'claims.csv', line: 1 } }),
    );
    expect(header(`${names.slice(0, names.lastIndexOf(','))}\n`)?.cells).toHaveLength(1000);
    // A sheet saved to its last column.
    expect(header(`${CLAIM_HEADER}${','.repeat(16_384)}\n`)?.cells).toHaveLength(1000);
  });

  it('of very many columns is refused in no time', async () => {
    const names = Array.from({ length: 120_000 }, (_, at) => `c${at}`).join(',');
    const began = performance.now();
    for (const content of [names, `${CLAIM_HEADER},${names}`, `${names},${names}`]) {
      await expect(readClaims([fileWith(content)])).rejects.toMatchObject({ code: 'TOO_MANY_COLUMNS' });
    }
    // Comparing each with each would take minutes.
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});

describe('the header again among the rows', () => {
  it('is passed over, with a byte order mark or quotes or none, and told once', async () => {
    const quoted = CELLS.map((cell) => `"${cell}"`).join(',');
    const { claims, rejects, warnings, files } = await claimsOf([
      CLAIM_HEADER,
      CLAIM_ROW,
      `\ufeff${CLAIM_HEADER}`,
      quoted,
      CLAIM_HEADER.toUpperCase(),
      CLAIM_ROW.replace('C1', 'C2'),
    ]);
    expect([claims.count, rejects, files[0]?.rows]).toEqual([2, [], 2]);
    expect(warnings).toEqual([
      { code: 'HEADER_REPEATED', file: files[0]?.path, count: 3, line: 3, value: '' },
    ]);
  });

  it('is a row like any other where it is not the same header', async () => {
    const { rejects } = await claimsOf([
      CLAIM_HEADER,
      CLAIM_HEADER.replace('claim_id', 'setl_id'),
      CLAIM_ROW,
    ]);
    expect(rejects).toMatchObject([{ line: 2, code: 'BAD_DATE' }]);
  });
});

describe('what a spreadsheet leaves', () => {
  it('costs nothing: rows of empty cells, and empty cells behind the last column', async () => {
    const roster = await rosterOf([
      'person_id,identity,recognized_on',
      'P1,dibao,2023-01-01,,,',
      ',,',
      'P2,dibao,2023-01-01, ,\u3000',
      '"","",""',
      ' ',
      'P3,dibao,2023-01-01,x',
    ]);
    expect(roster.roster.count).toBe(2);
    expect(roster.rejects).toMatchObject([{ line: 7, code: 'TOO_MANY_CELLS' }]);
    expect(roster.file).toMatchObject({ rows: 3, rejected: 1 });
    expect(roster.warnings).toMatchObject([{ code: 'BLANK_ROWS', count: 3, line: 3 }]);
  });

  it('is told of a column without a name only where something stands in it, wherever the row is read', async () => {
    const empty = await claimsOf([
      `${CLAIM_HEADER},,,`,
      `${CLAIM_ROW},,,`,
      `${CLAIM_ROW.replace('C1', 'C2')}, ,"",`,
    ]);
    expect(empty.warnings).toEqual([]);
    const filled = await claimsOf([`${CLAIM_HEADER},,,`, `${CLAIM_ROW},,x,`]);
    expect([filled.claims.count, filled.rejects]).toEqual([1, []]);
    expect(filled.warnings).toMatchObject([{ code: 'UNNAMED_COLUMN', value: '8' }]);
    const inside = await claimsOf([`,${CLAIM_HEADER}`, `,${CLAIM_ROW}`]);
    expect(inside.warnings).toMatchObject([{ code: 'UNNAMED_COLUMN', value: '1' }]);
  });
});
