import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { FundSide, fundsOf } from '../../src/reconciliation/fund-side.js';
import { Histories } from '../../src/reconciliation/histories.js';
import { Inquiry } from '../../src/reconciliation/inquiry.js';
import { Rerun } from '../../src/reconciliation/rerun.js';
import { replayFolder } from './folder.js';

const reference = fileURLToPath(new URL('../reference', import.meta.url));

/**
 * A cause is worth nothing if the claim, taken again without any change, does not get what it got: counters
 * that were brought back wrongly would prove anything. So every claim of the reference cases is taken again,
 * in a scattered order, with one set of counters moved to and fro.
 */
describe('a rerun without a change gives what the replay gave', () => {
  for (const entry of readdirSync(reference, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    it(entry.name, async () => {
      const { adjudication } = await replayFolder(join(reference, entry.name));
      const { claims, decisions, order, policies } = adjudication;
      const rerun = new Rerun(adjudication, policies.length);
      const histories = new Histories(adjudication, order, true);
      for (const fund of fundsOf(policies)) {
        const side = new FundSide(adjudication, fund);
        for (let step = 0; step < order.length; step++) {
          const place = (step * 7919) % order.length; // 7919 is prime: every place comes once
          const claim = order[place];
          const finding = {
            fund: 'assistance' as const,
            place,
            claim,
            computed: 0,
            paid: 0,
            kind: 'unpaid' as const,
          };
          const inquiry = new Inquiry(finding, { side, histories, rerun, tolerance: 0 });
          inquiry.standBefore();
          const again = rerun.compute(claim).byPlace.map(({ payable }) => payable);
          const replayed = decisions.map(({ payable }) => payable[claim]);
          expect(again, claims.claimIds.text(claims.claimId[claim])).toEqual(replayed);
          // The same with everything after the first claim of the history taken again.
          const all = inquiry.takenAgain({ counted: [inquiry.history[0]] });
          if (adjudication.voids.state[order[inquiry.history[0]]] === 1) continue;
          expect(all.byPlace.map(({ payable }) => payable)).toEqual(replayed);
        }
      }
    });
  }
});
