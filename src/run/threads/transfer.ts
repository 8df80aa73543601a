import { StringInterner } from '../../columnar/string-interner.js';
import { StringStore } from '../../columnar/string-store.js';
import { withPrototype } from '../../columnar/transfer.js';
import { Counters } from '../../engine/counters.js';
import type { PartitionResult, ReplayState } from '../../engine/replay.js';
import type { ClaimIds } from '../../engine/replay-order.js';
import { RosterIndex } from '../../engine/roster-index.js';
import { ClaimTable } from '../../tables/claim-table.js';
import { LineTable } from '../../tables/decision-tables.js';
import { RosterTable } from '../../tables/roster-table.js';

/** How the tables of a run get their methods back when they come from another thread. */

export function deserializeState(state: ReplayState): ReplayState {
  const { claims, roster, index } = state;
  deserializeClaims(claims);
  for (const interner of withPrototype(roster, RosterTable).interners())
    withPrototype(interner, StringInterner);
  withPrototype(index, RosterIndex);
  return state;
}

/** A table that another thread has read. */
export function deserializeClaims(claims: ClaimTable): ClaimTable {
  for (const interner of withPrototype(claims, ClaimTable).interners())
    withPrototype(interner, StringInterner);
  withPrototype(claims.claimIds, StringStore);
  return claims;
}

/** The ids of claims that are to be sorted. */
export function deserializeIds(ids: ClaimIds): ClaimIds {
  withPrototype(ids.claimIds, StringStore);
  return ids;
}

export function deserializeLines(lines: LineTable): LineTable {
  return withPrototype(lines, LineTable);
}

export function deserializeResult(result: PartitionResult): PartitionResult {
  deserializeLines(result.lines);
  for (const { burden, paid } of result.accumulators) {
    for (const counters of [...burden, ...paid]) withPrototype(counters, Counters);
  }
  return result;
}
