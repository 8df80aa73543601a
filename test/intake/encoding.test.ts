import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { StringInterner } from '../../src/columnar/string-interner.js';
import { asUtf8 } from '../../src/intake/encoding/decode.js';
import { type Encoding, InvalidByte } from '../../src/intake/encoding/encoding.js';
import { readRoster } from '../../src/intake/index.js';
import { CLAIM_HEADER, CLAIM_ROW, contentOf, fileWith, readClaims } from './files.js';

const CHINESE = [
  '结算ID,身份证号,医疗类别,结算时间,总费用,符合政策范围金额',
  'C1,330302198001010011,住院,2023-05-06,100.00,80.00',
  '',
].join('\n');
const ROSTER = 'person_id,identity,recognized_on,name\nP1,dibao,2023-01-01,张𠮷\n';

const ENCODED: readonly (readonly [string, (text: string) => Buffer])[] = [
  ['UTF-8', (text) => Buffer.from(text)],
  ['UTF-8 with a mark', (text) => Buffer.from(`\ufeff${text}`)],
  ['GB18030', (text) => iconv.encode(text, 'gb18030')],
  ['UTF-16LE with a mark', (text) => Buffer.from(`\ufeff${text}`, 'utf16le')],
  ['UTF-16BE with a mark', (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
];

describe('a file', () => {
  it.each(ENCODED)('is read in %s, packed or not', async (_, encode) => {
    for (const pack of [(bytes: Buffer) => bytes, (bytes: Buffer) => gzipSync(bytes)]) {
      const { claims, rejects } = await readClaims([fileWith(pack(encode(CHINESE)))]);
      expect(rejects).toEqual([]);
      expect(contentOf(claims)).toHaveLength(1);
      const { roster } = await readRoster(fileWith(pack(encode(ROSTER))), new StringInterner());
      expect(roster.names.text(roster.name[0] as number)).toBe('张𠮷');
    }
  });

  it.each([
    ['utf16le', Buffer.from(CHINESE, 'utf16le')],
    ['utf16be', Buffer.from(CHINESE, 'utf16le').swap16()],
  ] as const)('is read in %s without a mark, whether or not the user says so', async (encoding, bytes) => {
    expect((await readClaims([fileWith(bytes)], { encoding })).claims.count).toBe(1);
    expect((await readClaims([fileWith(bytes)])).claims.count).toBe(1);
  });

  it('is decided as a whole: 住院 alone is valid in both', async () => {
    const gbk = Buffer.concat([
      Buffer.from(`${CLAIM_HEADER},psn_name\nC1,1,`),
      Buffer.from('住院'),
      Buffer.from(',2023-05-06,1,1,\n'),
    ]);
    expect((await readClaims([fileWith(gbk)])).claims.count).toBe(1);
    const ambiguous = iconv.encode(`${CLAIM_HEADER},psn_name\nC1,1,住院,2023-05-06,1,1,\n`, 'gbk');
    // All of it is valid UTF-8, and so it is UTF-8: the cell says «סԺ», which is no service.
    expect((await readClaims([fileWith(ambiguous)])).rejects).toMatchObject([
      { code: 'UNKNOWN_SERVICE', value: 'סԺ' },
    ]);
    expect((await readClaims([fileWith(ambiguous)], { encoding: 'gb18030' })).claims.count).toBe(1);
    const decided = Buffer.concat([ambiguous, iconv.encode('C2,1,住院,2023-05-06,1,1,张三\n', 'gbk')]);
    expect((await readClaims([fileWith(decided)])).claims.count).toBe(2);
  });

  it('may show its encoding only after many records', async () => {
    const rows = Array.from({ length: 60_000 }, (_, i) => `C${i},1,inpatient,2023-05-06,1,1,`);
    const text = [
      `${CLAIM_HEADER},姓名`.replace('姓名', 'psn_name'),
      ...rows,
      'D1,1,inpatient,2023-05-06,1,1.001,李四',
      '',
    ].join('\n');
    const padded = text + `${'x'.repeat(90)},1,inpatient,2023-05-06,1,1,\n`.repeat(40_000);
    const bytes = iconv.encode(padded, 'gb18030');
    const { claims, rejects, files } = await readClaims([fileWith(bytes)]);
    expect(claims.count).toBe(60_000);
    expect(rejects).toHaveLength(40_001);
    expect(rejects[0]?.row).toContain('李四');
    expect(files[0]?.rows).toBe(100_001);
  });
});

describe('transcoding', () => {
  /** Reads bytes as they come in pieces of the given sizes. */
  async function transcode(bytes: Buffer, encoding: Encoding, sizes: number[]): Promise<Buffer> {
    let at = 0;
    const raw = {
      read: async (into: Uint8Array) => {
        const size = Math.min(
          sizes.length > 0 ? (sizes.shift() as number) : bytes.length,
          into.length,
          bytes.length - at,
        );
        into.set(bytes.subarray(at, at + size));
        at += size;
        return size;
      },
    };
    const stream = asUtf8(raw, encoding);
    const parts: Buffer[] = [];
    for (;;) {
      const part = Buffer.alloc(7);
      const count = await stream.read(part);
      if (count === 0) return Buffer.concat(parts);
      parts.push(part.subarray(0, count));
    }
  }

  const text = fc
    .array(fc.constantFrom('a', '1', ',', '\n', '0', 'é', '住', '院', '𠮷', '\u3000', '€', 'ḿ', '\ue5e5'), {
      maxLength: 30,
    })
    .map((characters) => characters.join(''));
  const sizes = fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 40 });

  it.each([
    ['utf8', (value: string) => Buffer.from(value)],
    ['gb18030', (value: string) => iconv.encode(value, 'gb18030')],
    ['utf16le', (value: string) => Buffer.from(value, 'utf16le')],
    ['utf16be', (value: string) => Buffer.from(value, 'utf16le').swap16()],
  ] as const)('gives the same for %s in whatever pieces it comes', async (encoding, encode) => {
    await fc.assert(
      fc.asyncProperty(text, sizes, async (value, pieces) => {
        // U+E5E5 has no place in GB18030.
        const known = encoding === 'gb18030' ? value.replaceAll('\ue5e5', '') : value;
        expect((await transcode(encode(known), encoding, [...pieces])).toString()).toBe(known);
      }),
      { numRuns: 500 },
    );
  });

  it('finds the same invalid byte in whatever pieces it comes', async () => {
    const bytes = fc.array(
      fc.constantFrom(0x2c, 0x30, 0x41, 0x81, 0xd7, 0xa1, 0xe4, 0xbd, 0x8f, 0xff, 0xd8, 0xdc, 0x00),
      {
        maxLength: 12,
      },
    );
    const encodings = fc.constantFrom<Encoding>('utf8', 'gb18030', 'utf16le', 'utf16be');
    const outcome = async (content: number[], encoding: Encoding, pieces: number[]) => {
      try {
        return (await transcode(Buffer.from(content), encoding, pieces)).toString();
      } catch (error) {
        return error instanceof InvalidByte ? error.offset : error;
      }
    };
    await fc.assert(
      fc.asyncProperty(bytes, encodings, sizes, async (content, encoding, pieces) => {
        const whole = await outcome(content, encoding, []);
        expect(await outcome(content, encoding, [...pieces])).toBe(whole);
        if (typeof whole !== 'string') expect(whole).toBeLessThan(content.length);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('an input that is no file', () => {
  it('is read from the standard input, as often as needed', async () => {
    const rows = [CLAIM_HEADER, CLAIM_ROW, CLAIM_ROW.replace('2023-05-06', '2023-05-05'), ''].join('\n');
    const bytes = gzipSync(rows);
    const stdin = Readable.from([bytes.subarray(0, 5), bytes.subarray(5)]);
    const { claims, rejects, files } = await readClaims(['-'], { stdin });
    expect(claims.count).toBe(1);
    expect(rejects).toMatchObject([{ file: '-', line: 2, code: 'DUPLICATE_CLAIM_ID' }]);
    expect(files).toMatchObject([{ path: '-', bytes: bytes.length, rows: 2, rejected: 1 }]);
  });
});
