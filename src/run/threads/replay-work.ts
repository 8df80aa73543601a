import type { Fen } from '../../domain/money.js';
import type { Range } from '../../engine/partition.js';
import { type Adjudication, type ReplayProgress, type ReplayState, replayAll } from '../../engine/replay.js';
import { identityOrder, replayOrder } from '../../engine/replay-order.js';
import { type Reconciliation, reconcile } from '../../reconciliation/index.js';
import type { ClaimTable } from '../../tables/claim-table.js';
import type { RosterTable } from '../../tables/roster-table.js';

/** How claims are arranged in memory for the replay. */
export interface ArrangedClaims {
  /** The order of replay, as indexes of the arranged claims. */
  readonly order: Int32Array;
  /** The claims of each partition; none where everybody is replayed together. */
  readonly ranges: readonly Range[];
}

/** The steps of a run that several threads may share. Their results do not depend on the number of threads. */
export interface ReplayWork {
  /** Rearranges the claims, because everything from here on goes through them in the order of replay. */
  arrange(claims: ClaimTable, roster: RosterTable): Promise<ArrangedClaims>;
  replay(state: ReplayState, arranged: ArrangedClaims, progress: ReplayProgress): Promise<Adjudication>;
  /** Begins to write the large tables, where other threads can do it meanwhile. */
  beginTables(adjudication: Adjudication): void;
  /** Compares with what was paid; amounts are fen. null where no input says what was paid. */
  reconcile(adjudication: Adjudication, tolerance: Fen): Promise<Reconciliation | null>;
  /** Told that this thread has other work for a while. */
  runAhead(): void;
}

/** The same steps on one thread. */
export const ONE_THREAD: ReplayWork = {
  arrange: async (claims) => {
    claims.reorder(replayOrder(claims));
    return { order: identityOrder(claims), ranges: [] };
  },
  replay: async (state, _, progress) => replayAll(state, progress),
  beginTables: () => {},
  reconcile: async (adjudication, tolerance) => reconcile(adjudication, tolerance),
  runAhead: () => {},
};
