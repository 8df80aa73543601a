import { yearOf } from '../domain/calendar.js';
import type { Adjudication } from '../engine/replay.js';
import type { CsvRows, CsvTable } from './csv-table.js';
import { type CsvWriter, codeCell } from './csv-writer.js';
import {
  CellCache,
  CHANNEL_CELLS,
  IDENTITY_CELLS,
  NOTICE_CELLS,
  REASON_CELLS,
  SERVICE_CELLS,
  STATUS_CELLS,
} from './words.js';

/** decisions.csv: one row per claim and policy, in the order of replay, then of the stack. */
export const decisionsTable: CsvTable = {
  name: 'decisions.csv',
  columns: [
    'policy',
    'claim_id',
    'person_id',
    'household_id',
    'identity',
    'category',
    'service_type',
    'settled_at',
    'benefit_year',
    'institution_id',
    'area',
    'channel',
    'status',
    'reason',
    'notices',
    'total_amount',
    'base_amount',
    'deductible_applied',
    'payable',
    'fund',
  ],
  rows: ({ adjudication }) => decisionRows(adjudication),
};

/** The decisions of the claims at a range of places in the order of replay. */
export function decisionRows(adjudication: Adjudication): CsvRows {
  const { order } = adjudication;
  const stack = adjudication.policies.map((policy, place) => ({
    decisions: adjudication.decisions[place],
    policy: codeCell(policy.id),
    fund: codeCell(policy.fund),
    categories: policy.categories.map((category) => codeCell(category.code)),
  }));
  const years = new CellCache<number>((year) => codeCell(String(year)));
  return {
    count: order.length,
    write: (csv, from, to) => {
      for (let place = from; place < to; place++) {
        const claim = order[place];
        const year = years.get(yearOf(adjudication.claims.settledOn[claim]));
        for (const item of stack) writeDecision(csv, adjudication, item, claim, year);
      }
    },
  };
}

interface StackItem {
  readonly decisions: Adjudication['decisions'][number];
  readonly policy: Uint8Array;
  readonly fund: Uint8Array;
  /** By number of the category. */
  readonly categories: readonly Uint8Array[];
}

function writeDecision(
  csv: CsvWriter,
  { claims, roster, lines }: Adjudication,
  { decisions, policy, fund, categories }: StackItem,
  claim: number,
  year: Uint8Array,
): void {
  const row = decisions.row[claim];
  csv.word(policy);
  csv.pooled(claims.claimIds, claims.claimId[claim]);
  csv.pooled(claims.personIds, claims.person[claim]);
  if (row < 0) {
    csv.empty();
    csv.empty();
    csv.empty();
  } else {
    csv.pooled(roster.households, roster.household[row]);
    csv.word(IDENTITY_CELLS[roster.identity[row]]);
    csv.word(categories[decisions.category[claim]]);
  }
  csv.word(SERVICE_CELLS[claims.service[claim]]);
  csv.moment(claims.settledOn[claim], claims.settledSecond[claim]);
  csv.word(year);
  csv.pooled(claims.institutions, claims.institution[claim]);
  if (row < 0) csv.empty();
  else csv.pooled(roster.areas, roster.area[row]);
  csv.word(CHANNEL_CELLS[claims.channel[claim]]);
  csv.word(STATUS_CELLS[decisions.status[claim]]);
  csv.word(REASON_CELLS[decisions.reason[claim]]);
  csv.word(NOTICE_CELLS[decisions.notices[claim]]);
  csv.yuan(claims.total[claim]);
  if (decisions.lineCount[claim] === 0) {
    csv.empty();
    csv.empty();
  } else {
    // The first line speaks for the claim; the others are in benefits.csv.
    const line = decisions.firstLine[claim];
    csv.yuan(lines.base[line]);
    csv.yuan(lines.base[line] - lines.above[line]);
  }
  csv.yuan(decisions.payable[claim]);
  csv.word(fund);
  csv.endRow();
}
