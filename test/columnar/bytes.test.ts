import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { copyBytes, viewOf } from '../../src/columnar/bytes.js';
import { StringStore } from '../../src/columnar/string-store.js';

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
  const copied = (store: StringStore, id: number): string => {
    const target = new Uint8Array(store.byteLength(id));
    store.copyTo(id, viewOf(target), 0);
    return new TextDecoder().decode(target);
  };

  it('is the same after the store has grown', () => {
    const store = new StringStore();
    // The first block of bytes is replaced by larger ones on the way: 30,000 words are 300 KB.
    for (let at = 0; at < 30_000; at++) {
      store.appendText(`word ${at}`);
      if (at % 1000 === 0) expect(copied(store, at)).toBe(`word ${at}`);
    }
    expect(copied(store, 0)).toBe('word 0');
  });

  it('is the right one after the store was put into another order', () => {
    const store = new StringStore();
    for (const word of ['first', '', 'second', 'third one']) store.appendText(word);
    expect(copied(store, 0)).toBe('first');
    store.reorder(Int32Array.of(3, 2, 1, 0));
    expect([0, 1, 2, 3].map((id) => copied(store, id))).toEqual(['third one', 'second', '', 'first']);
  });
});
