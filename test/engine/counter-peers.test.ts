import { describe, expect, it } from 'vitest';
import { CounterPeers } from '../../src/engine/counter-peers.js';
import { replay } from '../../src/engine/replay.js';
import { bill, recipient } from '../reconciliation/reconciled.js';
import { builtInPack, compileFor } from '../support/policies.js';
import { claimTable, rosterTable } from '../support/tables.js';

// A and B are of household H, C of another; D is on no roster. Replayed by date: positions 0 to 5.
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

describe('the peers of a claim', () => {
  it('are those of its person, where counters belong to persons', () => {
    const peers = new CounterPeers(adjudication, [ofA, ofD], false);
    expect([...peers.of(ofA)]).toEqual([1, 4]);
    expect([...peers.of(ofD)]).toEqual([5]);
  });

  it('are those of the household, where a counter belongs to households, in the order of replay', () => {
    const peers = new CounterPeers(adjudication, [ofA, ofC], true);
    expect([...peers.of(ofA)]).toEqual([0, 1, 3, 4]);
    expect([...peers.of(ofB)]).toEqual([0, 1, 3, 4]);
    expect([...peers.of(ofC)]).toEqual([2]);
  });
});
