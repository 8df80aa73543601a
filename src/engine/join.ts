import { Accumulators } from './accumulators.js';
import type { Counters } from './counters.js';
import type { LineTable } from './decisions.js';
import type { Adjudication, PartResult, Slate } from './replay.js';

/**
 * Joins the replays of parts that together have everybody: the result is that of one replay of all, but for the order
 * of the lines.
 *
 * @param claimsByPart The claims of each part.
 * @param lines The table of which the parts' lines are sections.
 */
export function joinParts(
  slate: Slate,
  claimsByPart: readonly Int32Array[],
  parts: readonly PartResult[],
  lines: LineTable,
): Adjudication {
  return {
    ...slate,
    lines: joinLines(slate, claimsByPart, parts, lines),
    accumulators: slate.policies.map((policy, place) => {
      const joined = new Accumulators(policy, slate.roster);
      for (const part of parts) {
        const { burden, paid } = part.accumulators[place];
        for (let at = 0; at < burden.length; at++) addAll(joined.burden[at], burden[at]);
        for (let at = 0; at < paid.length; at++) addAll(joined.paid[at], paid[at]);
      }
      return joined;
    }),
    warnings: joinWarnings(slate, parts),
  };
}

/** Puts the lines of all parts behind each other, and tells the decisions where they went. */
function joinLines(
  { decisions }: Slate,
  claimsByPart: readonly Int32Array[],
  parts: readonly PartResult[],
  lines: LineTable,
): LineTable {
  const starts = lines.join(parts.map((part) => part.lines));
  claimsByPart.forEach((claims, part) => {
    // The lines of the first part stay where they are.
    if (starts[part] === 0) return;
    for (const { firstLine, lineCount } of decisions) {
      for (const claim of claims) if (lineCount[claim] > 0) firstLine[claim] += starts[part];
    }
  });
  return lines;
}

/** The owners of two parts are different people, so their counters stand beside each other. */
function addAll(into: Counters, from: Counters): void {
  for (let place = 0; place < from.size; place++) {
    into.add(from.owners[place], from.periods[place], from.amounts[place]);
  }
}

/** By place in the stack, then in the order of replay, as one replay of all would have met them. */
function joinWarnings({ claims, order }: Slate, parts: readonly PartResult[]): Adjudication['warnings'] {
  const placeOf = new Int32Array(claims.count);
  for (let place = 0; place < order.length; place++) placeOf[order[place]] = place;
  return parts
    .flatMap((part) => part.warnings)
    .sort((a, b) => a.policy - b.policy || placeOf[a.claim] - placeOf[b.claim]);
}
