import { describe, expect, it } from 'vitest';
import { replay } from '../../src/engine/replay.js';
import { CounterPeers } from '../../src/reconciliation/counter-peers.js';
import { builtInPack, compileFor } from '../support/policies.js';
import { claimTable, rosterTable } from '../support/tables.js';
import { bill, recipient } from './reconciled.js';

// A and B are of household H, C of another; D is on no roster. Replayed by date: places 0 to 5.
const claims = claimTable([
  bill('1', '2021-01-01', '1.00', '', { person_id: 'B' }),
  bill('2', '2021-01-02', '1.00', '', { person_id: 'A' }),
  bill('3', '2021-01-03', '1.00', '', { person_id: 'C' }),
  bill('4', '2021-01-04', '1.00', '', { person_id: 'B' }),
  bill('5', '2021-01-05', '1.00', '', { person_id: 'A' }),
  bill('6', '2021-01-06', '1.00', '', { person_id: 'D' }),
]);
const roster = rosterTable(
  [
    recipient('A', 'dibao', { household_id: 'H' }),
    recipient('B', 'dibao', { household_id: 'H' }),
    recipient('C', 'dibao', { household_id: 'J' }),
  ],
  claims,
);
const adjudication = replay(claims, roster, [compileFor(builtInPack('dongyang-2020'), claims, roster)]);
const [ofB, ofA, ofC, , , ofD] = [0, 1, 2, 3, 4, 5];

describe('the history of a claim', () => {
  it('is that of its person where counters are a person’s', () => {
    const histories = new CounterPeers(adjudication, [ofA, ofD], false);
    expect([...histories.of(ofA)]).toEqual([1, 4]);
    expect([...histories.of(ofD)]).toEqual([5]);
  });

  it('is that of the household where one is a household’s, in the order of replay', () => {
    const histories = new CounterPeers(adjudication, [ofA, ofC], true);
    expect([...histories.of(ofA)]).toEqual([0, 1, 3, 4]);
    expect([...histories.of(ofB)]).toEqual([0, 1, 3, 4]);
    expect([...histories.of(ofC)]).toEqual([2]);
  });
});
