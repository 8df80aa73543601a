import type { LineTable } from '../tables/decision-tables.js';
import { Accumulators } from './accumulators.js';
import type { Counters } from './counters.js';
import type { Adjudication, PartitionResult, ReplayState } from './replay.js';

/**
 * Joins the replays of all partitions. The result is that of one replay of all claims, except for the order of the lines.
 *
 * @param claimsByPartition The claims of each partition.
 * @param lines The table of which the partitions' lines are sections.
 */
export function joinPartitions(
  state: ReplayState,
  claimsByPartition: readonly Int32Array[],
  partitions: readonly PartitionResult[],
  lines: LineTable,
): Adjudication {
  return {
    ...state,
    lines: joinLines(state, claimsByPartition, partitions, lines),
    accumulators: state.policies.map((policy, policyIndex) => {
      const joined = new Accumulators(policy, state.roster);
      for (const partition of partitions) {
        const { burden, paid } = partition.accumulators[policyIndex];
        for (let at = 0; at < burden.length; at++) addAll(joined.burden[at], burden[at]);
        for (let at = 0; at < paid.length; at++) addAll(joined.paid[at], paid[at]);
      }
      return joined;
    }),
    warnings: joinWarnings(state, partitions),
  };
}

/** Puts the lines of all partitions one after the other, and moves `firstLine` of the decisions accordingly. */
function joinLines(
  { decisions }: ReplayState,
  claimsByPartition: readonly Int32Array[],
  partitions: readonly PartitionResult[],
  lines: LineTable,
): LineTable {
  const starts = lines.join(partitions.map((partition) => partition.lines));
  claimsByPartition.forEach((claims, partition) => {
    // The lines of the first partition stay where they are.
    if (starts[partition] === 0) return;
    for (const { firstLine, lineCount } of decisions) {
      for (const claim of claims) if (lineCount[claim] > 0) firstLine[claim] += starts[partition];
    }
  });
  return lines;
}

/** The owners of two partitions are different people, so no counter is in both. */
function addAll(into: Counters, from: Counters): void {
  for (let index = 0; index < from.size; index++) {
    into.add(from.owners[index], from.periods[index], from.amounts[index]);
  }
}

/** By policy index, then in the order of replay, as in one replay of all claims. */
function joinWarnings(
  { claims, order }: ReplayState,
  partitions: readonly PartitionResult[],
): Adjudication['warnings'] {
  const replayPositionOf = new Int32Array(claims.count);
  for (let replayPosition = 0; replayPosition < order.length; replayPosition++)
    replayPositionOf[order[replayPosition]] = replayPosition;
  return partitions
    .flatMap((partition) => partition.warnings)
    .sort((a, b) => a.policy - b.policy || replayPositionOf[a.claim] - replayPositionOf[b.claim]);
}
