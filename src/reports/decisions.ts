import { yearOf } from '../domain/calendar.js';
import { CHANNELS } from '../domain/claim.js';
import { NOTICES, noticesOf, REASONS, STATUSES } from '../domain/decision.js';
import { IDENTITIES } from '../domain/identities.js';
import type { DecisionTable } from '../engine/decisions.js';
import type { Adjudication } from '../engine/replay.js';
import { CellCache, SERVICE_CELLS } from './cells.js';
import type { CsvRows, CsvTable } from './csv-table.js';
import { type CsvWriter, codeCell, textCell } from './csv-writer.js';

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
  const { order, claims } = adjudication;
  const stack = adjudication.policies.map((_, place) => stackItem(adjudication, place));
  const cells: SharedCells = {
    years: new CellCache<number>((year) => codeCell(String(year))),
    institutions: new CellCache<number>((id) => textCell(claims.institutions.text(id))),
    areas: new CellCache<number>((id) => textCell(adjudication.roster.areas.text(id))),
    outcomes: new CellCache<number>(outcomeCells),
  };
  return {
    count: order.length,
    write: (csv, from, to) => {
      for (let place = from; place < to; place++) {
        for (const item of stack) writeDecision(csv, adjudication, item, cells, order[place]);
      }
    },
  };
}

/** One policy of the stack: its decisions and the cells that only depend on it. */
interface StackItem {
  readonly decisions: DecisionTable;
  readonly policy: Uint8Array;
  readonly fund: Uint8Array;
  /** The cells of identity and category, by their numbers. */
  readonly standing: readonly (readonly Uint8Array[])[];
}

function stackItem({ policies, decisions }: Adjudication, place: number): StackItem {
  const policy = policies[place];
  return {
    decisions: decisions[place],
    policy: codeCell(policy.id),
    fund: codeCell(policy.fund),
    standing: IDENTITIES.map((identity) =>
      policy.categories.map(({ code }) => codeCell(`${identity},${code}`)),
    ),
  };
}

/** Cells that many rows share. */
interface SharedCells {
  readonly years: CellCache<number>;
  /** By number of the pool's text. */
  readonly institutions: CellCache<number>;
  readonly areas: CellCache<number>;
  /** Channel, status, reason and notices: by `outcomeNumber`. */
  readonly outcomes: CellCache<number>;
}

const NOTICE_SETS = 1 << NOTICES.length;

function outcomeNumber(channel: number, status: number, reason: number, notices: number): number {
  return ((channel * STATUSES.length + status) * REASONS.length + reason) * NOTICE_SETS + notices;
}

/** Four cells at once: few of the combinations occur, and all of them are codes. */
function outcomeCells(outcome: number): Uint8Array {
  const notices = outcome % NOTICE_SETS;
  let rest = (outcome - notices) / NOTICE_SETS;
  const reason = rest % REASONS.length;
  rest = (rest - reason) / REASONS.length;
  const status = rest % STATUSES.length;
  const channel = (rest - status) / STATUSES.length;
  return codeCell(
    `${CHANNELS[channel]},${STATUSES[status]},${REASONS[reason]},${noticesOf(notices).join('|')}`,
  );
}

function writeDecision(
  csv: CsvWriter,
  { claims, roster, lines }: Adjudication,
  { decisions, policy, fund, standing }: StackItem,
  { years, institutions, areas, outcomes }: SharedCells,
  claim: number,
): void {
  const row = decisions.row[claim];
  const settledOn = claims.settledOn[claim];
  csv.word(policy);
  csv.pooled(claims.claimIds, claims.claimId[claim]);
  csv.pooled(claims.personIds, claims.person[claim]);
  if (row < 0) {
    csv.empty();
    csv.empty();
    csv.empty();
  } else {
    csv.pooled(roster.households, roster.household[row]);
    csv.word(standing[roster.identity[row]][decisions.category[claim]]);
  }
  csv.word(SERVICE_CELLS[claims.service[claim]]);
  csv.moment(settledOn, claims.settledSecond[claim]);
  csv.word(years.get(yearOf(settledOn)));
  csv.word(institutions.get(claims.institution[claim]));
  if (row < 0) csv.empty();
  else csv.word(areas.get(roster.area[row]));
  csv.word(
    outcomes.get(
      outcomeNumber(
        claims.channel[claim],
        decisions.status[claim],
        decisions.reason[claim],
        decisions.notices[claim],
      ),
    ),
  );
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
