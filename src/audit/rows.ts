import { type Amount, readYuan, ZERO } from './amounts.js';
import type { Findings, Location } from './findings.js';
import type { Row } from './tables.js';

/**
 * Compares a row with what it must say.
 *
 * @param row undefined where the table ended before it.
 * @param end Where a row that is missing is pointed to.
 */
export function compareRow(
  row: Row | undefined,
  expected: Readonly<Record<string, string>>,
  end: Location,
  findings: Findings,
): void {
  if (row === undefined) findings.missingRow(end, expected);
  else {
    for (const [column, value] of Object.entries(expected))
      findings.equal(row, column, row.cells[column], value);
  }
}

/** The amount in a cell, in yuan. One that is not written as an amount is a finding and counts as nothing. */
export function amountIn(row: Row, column: string, findings: Findings): Amount {
  const amount = readYuan(row.cells[column]);
  findings.holds(row, column, row.cells[column], amount !== undefined, '0.00');
  return amount ?? ZERO;
}
