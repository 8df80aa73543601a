import { type Cell, codeCell, textCell } from '../columnar/csv-cell.js';
import type { CsvRows } from '../columnar/csv-rows.js';
import type { CsvWriter } from '../columnar/csv-writer.js';
import { type Day, yearOf } from '../domain/calendar.js';
import { CHANNELS, SERVICES } from '../domain/claim.js';
import { NOTICES, noticesOf, REASONS, STATUSES } from '../domain/decision.js';
import { IDENTITIES } from '../domain/identities.js';
import type { Adjudication } from '../engine/replay.js';
import type { DecisionTable } from '../tables/decision-tables.js';
import { CellCache, NumberedCells } from './cells.js';
import type { CsvTable } from './csv-table.js';

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

/** The rows of decisions.csv. An item is a claim, in the order of replay. */
export function decisionRows(adjudication: Adjudication): CsvRows {
  const { order, claims, roster } = adjudication;
  const stack = adjudication.policies.map((_, policyIndex) => stackItem(adjudication, policyIndex));
  const cells: SharedCells = {
    years: new CellCache<Day>((day) => codeCell(String(yearOf(day)))),
    institutions: new NumberedCells(claims.institutions.size, (id) => textCell(claims.institutions.text(id))),
    areas: new NumberedCells(roster.areas.size, (id) => textCell(roster.areas.text(id))),
    outcomes: new NumberedCells(OUTCOMES, outcomeCells),
  };
  return {
    count: order.length,
    write: (csv, from, to) => {
      for (let replayPosition = from; replayPosition < to; replayPosition++) {
        for (const item of stack) writeDecision(csv, adjudication, item, cells, order[replayPosition]);
      }
    },
  };
}

/** One policy of the stack: its decisions and the cells that only depend on it. */
interface StackItem {
  readonly decisions: DecisionTable;
  readonly policy: Cell;
  readonly fund: Cell;
  readonly categories: number;
  /** Identity, category and service: by `groupNumber`. */
  readonly group: NumberedCells;
}

function stackItem({ policies, decisions }: Adjudication, policyIndex: number): StackItem {
  const policy = policies[policyIndex];
  const categories = policy.categories.length;
  return {
    decisions: decisions[policyIndex],
    policy: codeCell(policy.id),
    fund: codeCell(policy.fund),
    categories,
    group: new NumberedCells(IDENTITIES.length * categories * SERVICES.length, (group) => {
      const service = group % SERVICES.length;
      const rest = (group - service) / SERVICES.length;
      const category = rest % categories;
      const identity = (rest - category) / categories;
      const { code } = policy.categories[category];
      return codeCell(`${IDENTITIES[identity]},${code},${SERVICES[service]}`);
    }),
  };
}

function groupNumber(identity: number, category: number, categories: number, service: number): number {
  return (identity * categories + category) * SERVICES.length + service;
}

/** Household, identity and category, blank where no roster row was taken, and the service. */
const NO_ROSTER_ROW = SERVICES.map((service) => codeCell(`,,,${service}`));

/** Cells that many rows share. Neighbouring columns of which few combinations occur are one cell here. */
interface SharedCells {
  readonly years: CellCache<Day>;
  /** By number of the text. */
  readonly institutions: NumberedCells;
  readonly areas: NumberedCells;
  /** Channel, status, reason and notices: by `outcomeNumber`. */
  readonly outcomes: NumberedCells;
}

const NOTICE_SETS = 1 << NOTICES.length;
const OUTCOMES = CHANNELS.length * STATUSES.length * REASONS.length * NOTICE_SETS;

function outcomeNumber(channel: number, status: number, reason: number, notices: number): number {
  return ((channel * STATUSES.length + status) * REASONS.length + reason) * NOTICE_SETS + notices;
}

function outcomeCells(outcome: number): Cell {
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

/** Base and deductible of a claim without a benefit line. */
const NO_LINE = codeCell(',');

function writeDecision(
  csv: CsvWriter,
  { claims, roster, lines }: Adjudication,
  { decisions, policy, fund, categories, group }: StackItem,
  { years, institutions, areas, outcomes }: SharedCells,
  claim: number,
): void {
  const row = decisions.row[claim];
  const service = claims.service[claim];
  const settledOn = claims.settledOn[claim];
  csv.word(policy);
  csv.pooled(claims.claimIds, claims.claimId[claim]);
  csv.pooled(claims.personIds, claims.person[claim]);
  if (row < 0) {
    csv.word(NO_ROSTER_ROW[service]);
  } else {
    csv.pooled(roster.households, roster.household[row]);
    const category = decisions.category[claim];
    csv.word(group.get(groupNumber(roster.identity[row], category, categories, service)));
  }
  csv.moment(settledOn, claims.settledSecond[claim]);
  csv.word(years.get(settledOn));
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
    csv.word(NO_LINE);
  } else {
    // The row shows the first line of the claim; the others are in benefits.csv.
    const line = decisions.firstLine[claim];
    csv.yuan(lines.base[line]);
    csv.yuan(lines.base[line] - lines.above[line]);
  }
  csv.yuan(decisions.payable[claim]);
  csv.word(fund);
  csv.endRow();
}
