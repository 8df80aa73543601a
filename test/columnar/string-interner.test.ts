import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { StringInterner } from '../../src/columnar/string-interner.js';

const text = fc.string({ unit: 'grapheme', maxLength: 12 });

describe('a pool of texts', () => {
  it('keeps each text once, numbers them in order of arrival, and has the empty one from the start', () => {
    const pool = new StringInterner();
    expect([pool.size, pool.internText(''), pool.text(0)]).toEqual([1, 0, '']);
    expect(['甲', 'b', '甲', 'b', ''].map((word) => pool.internText(word))).toEqual([1, 2, 1, 2, 0]);
    expect([pool.size, pool.text(1), pool.text(2)]).toEqual([3, '甲', 'b']);
    expect([pool.byteLength(0), pool.byteLength(1), pool.byteLength(2)]).toEqual([0, 3, 1]);
  });

  it('finds what it has seen and nothing else', () => {
    const pool = new StringInterner();
    pool.internText('甲');
    expect([pool.findText('甲'), pool.findText('乙'), pool.findText('')]).toEqual([1, -1, 0]);
    expect(pool.size).toBe(2);
  });

  it('does what a map does, whatever the texts and however many', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 3000, size: 'max' }), (texts) => {
        const pool = new StringInterner();
        const known = new Map([['', 0]]);
        for (const word of texts) {
          if (!known.has(word)) known.set(word, known.size);
          expect(pool.internText(word)).toBe(known.get(word));
        }
        for (const [word, id] of known) expect(pool.text(id)).toBe(word);
        expect(pool.size).toBe(known.size);
      }),
      { numRuns: 20 },
    );
  });

  it('keeps texts whole across its blocks: none straddles two, none is lost where the first one grows', () => {
    const pool = new StringInterner();
    // 400 texts of 60,000 bytes are 24 MB: more than one block of 16 MiB.
    const texts = Array.from({ length: 400 }, (_, at) => String(at).padStart(60_000, 'x'));
    const ids = texts.map((word) => pool.internText(word));
    expect(ids.map((id) => pool.text(id))).toEqual(texts);
    expect(texts.map((word) => pool.findText(word))).toEqual(ids);
    const copy = new Uint8Array(60_000);
    pool.copyTo(ids[399] as number, new DataView(copy.buffer), 0);
    expect(new TextDecoder().decode(copy)).toBe(texts[399]);
  });

  it('refuses a text that it could not keep whole', () => {
    const pool = new StringInterner();
    expect(pool.text(pool.internText('x'.repeat(65_535)))).toHaveLength(65_535);
    expect(() => pool.internText('x'.repeat(65_536))).toThrow(RangeError);
    expect(() => pool.internText('中'.repeat(21_846))).toThrow(RangeError);
  });
});
