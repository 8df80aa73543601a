import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { CounterPeers } from '../../src/engine/counter-peers.js';
import { CauseSearch } from '../../src/reconciliation/cause-search.js';
import { FundSide, fundsOf } from '../../src/reconciliation/fund-side.js';
import { WhatIf } from '../../src/reconciliation/what-if.js';
import { replayFolder } from './folder.js';

const reference = fileURLToPath(new URL('../reference', import.meta.url));

/**
 * A cause is worth nothing if the claim, taken again without any change, does not get what it got: counters
 * that were brought back wrongly would prove anything. So every claim of the reference cases is taken again,
 * in a scattered order, with one set of counters moved to and fro.
 */
describe('a whatIf without a change gives what the replay gave', () => {
  for (const entry of readdirSync(reference, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    it(entry.name, async () => {
      const { adjudication } = await replayFolder(join(reference, entry.name));
      const { claims, decisions, order, policies } = adjudication;
      const whatIf = new WhatIf(adjudication, policies.length);
      const counterPeers = new CounterPeers(adjudication, order, true);
      for (const fund of fundsOf(policies)) {
        const side = new FundSide(adjudication, fund);
        for (let step = 0; step < order.length; step++) {
          const replayPosition = (step * 7919) % order.length; // 7919 is prime: every position comes once
          const claim = order[replayPosition];
          const finding = {
            fund: 'assistance' as const,
            replayPosition,
            claim,
            computed: 0,
            paid: 0,
            kind: 'unpaid' as const,
          };
          const search = new CauseSearch(finding, { side, counterPeers, whatIf, tolerance: 0 });
          search.restoreCountersBefore();
          const again = whatIf.compute(claim).byPolicy.map(({ payable }) => payable);
          const replayed = decisions.map(({ payable }) => payable[claim]);
          expect(again, claims.claimIds.text(claims.claimId[claim])).toEqual(replayed);
          // The same with everything after the first claim of the history taken again.
          const all = search.replayedWith({ counted: [search.peers[0]] });
          if (adjudication.reversals.state[order[search.peers[0]]] === 1) continue;
          expect(all.byPolicy.map(({ payable }) => payable)).toEqual(replayed);
        }
      }
    });
  }
});
