import { addFen, type Fen } from '../../../domain/money.js';
import { categoryFigures } from '../../shared/figures/categories.js';
import { percent } from '../../shared/numbers.js';
import { seriesColour } from '../../shared/palette.js';
import { rowChart } from '../charts/bars.js';
import { countColumn, numberColumn, textColumn, yuanColumn } from '../columns.js';
import type { PageContext } from '../context.js';
import { type Html, html } from '../html.js';
import { table } from '../table.js';

interface Row {
  readonly name: string;
  readonly persons: number | null;
  readonly claims: number;
  readonly paidClaims: number;
  readonly payable: Fen;
}

/** What the recipients of each category got, policy by policy. */
export function categories(context: PageContext): Html {
  const { names, results } = context;
  const { policies } = results.adjudication;
  const figures = categoryFigures(results.adjudication);
  return html`${policies.map((policy, policyIndex) => {
    const rows = figures
      .filter((figure) => figure.policy === policyIndex)
      .map((figure) => ({ ...figure, name: names.category(policy, figure.category) }));
    const heading = policies.length > 1 ? html`<h3>${names.policy(policy)}</h3>` : html``;
    return html`<div class="keep">${heading}${policyTable(context, rows, policyIndex)}</div>`;
  })}`;
}

function policyTable({ names, say }: PageContext, rows: readonly Row[], policyIndex: number): Html {
  const payable = rows.reduce((sum, row) => addFen(sum, row.payable), 0);
  const label = say('page.categories.label');
  const chart = rowChart(
    {
      id: `categories-${policyIndex}`,
      label,
      unit: 'yuan',
      names: rows.map(({ name }) => name),
      series: [
        {
          title: say('workbook.column.payable'),
          colour: seriesColour(0),
          values: rows.map((row) => row.payable),
        },
      ],
      widestBar: 14,
      nameLabel: { width: 240, overflow: 'break' },
    },
    26,
    names.language,
  );
  return html`<figure class="keep">${chart}</figure>${table({
    label,
    variant: 'even',
    columns: [
      textColumn<Row>(say('workbook.column.category'), ({ name }) => name),
      countColumn<Row>(say('page.categories.persons'), ({ persons }) => persons),
      countColumn<Row>(say('workbook.column.claims'), ({ claims }) => claims),
      countColumn<Row>(say('page.categories.paid-claims'), ({ paidClaims }) => paidClaims),
      yuanColumn<Row>(say('workbook.column.payable'), (row) => row.payable),
      numberColumn<Row>(say('page.categories.share'), (row) => percent(row.payable, payable)),
    ],
    rows,
    // A person may have been in two categories, so that persons do not add up.
    total: {
      name: say('page.total'),
      persons: null,
      claims: rows.reduce((sum, { claims }) => sum + claims, 0),
      paidClaims: rows.reduce((sum, { paidClaims }) => sum + paidClaims, 0),
      payable,
    },
  })}`;
}
