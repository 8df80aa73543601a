import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { copyBytes, viewOf } from '../../src/domain/bytes.js';
import { TextStore } from '../../src/domain/text-store.js';

/** Bytes of every kind, often around the hyphen and with the highest bit set. */
const byte = fc.oneof(fc.integer({ min: 0, max: 255 }), fc.constantFrom(0x2c, 0x2d, 0x2e, 0x80, 0xac, 0xff));

describe('bytes copied four at a time', () => {
  it('are those that one by one gives, and no byte beside them is touched', () => {
    fc.assert(
      fc.property(fc.array(byte, { maxLength: 40 }), fc.nat(9), fc.nat(9), (bytes, from, at) => {
        const source = Uint8Array.from([...Array(from).fill(0), ...bytes]);
        const target = new Uint8Array(at + bytes.length + 5).fill(7);
        const plain = copyBytes(viewOf(source), from, viewOf(target), at, bytes.length);
        expect([...target]).toEqual([...Array(at).fill(7), ...bytes, 7, 7, 7, 7, 7]);
        expect(plain).toBe(bytes.every((value) => value >= 0x2d));
      }),
    );
  });
});

describe('a text copied out of a store', () => {
  it('is the same after the store has grown and after it was put into another order', () => {
    const store = new TextStore();
    const words = Array.from({ length: 30_000 }, (_, at) => `word ${at}`);
    const copied = (id: number): string => {
      const target = new Uint8Array(store.byteLength(id));
      store.copyTo(id, viewOf(target), 0);
      return new TextDecoder().decode(target);
    };
    // The first block of bytes is replaced by larger ones on the way: 30,000 words are 300 KB.
    words.forEach((word, at) => {
      store.appendText(word);
      if (at % 1000 === 0) expect(copied(at)).toBe(word);
    });
    expect(copied(0)).toBe('word 0');
    store.reorder(Int32Array.from(words, (_, at) => words.length - 1 - at));
    expect(copied(0)).toBe('word 29999');
  });
});
