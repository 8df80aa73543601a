import { SERVICES } from '../../../domain/claim.js';
import { REASONS, statusNumber } from '../../../domain/decision.js';
import { pendedDecisions } from '../../shared/figures/headline.js';
import { personName } from '../../shared/names.js';
import { momentCell, proseCell, textCell, yuanCell } from '../cells.js';
import type { SheetPlan } from '../sheet.js';

/** The rows of decisions.csv that wait for information, in its order. */
export const pendedSheet: SheetPlan = {
  title: 'workbook.sheet.pended',
  csv: 'decisions.csv',
  columns: [
    'workbook.column.policy',
    'workbook.column.claim_id',
    'workbook.column.person_id',
    'workbook.column.name',
    'workbook.column.institution_id',
    'workbook.column.service_type',
    'workbook.column.settled_at',
    'workbook.column.total_amount',
    'workbook.column.reason',
    'workbook.column.explanation',
  ],
  count: pendedDecisions,
  *rows({ adjudication }, names) {
    const { claims, decisions, order, policies } = adjudication;
    const pended = statusNumber('pended');
    for (const claim of order) {
      for (const [policyIndex, { reason, status }] of decisions.entries()) {
        if (status[claim] !== pended) continue;
        const code = REASONS[reason[claim]];
        yield [
          textCell(names.policy(policies[policyIndex])),
          textCell(claims.claimIds.text(claims.claimId[claim])),
          textCell(claims.personIds.text(claims.person[claim])),
          textCell(personName(adjudication, claims.person[claim])),
          textCell(claims.institutions.text(claims.institution[claim])),
          textCell(names.title('service', SERVICES[claims.service[claim]])),
          momentCell(claims.settledOn[claim], claims.settledSecond[claim]),
          yuanCell(claims.total[claim]),
          textCell(code),
          proseCell(names.word('reason', code)),
        ];
      }
    }
  },
};
