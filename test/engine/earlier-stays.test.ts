import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EarlierStays } from '../../src/engine/earlier-stays.js';
import { ClaimTable } from '../../src/tables/claim-table.js';

type Stay = readonly [admittedOn: number, dischargedOn: number];

/** Whether each stay of one person shares a night with an earlier one, as the replay finds it. */
function found(stays: readonly Stay[]): boolean[] {
  const claims = new ClaimTable();
  stays.forEach(([admittedOn, dischargedOn], at) => {
    const bill = { person: 'A', service: 'inpatient', settledOn: 9999, total: 1, eligible: 1 } as const;
    claims.push({ ...bill, claimId: `C${at}`, admittedOn, dischargedOn });
  });
  const earlier = new EarlierStays(claims);
  return stays.map((_, claim) => earlier.add(claim));
}

/** The same by holding every stay against every other. */
function wanted(stays: readonly Stay[]): boolean[] {
  return stays.map(([from, to], at) =>
    stays.slice(0, at).some(([begin, end]) => Math.max(from, begin) < Math.min(to, end)),
  );
}

describe('earlier stays of one person, settled in any order', () => {
  it('are found however many there are and however they lie', () => {
    // The longer the time, the fewer meet: then more than a few have to be looked at.
    const stays = fc.integer({ min: 40, max: 2000 }).chain((days) =>
      fc.array(
        fc
          .tuple(fc.integer({ min: 0, max: days }), fc.integer({ min: 0, max: 6 }))
          .map(([from, nights]): Stay => [from, from + nights]),
        { minLength: 20, maxLength: 120 },
      ),
    );
    fc.assert(
      fc.property(stays, (list) => {
        expect(found(list)).toEqual(wanted(list));
      }),
      { numRuns: 500, seed: 1 },
    );
  });

  it('become one stretch where a long one meets several, and only there', () => {
    // Twenty stays of five nights every ten days, the last first: nobody looks at all of them one by one.
    const apart = Array.from({ length: 20 }, (_, at): Stay => [190 - at * 10, 195 - at * 10]);
    // It meets the stays from day 0, 10 and 20.
    const bridge: Stay = [3, 27];
    const far = Array.from({ length: 20 }, (_, at): Stay => [590 - at * 10, 595 - at * 10]);
    const probes: Stay[] = [
      [27, 30], // between the bridge and the stay from day 30
      [6, 9], // under the bridge alone
      [26, 30], // its last night
      [35, 40], // between two stays
      [34, 36],
    ];
    expect(found([...apart, bridge, ...far, ...probes]).slice(-5)).toEqual([false, true, true, false, true]);
    expect(found([...apart, bridge]).at(-1)).toBe(true);
  });
});
