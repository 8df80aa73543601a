import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import type { OutputEncoding } from '../../src/reports/encoding.js';
import { encoderFor } from '../../src/reports/encoding.js';

/** Encodes a text that arrives in chunks of the given sizes, the last of them as long as need be. */
function encoded(text: string, encoding: OutputEncoding, sizes: readonly number[] = []): Buffer {
  const utf8 = Buffer.from(text, 'utf8');
  const encode = encoderFor(encoding);
  const parts: Uint8Array[] = [];
  let from = 0;
  for (const size of [...sizes, utf8.length]) {
    parts.push(Buffer.from(encode(utf8.subarray(from, from + size))));
    from = Math.min(from + size, utf8.length);
  }
  return Buffer.concat(parts);
}

const text = fc.string({
  unit: fc.oneof(
    fc.constantFrom('a', ',', '\n', '元'),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  ),
});
const sizes = fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 8 });

describe('GB18030', () => {
  it('is what iconv-lite makes of the whole text, wherever the chunks are cut', () => {
    fc.assert(
      fc.property(text, sizes, (content, cuts) => {
        expect(encoded(content, 'gb18030', cuts)).toEqual(iconv.encode(content, 'gb18030'));
      }),
    );
  });

  it('writes common characters in two bytes, rare ones in four, and ASCII as it is', () => {
    expect(encoded('a医\n', 'gb18030').toString('hex')).toBe('61d2bd0a');
    // U+20BB7 is number 0x10BB7 = 68,535 of the supplementary characters, which begin at 90 30 81 30:
    // 68,535 = 5 × 12,600 + 4 × 1,260 + 49 × 10 + 5.
    expect(encoded('𠮷', 'gb18030').toString('hex')).toBe('9534b235');
  });

  it('never splits a character that a chunk cuts', () => {
    for (const cut of [1, 2, 3, 4, 5]) {
      expect(iconv.decode(encoded('医院𠮷', 'gb18030', [cut]), 'gb18030')).toBe('医院𠮷');
    }
  });
});

describe('UTF-8', () => {
  it('is written without a byte order mark, or with exactly one', () => {
    fc.assert(
      fc.property(text, sizes, (content, cuts) => {
        const plain = Buffer.from(content, 'utf8');
        expect(encoded(content, 'utf8', cuts)).toEqual(plain);
        expect(encoded(content, 'utf8-bom', cuts)).toEqual(
          Buffer.concat([Buffer.of(0xef, 0xbb, 0xbf), plain]),
        );
      }),
    );
  });
});
