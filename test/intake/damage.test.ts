import { gzipSync } from 'node:zlib';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { StringInterner } from '../../src/columnar/string-interner.js';
import { readClaimRange } from '../../src/intake/claims.js';
import { type ReadOptions, readRoster } from '../../src/intake/index.js';
import { CLAIM_HEADER, contentOf, fileWith, readClaims } from './files.js';

type Write = (text: string) => Buffer;
const UTF8: Write = (text) => Buffer.from(text);
const GBK: Write = (text) => iconv.encode(text, 'gb18030');

/** A row whose memo, or another cell, is cut in the middle of a character. */
const HEADER = `${CLAIM_HEADER},memo\n`;
const row = (id: string, memo = '好人') => `${id},330302198001010011,住院,2023-05-06,100.00,80.00,${memo}\n`;

/** Text in an encoding; where it says `~`, the character before is cut by its last byte. */
function cut(text: string, write: Write): Buffer {
  const parts = text.split('~').map((part, at, all) => {
    const bytes = write(part);
    return at < all.length - 1 ? bytes.subarray(0, bytes.length - 1) : bytes;
  });
  return Buffer.concat(parts);
}

const rows = (count: number, memo?: string, first = 0) =>
  Array.from({ length: count }, (_, at) => row(`C${first + at}`, memo)).join('');

async function read(bytes: Buffer, options: ReadOptions = {}) {
  const { claims, rejects, warnings, files } = await readClaims([fileWith(bytes)], options);
  const told = warnings.filter(({ code }) => code !== 'UNKNOWN_COLUMN');
  return {
    count: claims.count,
    content: contentOf(claims),
    rejects: rejects.map(({ line, column, code }) => `${line} ${column} ${code}`),
    told: told.map(({ code, line, count }) => `${code} ${line} ${count}`),
    rows: files[0]?.rows,
  };
}

const BOTH = [
  ['UTF-8', UTF8, 'utf8'],
  ['GB18030', GBK, 'gb18030'],
] as const;

describe.each(BOTH)('a damaged byte in %s', (_, write, encoding) => {
  it('costs nothing in a column that nobody reads', async () => {
    const damaged = cut(`${HEADER}${rows(4)}${row('D1', '好人~')}${rows(4, '好', 4)}`, write);
    expect(await read(damaged)).toMatchObject({ count: 9, rejects: [], told: ['DAMAGED_BYTES 6 1'] });
    expect(await read(gzipSync(damaged))).toMatchObject({ count: 9, rejects: [] });
  });

  it('costs its row in a column that is read, whatever else is wrong with it', async () => {
    const bad = row('D1').replace('住院', '住院~');
    const damaged = cut(`${HEADER}${rows(4)}${bad}${rows(1, '好', 4)}`, write);
    expect(await read(damaged)).toMatchObject({
      count: 5,
      rejects: ['6 service_type BAD_BYTES'],
      told: ['DAMAGED_BYTES 6 1'],
      rows: 6,
    });
    const long = cut(`${HEADER}${rows(4)}${bad.replace('\n', ',x\n')}`, write);
    expect(await read(long)).toMatchObject({ count: 4, rejects: ['6 service_type BAD_BYTES'] });
  });

  it('may stand in one row of a hundred, and in no more', async () => {
    const damaged = (good: number, bad: number) =>
      cut(`${HEADER}${rows(good)}${rows(bad, '好人~', good)}`, write);
    expect(await read(damaged(198, 2))).toMatchObject({ count: 200, told: ['DAMAGED_BYTES 200 2'] });
    const offset = cut(`${HEADER}${rows(197)}${row('C197', '好人~')}`, write).length - 2;
    await expect(read(damaged(197, 2))).rejects.toMatchObject({
      code: 'BAD_ENCODING',
      details: { encoding, line: 199, offset: write('人').length === 3 ? offset - 1 : offset },
    });
    // One bad row in fewer than a hundred is still one row.
    expect(await read(damaged(1, 1))).toMatchObject({ count: 2 });
  });

  it('in the header stops the run', async () => {
    const damaged = cut(`${HEADER.replace('memo', '备注~')}${rows(200)}`, write);
    await expect(read(damaged)).rejects.toMatchObject({ code: 'BAD_ENCODING', details: { line: 1 } });
    const title = cut(`结算台账~\n${HEADER}${rows(20)}`, write);
    expect(await read(title)).toMatchObject({ count: 20, told: ['HEADER_BELOW 2 1'] });
  });

  it('is read in whatever pieces the file comes', async () => {
    const damaged = cut(
      `${HEADER}${rows(150)}${row('D1', '好人~')}${rows(40, '"好~"', 150).replace(/~/g, '')}`,
      write,
    );
    const whole = await read(damaged);
    expect(whole.count).toBe(191);
    for (const bufferBytes of [1, 7, 64, 1000]) expect(await read(damaged, { bufferBytes })).toEqual(whole);
  });

  it('is found again where rows are read twice', async () => {
    const twice = row('C1', '人~') + row('C1', '好').replace('05-06', '05-05');
    const damaged = cut(`${HEADER}${twice}${rows(3, '好', 2)}`, write);
    expect(await read(damaged)).toMatchObject({ count: 4, rejects: ['2 claim_id DUPLICATE_CLAIM_ID'] });
  });
});

describe('a character that stands for damage already', () => {
  it('is damage as well', async () => {
    const damaged = UTF8(
      `${HEADER}${rows(150)}${row('D1', '\ufffd')}${row('D2').replace('住院', '住\ufffd')}`,
    );
    await expect(read(damaged)).rejects.toMatchObject({ code: 'BAD_ENCODING' });
    const fewer = UTF8(`${HEADER}${rows(250)}${row('D1', '\ufffd')}${row('D2').replace('D2', 'D\ufffd')}`);
    expect(await read(fewer)).toMatchObject({ count: 251, rejects: ['253 claim_id BAD_BYTES'] });
  });
});

describe('two encodings in one file', () => {
  const details = { encoding: 'utf8', line: 5 };

  it.each([
    ['one after the other', [UTF8(HEADER + rows(3)), GBK(rows(3, '好', 3))]],
    ['that would both be GB18030', [UTF8(HEADER + rows(3, '好人')), GBK(rows(3, '好人', 3))]],
    ['with more rows of the second', [UTF8(HEADER + rows(3)), GBK(rows(200, '好', 3))]],
  ])('stop the run: %s', async (_, parts) => {
    await expect(read(Buffer.concat(parts))).rejects.toMatchObject({
      code: 'BAD_ENCODING',
      details: { ...details, suggestion: '' },
    });
  });

  it('are told of where one row in a hundred has the other', async () => {
    const utf8 = Buffer.concat([UTF8(HEADER + rows(199)), GBK(row('D1', '张三丰'))]);
    // 住院 in GB18030 is valid UTF-8, and no service.
    expect(await read(utf8)).toMatchObject({
      count: 199,
      rejects: ['201 service_type UNKNOWN_SERVICE'],
      told: ['DAMAGED_BYTES 201 1'],
    });
    const gbk = Buffer.concat([GBK(HEADER + rows(199)), UTF8(row('D1', '好人'))]);
    expect(await read(gbk)).toMatchObject({
      count: 199,
      rejects: ['201 service_type UNKNOWN_SERVICE'],
      told: ['DAMAGED_BYTES 201 1'],
    });
  });

  it('are not seen in a file of GB18030 alone', async () => {
    expect(await read(GBK(HEADER + rows(300)))).toMatchObject({ count: 300, rejects: [], told: [] });
  });
});

describe('an encoding that the user names', () => {
  it('is kept to, and the right one is said where it is wrong', async () => {
    await expect(read(GBK(HEADER + rows(300)), { encoding: 'utf8' })).rejects.toMatchObject({
      code: 'BAD_ENCODING',
      details: { encoding: 'utf8', suggestion: '--input-encoding gb18030' },
    });
    // In GB18030, 好 and the line end behind it are no character.
    await expect(read(UTF8(HEADER + rows(300, '好')), { encoding: 'gb18030' })).rejects.toMatchObject({
      code: 'BAD_ENCODING',
      details: { encoding: 'gb18030', suggestion: '--input-encoding utf8', line: 2 },
    });
  });

  it('or that a byte order mark names, has the place of the first byte that is not valid', async () => {
    const marked = Buffer.concat([UTF8(`\ufeff${HEADER}`), GBK(rows(30))]);
    await expect(read(marked)).rejects.toMatchObject({ details: { encoding: 'utf8', line: 2 } });
    const utf16 = Buffer.from(`\ufeff${HEADER}${rows(2, '\ud800')}`, 'utf16le');
    await expect(read(utf16)).rejects.toMatchObject({ details: { encoding: 'utf16le', line: 2 } });
    await expect(read(Buffer.from([0xff, 0xfe, 0x41]))).rejects.toMatchObject({
      code: 'BAD_ENCODING',
      details: { encoding: 'utf16le', offset: 2, line: 1 },
    });
  });
});

it('a roster has its names in the encoding of the whole file', async () => {
  const roster = `person_id,name,identity,recognized_on\nP1,张三,低保,2023-01-01\nP2,李四~,低保,2023-01-01\nP3,王五,低保,2023-01-01\n`;
  for (const [, write] of BOTH) {
    const read = await readRoster(fileWith(cut(roster, write)), new StringInterner());
    expect(read.rejects).toMatchObject([
      { line: 3, column: 'name', code: 'BAD_BYTES', value: expect.stringContaining('李') },
    ]);
    expect(read.roster.count).toBe(2);
  }
});

it('a file is not read again before the threads that read it in the wrong encoding have ended', async () => {
  // More than a buffer of 4 MiB before the first byte that is no UTF-8, so that the threads are at work by then.
  const long = rows(2200, 'x'.repeat(2000)).replaceAll('住院', 'inpatient');
  const bytes = GBK(`${HEADER}${long}${row('D1', '张三丰')}`);
  const order: string[] = [];
  const rangeReaders = {
    count: 2,
    worthBytes: 0,
    read: async (_: number, request: Parameters<typeof readClaimRange>[0]) => {
      await new Promise((resolve) => setTimeout(resolve, 100));
      const range = await readClaimRange(request);
      order.push('range');
      return range;
    },
  };
  const { claims } = await readClaims([fileWith(bytes)], {
    rangeReaders,
    onProgress: () => order.push('buffer'),
  });
  expect(order).toEqual(['buffer', 'range', 'range', 'buffer', 'buffer']);
  expect(contentOf(claims)).toEqual((await read(bytes)).content);
});
