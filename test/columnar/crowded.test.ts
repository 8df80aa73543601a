import { beforeAll, describe, expect, it } from 'vitest';
import { StringInterner } from '../../src/columnar/string-interner.js';
import type { StringStore } from '../../src/columnar/string-store.js';
import { DuplicateBills } from '../../src/engine/duplicate-bills.js';
import { repeatedIds } from '../../src/intake/checks/repeated-ids.js';
import { ClaimTable } from '../../src/tables/claim-table.js';
import { claimTable } from '../support/tables.js';
import { collidingIds, collidingKeys } from './colliding.js';

/** Counts how often a text is compared with another one. */
class CountingPool extends StringInterner {
  comparisons = 0;

  protected override holds(...where: Parameters<StringInterner['holds']>): boolean {
    this.comparisons++;
    return super.holds(...where);
  }

  override compareWith(id: number, other: StringStore, otherId: number): number {
    this.comparisons++;
    return super.compareWith(id, other, otherId);
  }
}

/** More than one growth of the slots, which begin with 4,096. */
const COUNT = 20_000;
let ids: string[] = [];
beforeAll(() => {
  ids = collidingIds(COUNT);
});

describe('texts that are made to share a hash', () => {
  it('are compared with a few others, not each with each', () => {
    const pool = new CountingPool();
    for (const id of ids) pool.internText(id);
    // Each with each would be 20,000 × 19,999 / 2, some 200 million; 32 for each are 640,000.
    expect(pool.comparisons).toBeLessThanOrEqual(32 * COUNT);
    pool.comparisons = 0;
    for (const id of ids) expect(pool.findText(id)).toBeGreaterThan(0);
    expect(pool.comparisons).toBeLessThanOrEqual(32 * COUNT);
  });

  it('are numbered in the order of arrival, kept once and found, like all others', () => {
    const pool = new StringInterner();
    const [first, second] = [ids.slice(0, COUNT / 2), ids.slice(COUNT / 2)];
    // The empty text is number 0.
    expect(first.map((id) => pool.internText(id))).toEqual(first.map((_, at) => at + 1));
    expect(first.map((id) => pool.internText(id))).toEqual(first.map((_, at) => at + 1));
    expect(second.map((id) => pool.findText(id)).every((number) => number === -1)).toBe(true);
    expect(second.map((id) => pool.internText(id))).toEqual(second.map((_, at) => COUNT / 2 + at + 1));
    expect(ids.map((id) => pool.findText(id))).toEqual(ids.map((_, at) => at + 1));
    expect(ids.map((_, at) => pool.text(at + 1))).toEqual(ids);
    expect(pool.size).toBe(COUNT + 1);
  });

  it('go over into another pool, and are found from it', () => {
    const [pool, other] = [new CountingPool(), new StringInterner()];
    for (const id of ids) other.internText(id);
    pool.internText(ids[7] as string);
    const numbers = pool.internAll(other);
    expect(pool.comparisons).toBeLessThanOrEqual(32 * (COUNT + 2));
    expect([...numbers].map((number) => pool.text(number))).toEqual(['', ...ids]);
    expect(ids.map((_, at) => pool.findFrom(other, at + 1))).toEqual([...numbers].slice(1));
    expect(new StringInterner().findFrom(other, 1)).toBe(-1);
  });

  it('may be keys of any bytes, which are no UTF-8', () => {
    const pool = new StringInterner();
    const keys = collidingKeys(1000);
    expect(keys.map((key) => pool.intern(key, 0, 12))).toEqual(keys.map((_, at) => at + 1));
    expect(keys.map((key) => pool.intern(key, 0, 12))).toEqual(keys.map((_, at) => at + 1));
  });
});

describe('claims that are made to share a hash', () => {
  it('with their ids: those that stand twice are found, in their groups, at a cost of a few comparisons each', () => {
    const claims = new ClaimTable();
    let comparisons = 0;
    const compare = claims.claimIds.compare.bind(claims.claimIds);
    claims.claimIds.compare = (a, b) => {
      comparisons++;
      return compare(a, b);
    };
    const all = [...ids, ids[3], ids[COUNT - 1], ids[3]] as string[];
    all.forEach((id, claim) => {
      claims.claimId[claim] = claims.claimIds.appendText(id);
      claims.count = claim + 1;
      if (claim + 1 === claims.claimId.length) growIds(claims);
    });
    expect(repeatedIds(claims)).toEqual([
      [3, COUNT, COUNT + 2],
      [COUNT - 1, COUNT + 1],
    ]);
    expect(comparisons).toBeLessThanOrEqual(32 * all.length);
  });

  it('with their totals: 2^32 fen apart they have one hash, and are compared with a few others', () => {
    // One person's bills of a day: 200 totals that are alike in their lower 32 bits, each twice.
    const totals = Array.from({ length: 200 }, (_, at) => (1_000 + at * 2 ** 32) / 100);
    const bills = [...totals, ...totals].map((total, at) => ({
      claim_id: `C${at}`,
      person_id: 'P1',
      settled_at: '2023-03-01',
      total_amount: total.toFixed(2),
      eligible_amount: total.toFixed(2),
    }));
    const claims = claimTable(bills);
    const found = new DuplicateBills(
      claims,
      Int32Array.from(bills, (_, at) => at),
    );
    const isTwin = bills.map((_, at) => found.add(at));
    expect(isTwin).toEqual([...totals.map(() => false), ...totals.map(() => true)]);
  });
});

function growIds(claims: ClaimTable): void {
  const larger = new Int32Array(claims.claimId.length * 2);
  larger.set(claims.claimId);
  claims.claimId = larger;
}
