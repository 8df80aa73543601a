import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { noticesOf, REASONS, STATUSES } from '../../src/domain/decision.js';
import { formatRatio, formatYuan } from '../../src/domain/money.js';
import { ratiosOfLine } from '../../src/engine/line-ratios.js';
import type { Adjudication } from '../../src/engine/replay.js';
import { explainClaim } from '../../src/explain/claim-trace.js';
import { NO_CAP } from '../../src/policy/policy.js';
import { runAdjudication } from '../../src/run/run.js';

const folders = ['test/reference', 'samples'].flatMap((root) =>
  readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(root, entry.name)),
);

/** What the engine decided, in the words of a trace. */
function decided(adjudication: Adjudication, claim: number) {
  const { decisions, lines, policies } = adjudication;
  return policies.map((policy, place) => {
    const table = decisions[place] as Adjudication['decisions'][number];
    const first = table.firstLine[claim];
    return {
      status: STATUSES[table.status[claim]],
      reason: REASONS[table.reason[claim]],
      notices: noticesOf(table.notices[claim]),
      category: policy.categories[table.category[claim]]?.code ?? '',
      payable: formatYuan(table.payable[claim]),
      lines: Array.from({ length: table.lineCount[claim] }, (_, at) => ({
        benefit: policy.benefits[lines.benefit[first + at]]?.id,
        base: formatYuan(lines.base[first + at]),
        before: formatYuan(lines.before[first + at]),
        deductible: formatYuan(lines.deductible[first + at]),
        above: formatYuan(lines.above[first + at]),
        ratio: ratiosOfLine(adjudication, first + at)
          .map(formatRatio)
          .join('|'),
        gross: formatYuan(lines.gross[first + at]),
        cap: lines.cap[first + at] === NO_CAP ? '' : formatYuan(lines.cap[first + at]),
        paidBefore: formatYuan(lines.paidBefore[first + at]),
        payable: formatYuan(lines.payable[first + at]),
        reason: REASONS[lines.reason[first + at]],
      })),
    };
  });
}

/** The same as the trace works it out again from the claims before. */
function traced(adjudication: Adjudication, claim: number) {
  return explainClaim(adjudication, claim).policies.map((trace) => ({
    status: trace.status,
    reason: trace.reason,
    notices: trace.notices,
    category: trace.category,
    payable: trace.payable,
    lines: trace.benefits.flatMap(({ benefit, line }) =>
      line === null
        ? []
        : {
            benefit,
            base: line.base_amount,
            before: line.burden_counter.before,
            deductible: line.deductible,
            above: line.above_deductible,
            ratio: line.ratio,
            gross: line.gross,
            cap: line.cap,
            paidBefore: line.paid_counter.before,
            payable: line.payable,
            reason: line.reason,
          },
    ),
  }));
}

/** Yuan as fen, exactly. */
const fen = (yuan: string): number => Number(yuan.replace('.', ''));

describe.each(folders)('the traces of %s', (folder) => {
  const results = runAdjudication({ claims: [join(folder, 'claims.csv')] });

  it('come to what was decided, for every claim', async () => {
    const { adjudication } = await results;
    expect(adjudication.order.length).toBeGreaterThan(0);
    for (const claim of adjudication.order)
      expect(traced(adjudication, claim)).toEqual(decided(adjudication, claim));
  });

  it('name earlier claims that add up to every counter before', async () => {
    const { adjudication } = await results;
    for (const claim of adjudication.order) {
      for (const { benefits } of explainClaim(adjudication, claim).policies) {
        for (const { line } of benefits) {
          for (const counter of line === null ? [] : [line.burden_counter, line.paid_counter]) {
            const sum = counter.moves.reduce((total, move) => total + fen(move.amount), 0);
            expect(sum).toBe(fen(counter.before));
          }
        }
      }
    }
  });
});
