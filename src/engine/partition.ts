import { int32, uint8 } from '../columnar/columns.js';
import type { ClaimTable } from '../tables/claim-table.js';
import type { RosterTable } from '../tables/roster-table.js';

/*
 * A partition is the claims of some households. No household affects another, so each thread can replay a partition of its
 * own.
 */

/** Consecutive indexes, `from` included and `to` excluded: the claims of a partition, or some days. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** The indexes of a range, in rising order. */
export function indexesOf({ from, to }: Range): Int32Array {
  const claimIndexes = int32(to - from);
  for (let at = 0; at < claimIndexes.length; at++) claimIndexes[at] = from + at;
  return claimIndexes;
}

/** How the claims are to be arranged in memory for a replay in partitions. */
export interface Arrangement {
  /** The present indexes of the claims, in their new order. */
  readonly claimIndexes: Int32Array;
  /** The order of replay, as indexes into the new order. */
  readonly order: Int32Array;
  /** The claims of each partition, in the new order. */
  readonly ranges: readonly Range[];
}

/**
 * Arranges the claims partition by partition, each in the order of replay, so that each thread reads and writes memory of its
 * own. If partitions were mixed, threads would write to the same cache lines and wait for each other.
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
  // Where the claims of each partition begin: counted from those of the partitions before.
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

/** The most partitions: their numbers are kept in 8 bits. */
export const MAX_PARTITIONS = 255;

/**
 * Divides the persons into partitions. People who share a household, directly or through others, come into the same
 * partition. Returns the partition of each person, by number.
 */
export function partitionPersons(roster: RosterTable, partitions: number): Uint8Array {
  const persons = roster.personIds.size;
  // Union-find over persons and, after them, households: people who are connected have the same root.
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
  // Neighbouring numbers are people of one time and area; the multiplication spreads them over the partitions.
  for (let person = 0; person < persons; person++) {
    partitionOf[person] = (Math.imul(rootOf(person), 0x9e3779b1) >>> 8) % partitions;
  }
  return partitionOf;
}
