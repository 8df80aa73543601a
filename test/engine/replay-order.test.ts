import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { StringInterner } from '../../src/columnar/string-interner.js';
import { claimsByDay, partitionDays, replayOrder, sortDays } from '../../src/engine/replay-order.js';
import { claimTable, type Row } from '../support/tables.js';

/** Ids in replay order of claims given as [claim_id, settled_at]. */
function ordered(...claims: readonly (readonly [string, string])[]): string[] {
  const table = claimTable(claims.map(([claim_id, settled_at]) => claim(claim_id, settled_at)));
  return [...replayOrder(table)].map((at) => table.claimIds.text(table.claimId[at] as number));
}

function claim(claim_id: string, settled_at: string): Row {
  return {
    claim_id,
    settled_at,
    person_id: 'A',
    service_type: 'inpatient',
    total_amount: '0',
    eligible_amount: '0',
  };
}

describe('claims are replayed', () => {
  it('by day, then by second', () => {
    expect(
      ordered(
        ['d', '2021-03-01 00:00:01'],
        ['a', '2021-03-02'],
        ['b', '2021-03-01 23:59:59'],
        ['c', '2021-02-28 23:59:59'],
      ),
    ).toEqual(['c', 'd', 'b', 'a']);
  });

  it('a bare date as 00:00:00, so that the id decides between the two', () => {
    expect(ordered(['b', '2021-03-01'], ['a', '2021-03-01 00:00:00'], ['c', '2021-03-01 00:00:00'])).toEqual([
      'a',
      'b',
      'c',
    ]);
    expect(ordered(['a', '2021-03-01 00:00:01'], ['b', '2021-03-01'])).toEqual(['b', 'a']);
  });

  it('by id in code units within one second: digits, capitals, small letters; 10 before 9', () => {
    const at = '2021-03-01';
    expect(ordered(['a', at], ['Z', at], ['9', at], ['10', at], ['1', at], ['é', at], ['中', at])).toEqual([
      '1',
      '10',
      '9',
      'Z',
      'a',
      'é',
      '中',
    ]);
  });

  it('with supplementary characters before U+E000 to U+FFFF, as UTF-16 has them', () => {
    const at = '2021-03-01';
    // U+FF5E is one unit FF5E; U+1F600 begins with the surrogate D83D; U+D7FF is below all surrogates.
    expect(ordered(['～', at], ['\u{1F600}', at], ['\uD7FF', at], ['\uE000', at])).toEqual([
      '\uD7FF',
      '\u{1F600}',
      '\uE000',
      '～',
    ]);
  });

  it('by day also before 1970, where days count downwards', () => {
    expect(
      ordered(['a', '1971-01-01'], ['b', '1960-12-31'], ['c', '1961-01-01'], ['d', '1969-12-31']),
    ).toEqual(['b', 'c', 'd', 'a']);
  });

  it('none where there are none', () => {
    expect(ordered()).toEqual([]);
  });
});

/** Any text without half a surrogate pair, with the characters around the surrogates often among them. */
const text = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 2 }),
      fc.constantFrom('a', '中', '\uD7FF', '\uE000', '\uEFFF', '\uF000', '\uFFFF', '\u{10000}', '\u{10FFFF}'),
    ),
    { maxLength: 5 },
  )
  .map((parts) => parts.join(''));

describe('whatever the ids and times', () => {
  it('two texts of a pool compare as JavaScript compares strings', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        const pool = new StringInterner();
        const compared = pool.compare(pool.internText(a), pool.internText(b));
        expect(Math.sign(compared)).toBe(a < b ? -1 : a > b ? 1 : 0);
      }),
      { numRuns: 2000 },
    );
  });

  it('the order is that of sorting by time and then by string', () => {
    const time = fc.constantFrom(
      '2021-03-01',
      '2021-03-01 00:00:00',
      '2021-03-01 12:00:00',
      '2021-03-02',
      '2020-12-31',
    );
    const claims = fc.uniqueArray(fc.tuple(text, time), { selector: ([id]) => id, maxLength: 30 });
    fc.assert(
      fc.property(claims, (list) => {
        const key = (at: string) => (at.length === 10 ? `${at} 00:00:00` : at);
        const wanted = [...list].sort(([a, x], [b, y]) =>
          key(x) !== key(y) ? (key(x) < key(y) ? -1 : 1) : a < b ? -1 : 1,
        );
        expect(ordered(...list)).toEqual(wanted.map(([id]) => id));
      }),
    );
  });
});

describe('days dealt out to be sorted side by side', () => {
  const times = ['2021-03-01', '2021-03-02 12:00:00', '2021-03-02', '2021-03-04', '2021-03-09', '2021-03-09'];
  const rows = Array.from({ length: 60 }, (_, at) => claim(`${(at * 37) % 60}`, times[at % 6] as string));
  const table = claimTable(rows);

  it.each([1, 2, 3, 12])('in %i stretches give the order of replay', (stretches) => {
    const days = claimsByDay(table);
    // The last stretch first: none needs another.
    for (const stretch of partitionDays(days, stretches).reverse()) sortDays(table, days, stretch);
    expect([...days.order]).toEqual([...replayOrder(table)]);
  });

  it('are about as many claims in each stretch', () => {
    const days = claimsByDay(table);
    // Days end behind 10, 30, 30, 40 (and so on) and 60 claims: half of them end with the third day.
    expect([...days.ends]).toEqual([10, 30, 30, 40, 40, 40, 40, 40, 60]);
    expect(partitionDays(days, 2)).toEqual([
      { from: 0, to: 3 },
      { from: 3, to: 9 },
    ]);
    expect(partitionDays(days, 3)).toEqual([
      { from: 0, to: 1 },
      { from: 1, to: 8 },
      { from: 8, to: 9 },
    ]);
  });
});
