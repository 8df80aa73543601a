import type { Cause, CauseSearch } from '../cause-search.js';
import { cap } from './cap.js';
import { deductible } from './deductible.js';
import { duplicate } from './duplicate.js';
import { notDue } from './not-due.js';
import { order } from './order.js';
import { pended } from './pended.js';
import { ratio } from './ratio.js';
import { reversal } from './reversal.js';
import { rounding } from './rounding.js';

/** All causes, in order of precedence: where several fit, the first counts. */
const CAUSES: readonly Cause[] = [
  notDue,
  cap,
  deductible,
  ratio,
  order,
  reversal,
  duplicate,
  rounding,
  pended,
];

/** What the inputs prove to have caused a difference; else why the claim is pended, or `unexplained`. */
export function causeOf(search: CauseSearch): string {
  if (search.finding.kind === 'correction') return 'correction';
  for (const cause of CAUSES) {
    const found = cause(search);
    if (found !== '') return found;
  }
  return 'unexplained';
}
