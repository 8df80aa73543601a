import type { Fund } from '../../../domain/fund-entry.js';
import { addFen, type Fen } from '../../../domain/money.js';
import { fundsOfStack } from '../../shared/figures/headline.js';
import { countColumn, idColumn, textColumn, yuanColumn } from '../columns.js';
import type { PageContext } from '../context.js';
import { type Html, html } from '../html.js';
import { type Column, table } from '../table.js';
import { moreRows } from './more.js';

/** What one payee is to get, from each fund of the stack. */
interface AmountDue {
  readonly id: string;
  readonly name: string;
  readonly claims: number;
  readonly byFund: readonly Fen[];
  readonly payable: Fen;
}

const MOST_ROWS = 12;

/** What each institution and each person is to get, the largest amounts first. */
export function amountsDue(context: PageContext): Html {
  const { privacy, results, say } = context;
  const funds = fundsOfStack(results);
  const institutions = totalsDue(
    funds,
    results.institutionSettlements.map((row) => ({ ...row, id: row.institutionId, name: '' })),
  );
  const persons = totalsDue(
    funds,
    results.personSettlements.map((row) => ({ ...row, id: row.personId })),
  ).map((row) => ({ ...row, id: privacy.id(row.id), name: privacy.name(row.name) }));
  const institution = idColumn<AmountDue>(say('workbook.column.institution_id'), ({ id }) => id);
  const person = [
    idColumn<AmountDue>(say('workbook.column.person_id'), ({ id }) => id),
    textColumn<AmountDue>(say('workbook.column.name'), ({ name }) => name),
  ];
  return html`<div class="pair"><div class="keep"><h3>${say('page.amounts-due.institutions')}</h3>${payees(
    context,
    [institution],
    institutions,
    'settlement_institutions.csv',
  )}</div><div class="keep"><h3>${say('page.amounts-due.persons')}</h3>${payees(
    context,
    person,
    persons,
    'settlement_individuals.csv',
  )}</div></div>`;
}

function payees(
  context: PageContext,
  who: readonly Column<AmountDue>[],
  rows: readonly AmountDue[],
  file: string,
): Html {
  const { names, results, say } = context;
  if (rows.length === 0) return html`<p class="quiet">${say('page.amounts-due.none')}</p>`;
  const funds = fundsOfStack(results);
  const amounts: Column<AmountDue>[] =
    funds.length > 1
      ? [
          ...funds.map((fund, at) =>
            yuanColumn<AmountDue>(names.title('fund', fund), ({ byFund }) => byFund[at]),
          ),
          yuanColumn(say('page.total'), ({ payable }) => payable),
        ]
      : [
          countColumn(say('workbook.column.claims'), ({ claims }) => claims),
          yuanColumn(say('workbook.column.payable'), ({ payable }) => payable),
        ];
  return table({
    label: say('page.section.amounts-due'),
    columns: [...who, ...amounts],
    rows: rows.slice(0, MOST_ROWS),
    more: moreRows(context, rows.length - MOST_ROWS, file),
    total: rows.reduce(added, {
      id: say('page.total'),
      name: '',
      claims: 0,
      byFund: funds.map(() => 0),
      payable: 0,
    }),
  });
}

interface Settlement {
  readonly id: string;
  readonly name: string;
  readonly fund: Fund;
  readonly claims: number;
  readonly payable: Fen;
}

/** Adds the months and funds of each payee up. */
function totalsDue(funds: readonly Fund[], settlements: readonly Settlement[]): AmountDue[] {
  const payees = new Map<string, AmountDue>();
  for (const { id, name, fund, claims, payable } of settlements) {
    const dueNow: AmountDue = {
      id,
      name,
      claims,
      byFund: funds.map((of) => (of === fund ? payable : 0)),
      payable,
    };
    const before = payees.get(id);
    payees.set(id, before === undefined ? dueNow : added(before, dueNow));
  }
  return [...payees.values()].sort((a, b) => b.payable - a.payable || (a.id < b.id ? -1 : 1));
}

function added(a: AmountDue, b: AmountDue): AmountDue {
  return {
    id: a.id,
    name: a.name,
    claims: a.claims + b.claims,
    byFund: a.byFund.map((amount, at) => addFen(amount, b.byFund[at])),
    payable: addFen(a.payable, b.payable),
  };
}
