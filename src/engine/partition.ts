import { int32, uint8 } from '../columnar/columns.js';
import type { ClaimTable } from '../tables/claim-table.js';
import type { RosterTable } from '../tables/roster-table.js';

/*
 * A partition are the claims of some households. Nothing that one household does bears on another, so that they can be dealt
 * out to several threads, each of which replays its own.
 */

/** Places that follow each other, from one to before another: the claims of a partition, or some days. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** The places of a range, in rising order. */
export function indexesOf({ from, to }: Range): Int32Array {
  const claimIndexes = int32(to - from);
  for (let at = 0; at < claimIndexes.length; at++) claimIndexes[at] = from + at;
  return claimIndexes;
}

/** How claims are to lie in memory for a replay in partitions. */
export interface Arrangement {
  /** The present places of the claims, in the order in which they are to lie. */
  readonly claimIndexes: Int32Array;
  /** The order of replay, as places in the new order. */
  readonly order: Int32Array;
  /** Where the claims of each partition will lie. */
  readonly ranges: readonly Range[];
}

/**
 * Arranges claims partition by partition, each partition in the order of replay: so each thread reads and writes memory of its own.
 * Were the partitions mixed, two threads would write to neighbouring bytes all the time, and each wait for the other.
 *
 * @param order The order of replay.
 * @param partitionOf The partition of each person, by number.
 */
export function arrange(
  claims: ClaimTable,
  order: Int32Array,
  partitionOf: Uint8Array,
  partitions: number,
): Arrangement {
  const partitionAt = new Uint8Array(order.length);
  // Where the claims of each partition begin, by counting those of the partitions before.
  const starts = new Array<number>(partitions + 1).fill(0);
  for (let at = 0; at < order.length; at++) {
    partitionAt[at] = partitionOf[claims.person[order[at]]];
    starts[partitionAt[at] + 1]++;
  }
  for (let partition = 0; partition < partitions; partition++) starts[partition + 1] += starts[partition];
  const next = starts.slice();
  const claimIndexes = int32(order.length);
  const arranged = int32(order.length);
  for (let at = 0; at < order.length; at++) {
    const index = next[partitionAt[at]]++;
    claimIndexes[index] = order[at];
    arranged[at] = index;
  }
  const ranges = Array.from({ length: partitions }, (_, partition) => ({
    from: starts[partition],
    to: starts[partition + 1],
  }));
  return { claimIndexes, order: arranged, ranges };
}

/** At most so many partitions: their number is kept in 8 bits. */
export const MAX_PARTITIONS = 255;

/**
 * Deals the persons out into partitions, so that people who share a household, directly or through others, fall
 * into one partition. Returns the partition of each person, by number.
 */
export function partitionPersons(roster: RosterTable, partitions: number): Uint8Array {
  const persons = roster.personIds.size;
  // One family tree for persons and, behind them, households: who hangs together ends at the same root.
  const parent = int32(persons + roster.households.size);
  for (let member = 0; member < parent.length; member++) parent[member] = member;
  const rootOf = (member: number): number => {
    let root = member;
    while (parent[root] !== root) root = parent[root];
    for (let at = member; parent[at] !== root; ) {
      const next = parent[at];
      parent[at] = root;
      at = next;
    }
    return root;
  };
  for (let row = 0; row < roster.count; row++) {
    if (roster.household[row] === 0) continue;
    parent[rootOf(roster.person[row])] = rootOf(persons + roster.household[row]);
  }
  const partitionOf = uint8(persons);
  // Neighbouring numbers are people of one time and place; a multiplication scatters them over the partitions.
  for (let person = 0; person < persons; person++) {
    partitionOf[person] = (Math.imul(rootOf(person), 0x9e3779b1) >>> 8) % partitions;
  }
  return partitionOf;
}
