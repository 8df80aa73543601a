import type { Findings } from './findings.js';
import type { AuditedPolicy } from './pack.js';
import { type Format, type Row, rowsOf } from './tables.js';

/** One claim under one policy as the outputs have it: its decision and its benefit lines. */
export interface WrittenDecision {
  readonly row: Row;
  readonly lines: readonly Row[];
}

/**
 * The claims of a run in the order of decisions.csv, each with one decision per policy of the stack and the lines
 * of benefits.csv that belong to it. A line that belongs to no decision is a finding.
 */
export async function* claimsOf(
  folder: string,
  stack: readonly AuditedPolicy[],
  format: Format,
  findings: Findings,
): AsyncGenerator<readonly WrittenDecision[]> {
  const lines = rowsOf(folder, 'benefits.csv', format);
  let line = await lines.next();
  let claim: WrittenDecision[] = [];
  for await (const row of rowsOf(folder, 'decisions.csv', format)) {
    const own: Row[] = [];
    while (!line.done && belongsTo(line.value, row)) {
      own.push(line.value);
      line = await lines.next();
    }
    claim.push({ row, lines: own });
    if (claim.length < stack.length) continue;
    yield claim;
    claim = [];
  }
  for (const { row } of claim) findings.extraRow(row);
  for (; !line.done; line = await lines.next()) findings.extraRow(line.value);
}

function belongsTo({ cells: line }: Row, { cells: decision }: Row): boolean {
  return line.claim_id === decision.claim_id && line.policy === decision.policy;
}
