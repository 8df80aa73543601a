import {
  fundResults,
  institutionSettlements,
  paymentsOfAdjudication,
  personSettlements,
} from '../../src/fund/index.js';
import { reconcile } from '../../src/reconciliation/index.js';
import type { RunResults } from '../../src/reports/index.js';
import { TOWN, townResults } from '../reports/town.js';
import { adjudicate } from '../support/results.js';

/** What would be markup in a page, or a formula in a workbook, if it were not written as text. */
export const MARKUP = '<b onclick="x">&\'</b>';
export const FORMULA = '=HYPERLINK("http://x.example/","y")';
/** Characters that neither XML nor HTML may contain. */
export const CONTROL = 'bell\u0007vertical\u000b';

/**
 * A run in which every text that a user supplies is hostile. One claim of 5,000 yuan by one-stop settlement:
 * category b pays 2,000 × 0.5 + 3,000 × 0.6 = 2,800; the system recorded 1.
 */
export function hostileResults(): RunResults {
  const adjudication = adjudicate(
    [
      {
        claim_id: FORMULA,
        person_id: MARKUP,
        service_type: 'inpatient',
        settled_at: '2024-03-05 09:30:15',
        total_amount: '5000',
        eligible_amount: '5000',
        assistance_paid: '1',
        institution_id: FORMULA,
      },
      {
        claim_id: CONTROL,
        person_id: MARKUP,
        service_type: 'inpatient',
        settled_at: '2024-03-06',
        total_amount: '10',
        eligible_amount: '0',
        institution_id: MARKUP,
      },
    ],
    [{ person_id: MARKUP, name: MARKUP, identity: 'illness_poverty', recognized_on: '2023-01-15' }],
    [TOWN],
  );
  return {
    ...townResults(),
    adjudication,
    reconciliation: reconcile(adjudication, 0),
    fund: fundResults(paymentsOfAdjudication(adjudication), [], adjudication.policies),
    institutionSettlements: institutionSettlements(adjudication),
    personSettlements: personSettlements(adjudication),
    inputs: [{ role: 'claims', path: MARKUP, bytes: 1, sha256: 'a'.repeat(64), rows: 2, rejected: 1 }],
    rejects: [
      {
        file: MARKUP,
        line: 4,
        column: MARKUP,
        code: 'BAD_VALUE',
        value: FORMULA,
        row: `${FORMULA},${CONTROL}`,
      },
    ],
  };
}
