import { addFen, type Fen } from '../../../domain/money.js';
import { countColumn, textColumn, yuanColumn } from '../columns.js';
import type { PageContext } from '../context.js';
import { fundsOfStack } from '../figures/headline.js';
import { type Html, html, NOTHING } from '../html.js';
import { table } from '../table.js';
import { moreRows } from './more.js';

interface Owed {
  readonly to: string;
  readonly fund: string;
  readonly claims: number;
  readonly payable: Fen;
}

const MOST_ROWS = 12;

/** What each institution and each person is to get, the largest amounts first. */
export function owed(context: PageContext): Html {
  const { names, privacy, results, say } = context;
  const institutions = owedInAll(
    results.institutionSettlements.map(({ institutionId, fund, ...rest }) => ({
      ...rest,
      to: institutionId,
      fund,
    })),
  );
  const persons = owedInAll(
    results.personSettlements.map(({ personId, name, fund, ...rest }) => ({
      ...rest,
      to: `${privacy.id(personId)} ${privacy.name(name)}`.trim(),
      key: personId,
      fund,
    })),
  );
  const several = fundsOfStack(results).length > 1;
  const part = (title: string, header: string, rows: readonly Owed[], file: string): Html => {
    if (rows.length === 0) return html`<h3>${title}</h3><p class="quiet">${say('page.owed.none')}</p>`;
    return html`<div class="keep"><h3>${title}</h3>${table({
      label: title,
      columns: [
        textColumn<Owed>(header, ({ to }) => to),
        ...(several ? [textColumn<Owed>(say('workbook.column.fund'), ({ fund }) => fund)] : []),
        countColumn<Owed>(say('workbook.column.claims'), ({ claims }) => claims),
        yuanColumn<Owed>(say('workbook.column.payable'), ({ payable }) => payable),
      ],
      rows: rows.slice(0, MOST_ROWS),
      total: {
        to: say('page.total'),
        fund: '',
        claims: rows.reduce((sum, { claims }) => sum + claims, 0),
        payable: rows.reduce((sum, { payable }) => addFen(sum, payable), 0),
      },
    })}${moreRows(context, rows.length - MOST_ROWS, file)}</div>`;
  };
  const named = (rows: readonly Owed[]) =>
    rows.map((row) => ({ ...row, fund: names.word('fund', row.fund) }));
  return html`<div class="pair">${part(
    say('page.owed.institutions'),
    say('workbook.column.institution_id'),
    named(institutions),
    'settlement_institutions.csv',
  )}${part(
    say('page.owed.persons'),
    say('workbook.column.person_id'),
    named(persons),
    'settlement_individuals.csv',
  )}</div>${NOTHING}`;
}

/** Adds the months of one payee and fund up. */
function owedInAll(rows: readonly (Owed & { readonly key?: string })[]): Owed[] {
  const sums = new Map<string, Owed & { readonly key: string }>();
  for (const row of rows) {
    const key = row.key ?? row.to;
    const place = JSON.stringify([row.fund, key]);
    const sum = sums.get(place) ?? { ...row, key, claims: 0, payable: 0 };
    sums.set(place, { ...sum, claims: sum.claims + row.claims, payable: addFen(sum.payable, row.payable) });
  }
  const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  return [...sums.values()].sort(
    (a, b) => b.payable - a.payable || compare(a.key, b.key) || compare(a.fund, b.fund),
  );
}
