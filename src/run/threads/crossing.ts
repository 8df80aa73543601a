import { ClaimTable } from '../../domain/claim.js';
import { RosterTable } from '../../domain/recipient.js';
import { TextPool } from '../../domain/text-pool.js';
import { TextStore } from '../../domain/text-store.js';
import { Counters } from '../../engine/counters.js';
import { LineTable } from '../../engine/decisions.js';
import type { PartResult, Slate } from '../../engine/replay.js';
import type { ClaimIds } from '../../engine/replay-order.js';
import { RosterIndex } from '../../engine/roster-index.js';
import type { Policy } from '../../policy/policy.js';

/**
 * What crosses to another thread loses its methods and keeps its columns, which lie in shared memory and are not
 * copied. Here it gets its methods back.
 */

/** A slate as it may cross: policies without what only the main thread needs and what holds functions. */
export function forCrossing(slate: Slate): Slate {
  const policies = slate.policies.map(
    (policy) => ({ ...policy, loaded: null, fundChecks: [], notes: [] }) as unknown as Policy,
  );
  return { ...slate, policies };
}

export function arrivedSlate(slate: Slate): Slate {
  const { claims, roster, index } = slate;
  for (const pool of [roster.households, roster.areas, roster.names]) revive(pool, TextPool);
  arrivedClaims(claims);
  revive(roster, RosterTable);
  revive(index, RosterIndex);
  return slate;
}

/** A table that another thread has read. */
export function arrivedClaims(claims: ClaimTable): ClaimTable {
  for (const pool of [claims.personIds, claims.institutions, claims.reversedIds]) revive(pool, TextPool);
  revive(claims.claimIds, TextStore);
  return revive(claims, ClaimTable);
}

/** The ids of claims that are to be sorted. */
export function arrivedIds(ids: ClaimIds): ClaimIds {
  revive(ids.claimIds, TextStore);
  return ids;
}

export function arrivedLines(lines: LineTable): LineTable {
  return revive(lines, LineTable);
}

/** What a part may send back: its accumulators without their policy, which the main thread has. */
export function resultForCrossing({ lines, accumulators, warnings }: PartResult): PartResult {
  return {
    lines,
    accumulators: accumulators.map(({ burden, paid, groupOf }) => ({ burden, paid, groupOf })) as never,
    warnings,
  };
}

export function arrivedResult(result: PartResult): PartResult {
  arrivedLines(result.lines);
  for (const { burden, paid } of result.accumulators) {
    for (const counters of [...burden, ...paid]) revive(counters, Counters);
  }
  return result;
}

function revive<T extends object>(data: T, kind: { readonly prototype: T }): T {
  return Object.setPrototypeOf(data, kind.prototype) as T;
}
