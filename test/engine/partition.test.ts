import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Accumulators } from '../../src/engine/accumulators.js';
import { joinPartitions } from '../../src/engine/join.js';
import { arrange, indexesOf, partitionPersons } from '../../src/engine/partition.js';
import {
  type Adjudication,
  initialReplayState,
  replayPartition,
  roomForLines,
} from '../../src/engine/replay.js';
import { replayFolder } from '../support/folder.js';

const CASES = readdirSync('test/reference', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => join('test/reference', entry.name));

/** Where the lines of a claim stand hangs on the parts; what they are, and whose, does not. */
function linesOf({ order, decisions, lines }: Adjudication): number[][] {
  const lineAt = (at: number) => [
    lines.claim[at],
    lines.policy[at],
    lines.benefit[at],
    lines.before[at],
    lines.base[at],
    lines.paidBefore[at],
    lines.payable[at],
    lines.reason[at],
  ];
  return [...order].flatMap((claim) =>
    decisions.flatMap(({ firstLine, lineCount }) =>
      Array.from({ length: lineCount[claim] }, (_, nth) => lineAt(firstLine[claim] + nth)),
    ),
  );
}

/** Every counter as owner, period and amount, in an order that does not depend on when it was touched. */
function countersOf(accumulators: Accumulators): string[][] {
  return [...accumulators.burden, ...accumulators.paid].map(({ size, owners, periods, amounts }) =>
    Array.from({ length: size }, (_, at) => `${owners[at]} ${periods[at]} ${amounts[at]}`).sort(),
  );
}

function everythingOf(adjudication: Adjudication): unknown {
  return {
    lines: linesOf(adjudication),
    lineCount: adjudication.lines.count,
    decisions: adjudication.decisions.map(({ firstLine: _, ...table }) => table),
    notices: adjudication.policies.map((_, at) => [...adjudication.decisions[at].notices]),
    voids: [...adjudication.reversals.state],
    counters: adjudication.accumulators.map(countersOf),
    warnings: adjudication.warnings,
  };
}

describe.each(CASES)('%s', (folder) => {
  it.each([1, 2, 3, 7])('replayed in %i parts is what it is in one', async (parts) => {
    const { adjudication } = await replayFolder(folder);
    const { claims, roster, policies } = adjudication;
    const slate = initialReplayState(claims, roster, policies);
    const partOf = partitionPersons(roster, parts);
    const lines = roomForLines(slate);
    const { claimIndexes, ranges } = arrange(claims, slate.order, partOf, parts);
    const claimsByPart = ranges.map(({ from, to }) => claimIndexes.subarray(from, to));
    const results = lines
      .sections(parts)
      .map((section, number) => replayPartition(slate, claimsByPart[number] as Int32Array, section));
    expect(everythingOf(joinPartitions(slate, claimsByPart, results, lines))).toEqual(
      everythingOf(adjudication),
    );
  });
});

it('the places of a range are all from its first to before its end', () => {
  expect([...indexesOf({ from: 3, to: 6 })]).toEqual([3, 4, 5]);
  expect([...indexesOf({ from: 3, to: 3 })]).toEqual([]);
});

it('claims laid out for parts stand part by part, and the order of replay goes through them as before', async () => {
  const { adjudication } = await replayFolder('test/reference/wenzhou+charity-1');
  const { claims, roster, order } = adjudication;
  const partOf = partitionPersons(roster, 3);
  const { claimIndexes, order: arranged, ranges } = arrange(claims, order, partOf, 3);
  expect([...arranged].map((place) => claimIndexes[place])).toEqual([...order]);
  expect(ranges.map(({ from }) => from)).toEqual([0, ...ranges.slice(0, -1).map(({ to }) => to)]);
  expect(ranges.at(-1)?.to).toBe(order.length);
  ranges.forEach(({ from, to }, part) => {
    const ofPart = [...order].filter((claim) => partOf[claims.person[claim] as number] === part);
    expect([...claimIndexes.subarray(from, to)]).toEqual(ofPart);
  });
});

it('people who share a household, directly or through others, fall into one part', async () => {
  const { adjudication } = await replayFolder('test/reference/wenzhou+charity-1');
  const { roster } = adjudication;
  const partOf = partitionPersons(roster, 5);
  expect(new Set(partOf).size).toBeGreaterThan(1);
  const partOfHousehold = new Map<number, number>();
  for (let row = 0; row < roster.count; row++) {
    const household = roster.household[row];
    if (household === 0) continue;
    const part = partOf[roster.person[row]];
    expect(partOfHousehold.get(household) ?? part).toBe(part);
    partOfHousehold.set(household, part);
  }
});
