import { FUNDS, type Fund } from '../domain/fund-entry.js';
import { addFen, type Fen, formatYuan } from '../domain/money.js';
import type { Adjudication } from '../engine/replay.js';
import { decidedByFund, linesByFund } from '../fund/index.js';
import { assertClosed, RECONCILIATION_KINDS } from '../reconciliation/index.js';
import type { RunResults } from './results.js';

/**
 * What must be true of every run before any output is written: no row is lost, and every sum is the same wherever it is
 * taken. A violation is a bug of the program, never an error in the inputs: it throws an ordinary Error.
 */
export function checkResults(results: RunResults): void {
  checkRows(results);
  checkDecisions(results.adjudication);
  const decided = decidedByFund(results.adjudication);
  const ofLines = linesByFund(results.adjudication);
  for (const fund of FUNDS) {
    checkFund(results, fund, decided[fund], ofLines[fund]);
    checkReconciliation(results, fund, decided[fund]);
  }
}

/** Rows in = rows out: every row of the claims files is a claim with its decisions, a correction, or a reject. */
function checkRows({ adjudication, inputs, rejects }: RunResults): void {
  const { claims, order, decisions } = adjudication;
  const files = inputs.filter((input) => input.role === 'claims');
  const rows = files.reduce((sum, file) => sum + file.rows, 0);
  const rejected = files.reduce((sum, file) => sum + file.rejected, 0);
  const paths = new Set(files.map((file) => file.path));
  const used = claims.count + claims.corrections;
  equal('rows of claims files', rows, 'claims, corrections and rejects', used + rejected);
  equal('claims', claims.count, 'claims replayed', order.length);
  equal('rejected claims', rejected, 'rejects', rejects.filter((reject) => paths.has(reject.file)).length);
  for (const table of decisions) equal('claims', claims.count, 'decisions', table.status.length);
}

/** Every decision pays what its benefit lines add up to, and every line belongs to a decision. */
function checkDecisions({ claims, decisions, lines, policies }: Adjudication): void {
  const { claim: claimOf, policy: policyOf, payable: payableOf } = lines;
  let linesOfDecisions = 0;
  decisions.forEach(({ firstLine, lineCount, payable }, policy) => {
    for (let claim = 0; claim < claims.count; claim++) {
      const first = firstLine[claim];
      const count = lineCount[claim];
      let sum = 0;
      for (let line = first; line < first + count; line++) {
        if (claimOf[line] !== claim || policyOf[line] !== policy) {
          throw new Error(`benefit line ${line} is not of claim ${claim} under ${policies[policy].id}`);
        }
        sum += payableOf[line];
      }
      if (sum !== payable[claim]) {
        throw new Error(
          `the lines of claim ${claim} under ${policies[policy].id} do not add up to its decision`,
        );
      }
      linesOfDecisions += count;
    }
  });
  equal('benefit lines of decisions', linesOfDecisions, 'benefit lines', lines.count);
}

/** Σ decisions = Σ benefit lines = Σ payments of the fund = Σ settlement lists. */
function checkFund(
  { fund: { ledger }, ...settlements }: RunResults,
  fund: Fund,
  decided: Fen,
  ofLines: Fen,
): void {
  const paid = ledger
    .filter((row) => row.fund === fund && row.entry.startsWith('benefit:'))
    .reduce((sum, row) => addFen(sum, -row.amount), 0);
  const settled = [...settlements.institutionSettlements, ...settlements.personSettlements]
    .filter((settlement) => settlement.fund === fund)
    .reduce((sum, settlement) => addFen(sum, settlement.payable), 0);
  equalFen(`${fund}: decisions`, decided, 'benefit lines', ofLines);
  equalFen(`${fund}: decisions`, decided, 'payments of the ledger', paid);
  equalFen(`${fund}: decisions`, decided, 'settlement lists', settled);
}

/**
 * The totals close in every dimension, their computed amounts are what was decided, and whatever is no match is on the
 * list of differences.
 */
function checkReconciliation({ reconciliation }: RunResults, fund: Fund, decided: Fen): void {
  const totals = reconciliation?.totals.filter((total) => total.fund === fund) ?? [];
  if (reconciliation === null || totals.length === 0) return;
  assertClosed(totals);
  const all = totals.filter(({ dimension }) => dimension === 'all');
  const computed = all.reduce((sum, total) => addFen(sum, total.computed), 0);
  equalFen(`${fund}: decisions`, decided, 'the reconciliation', computed);
  for (const kind of RECONCILIATION_KINDS) {
    if (kind === 'match') continue;
    const total = totals.find(({ dimension, key }) => dimension === 'kind' && key === kind);
    const listed = reconciliation.differences.filter((row) => row.fund === fund && row.kind === kind);
    const variance = listed.reduce((sum, row) => addFen(sum, row.variance), 0);
    equal(`${fund}: ${kind}`, total?.claims ?? 0, 'differences listed', listed.length);
    equalFen(`${fund}: ${kind}`, total?.variance ?? 0, 'differences listed', variance);
  }
}

function equal(left: string, a: number, right: string, b: number): void {
  if (a !== b) throw new Error(`${left} and ${right} differ: ${a} and ${b}`);
}

function equalFen(left: string, a: Fen, right: string, b: Fen): void {
  if (a !== b) throw new Error(`${left} and ${right} differ: ${formatYuan(a)} and ${formatYuan(b)}`);
}
