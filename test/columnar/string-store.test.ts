import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { StringInterner } from '../../src/columnar/string-interner.js';
import { StringStore } from '../../src/columnar/string-store.js';

const text = fc.string({ unit: 'grapheme', maxLength: 8 });

function storeOf(texts: readonly string[]): StringStore {
  const store = new StringStore();
  for (const word of texts) store.appendText(word);
  return store;
}

describe('a store of texts', () => {
  it('keeps every text, also one that it has already, and the empty one', () => {
    const store = storeOf(['', '甲', '', '甲', 'b']);
    expect(store.size).toBe(5);
    expect([0, 1, 2, 3, 4].map((id) => store.text(id))).toEqual(['', '甲', '', '甲', 'b']);
    expect([store.indexOf('甲'), store.indexOf('b'), store.indexOf('丙'), store.indexOf('')]).toEqual([
      1, 4, -1, 0,
    ]);
  });

  it('is found again in another one, and ordered against it as JavaScript orders strings', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 30 }), fc.array(text, { maxLength: 30 }), (here, there) => {
        const store = storeOf(here);
        const pool = new StringInterner();
        for (const word of there) pool.internText(word);
        here.forEach((word, id) => {
          expect(pool.findFrom(store, id)).toBe(pool.findText(word));
          there.forEach((other) => {
            const compared = store.compareWith(id, pool, pool.findText(other));
            expect(Math.sign(compared)).toBe(word < other ? -1 : word > other ? 1 : 0);
          });
        });
      }),
    );
  });

  it('can be put into any order', () => {
    const shuffled = fc
      .array(text, { maxLength: 40 })
      .chain((texts) =>
        fc.tuple(fc.constant(texts), fc.shuffledSubarray([...texts.keys()], { minLength: texts.length })),
      );
    fc.assert(
      fc.property(shuffled, ([texts, order]) => {
        const store = storeOf(texts);
        store.reorder(Int32Array.from(order));
        expect(order.map((_, id) => store.text(id))).toEqual(order.map((id) => texts[id]));
        expect(store.appendText('new')).toBe(texts.length);
        expect(store.text(texts.length)).toBe('new');
      }),
    );
  });
});
