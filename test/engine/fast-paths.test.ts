import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDay, NO_DAY, yearOf } from '../../src/domain/calendar.js';
import { Counters, YearCounters } from '../../src/engine/counters.js';
import { DuplicateBills } from '../../src/engine/duplicate-bills.js';
import { EarlierStays } from '../../src/engine/earlier-stays.js';
import { PolicyRows } from '../../src/engine/policy-rows.js';
import { replayOrder } from '../../src/engine/replay-order.js';
import { RosterIndex } from '../../src/engine/roster-index.js';
import { NO_ROW_IN_FORCE, NO_ROW_KNOWN } from '../../src/mechanisms/claim-view.js';
import { takeRow } from '../../src/mechanisms/entitlement.js';
import { builtInPack, compileFor } from '../support/policies.js';
import { claimTable, day, type Row, rosterTable } from '../support/tables.js';

/** Each way of being fast is held against the plain one. */

const BILL: Row = {
  person_id: 'A',
  service_type: 'inpatient',
  settled_at: '2022-06-01',
  total_amount: '100.00',
  eligible_amount: '100.00',
};
const START = day('2020-01-01');

/** A day of some two years. */
const anyDay = fc.integer({ min: 0, max: 800 }).map((days) => formatDay(START + days));
const orBlank = (days: fc.Arbitrary<string>) => fc.oneof(days, fc.constant(''));
const person = fc.constantFrom('A', 'B', 'C');

function withIds(rows: readonly Row[]): Row[] {
  return rows.map((row, at) => ({ ...BILL, claim_id: `C${String(at).padStart(3, '0')}`, ...row }));
}

it('a policy’s view of the roster takes the row that takeRow takes', () => {
  const identity = fc.constantFrom('destitute', 'dibao', 'illness_poverty', 'good_samaritan', 'three_elders');
  const row = fc.record({
    person_id: person,
    identity,
    recognized_on: anyDay,
    valid_from: orBlank(anyDay),
    valid_to: orBlank(anyDay),
  });
  fc.assert(
    fc.property(fc.array(row, { maxLength: 12 }), anyDay, (rows, text) => {
      const claims = claimTable(withIds([{}]));
      const roster = rosterTable(rows, claims);
      // Categories with and without a look-back; the mid-stay rule touches no claim without a stay.
      const policy = compileFor(builtInPack('wenzhou-2020'), claims, roster);
      const index = new RosterIndex(roster);
      const view = new PolicyRows(policy, roster, index);
      for (let at = 0; at < claims.personIds.size; at++) {
        const dates = { entitlement: day(text), admitted: NO_DAY, discharged: NO_DAY };
        const wanted = takeRow(policy, roster, index.rowsOf(at), dates);
        const taken = view.take(at, dates.entitlement);
        const reasons = new Map([
          [NO_ROW_KNOWN, 'NOT_ON_ROSTER'],
          [NO_ROW_IN_FORCE, 'NO_CATEGORY_AT_DATE'],
        ]);
        const found =
          taken < 0
            ? { row: -1, category: -1, reason: reasons.get(taken) }
            : { row: view.rowAt(taken), category: view.categoryAt(taken), reason: '' };
        expect(found).toEqual({ row: wanted.row, category: wanted.category, reason: wanted.reason });
      }
    }),
  );
});

it('a stay overlaps where one of the stays before it does, looked at one by one', () => {
  const stay = fc
    .record({ person_id: person, from: fc.nat(300), nights: fc.nat(12) })
    .map(({ person_id, from, nights }) => ({
      person_id,
      admitted_on: formatDay(START + from),
      discharged_on: formatDay(START + from + nights),
    }));
  fc.assert(
    fc.property(fc.array(stay, { maxLength: 120 }), (rows) => {
      const claims = claimTable(withIds(rows));
      const { person: who, admittedOn, dischargedOn } = claims;
      const stays = new EarlierStays(claims);
      for (let claim = 0; claim < claims.count; claim++) {
        let wanted = false;
        for (let other = 0; other < claim; other++) {
          const from = Math.max(admittedOn[claim], admittedOn[other]);
          const to = Math.min(dischargedOn[claim], dischargedOn[other]);
          if (who[claim] === who[other] && from < to) wanted = true;
        }
        expect(stays.add(claim), `stay ${claim}`).toBe(wanted);
      }
    }),
  );
});

it('a bill stands twice where one of the bills before it is alike, looked at one by one', () => {
  const bill = fc.record({
    person_id: person,
    settled_at: fc.constantFrom('2022-06-01', '2022-06-01 08:00:00', '2022-06-02', '2022-06-03'),
    institution_id: fc.constantFrom('H1', 'H2'),
    total_amount: fc.constantFrom('100.00', '100.01'),
  });
  fc.assert(
    fc.property(fc.array(bill, { maxLength: 40 }), (rows) => {
      const claims = claimTable(withIds(rows));
      const order = replayOrder(claims);
      const bills = new DuplicateBills(claims, order);
      const { person: who, settledOn, institution, total } = claims;
      const key = (claim: number) =>
        `${who[claim]} ${settledOn[claim]} ${institution[claim]} ${total[claim]}`;
      const seen = new Set<string>();
      order.forEach((claim, place) => {
        expect(bills.add(place)).toBe(seen.has(key(claim)));
        seen.add(key(claim));
      });
    }),
  );
});

it('counters by year hold what counters by hash hold', () => {
  const move = fc.tuple(fc.integer({ min: -9, max: 6 }), fc.integer({ min: 2019, max: 2022 }), fc.nat(5));
  fc.assert(
    fc.property(fc.array(move), (moves) => {
      const byHash = new Counters();
      const byYear = new YearCounters(10, 7);
      for (const [owner, year, amount] of moves) {
        expect(byYear.get(owner, year)).toBe(byHash.get(owner, year));
        byHash.add(owner, year, amount);
        byYear.add(owner, year, amount);
      }
      const listed = ({ size, owners, periods, amounts }: Counters) =>
        Array.from({ length: size }, (_, at) => [owners[at], periods[at], amounts[at]]);
      expect(listed(byYear)).toEqual(listed(byHash));
    }),
  );
});

describe('claims of one second', () => {
  it('stand in code-unit order also where they are many', () => {
    // U+FF5E is one unit above the surrogates with which U+1F600 begins.
    const ids = Array.from(
      { length: 200 },
      (_, at) => `${at % 2 === 0 ? '～' : '\u{1F600}'}${(at * 77) % 200}`,
    );
    const claims = claimTable(ids.map((claim_id) => ({ ...BILL, claim_id })));
    const ordered = Array.from(replayOrder(claims), (claim) => claims.claimIds.text(claims.claimId[claim]));
    expect(ordered).toEqual([...ids].sort());
  });

  it('stand behind those of days centuries before', () => {
    const times = ['2199-12-31 23:59:59', '1900-01-01', '2199-12-31', '1900-01-01 23:59:59', '1969-12-31'];
    const claims = claimTable(withIds(times.map((settled_at) => ({ settled_at }))));
    expect(Array.from(replayOrder(claims))).toEqual([1, 3, 4, 2, 0]);
  });
});

it('the year of a day does not depend on the day asked for before', () => {
  const days = fc.integer({ min: day('1900-01-01'), max: day('2199-12-31') });
  fc.assert(
    fc.property(fc.array(days), (asked) => {
      for (const one of asked) {
        expect(yearOf(one)).toBe(Number(formatDay(one).slice(0, 4)));
        expect(yearOf(one + 1)).toBe(new Date((one + 1) * 86_400_000).getUTCFullYear());
      }
    }),
  );
});
