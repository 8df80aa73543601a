import { addFen, type Fen } from '../../../domain/money.js';
import { type MonthlyPayments, monthlyPayments } from '../../shared/figures/payments.js';
import { COLOURS, seriesColour } from '../../shared/palette.js';
import { columnChart } from '../charts/bars.js';
import { monthLabel, monthStep } from '../charts/month-marks.js';
import { dateColumn, yuanColumn } from '../columns.js';
import type { PageContext } from '../context.js';
import { type Html, html } from '../html.js';
import { table } from '../table.js';

/** Benefits beyond these are drawn and listed together: more columns do not fit on a page. */
const MOST_BENEFITS = 6;

const MOST_LABELS = 16;

interface Series {
  readonly name: string;
  readonly byMonth: readonly Fen[];
  readonly total: Fen;
}

interface Month {
  readonly month: string;
  readonly amounts: readonly Fen[];
  readonly total: Fen;
}

/** What each benefit pays, month by month. */
export function payments(context: PageContext): Html {
  const { results, say } = context;
  const figures = monthlyPayments(results.adjudication);
  if (figures.total === 0) return html`<p class="quiet">${say('page.payments.none')}</p>`;
  const series = seriesOf(context, figures);
  const label = say('page.payments.label');
  return html`<figure class="keep">${chart(context, figures, series)}</figure>${table({
    label,
    variant: 'even',
    columns: [
      dateColumn<Month>(say('workbook.column.month'), ({ month }) => month),
      ...series.map(({ name }, at) => yuanColumn<Month>(name, ({ amounts }) => amounts[at])),
      yuanColumn<Month>(say('page.total'), ({ total }) => total),
    ],
    // Months in which nothing is paid are gaps in the chart, and no rows.
    rows: figures.months
      .map((month, at) => ({
        month,
        amounts: series.map(({ byMonth }) => byMonth[at]),
        total: figures.totals[at],
      }))
      .filter(({ total }) => total !== 0),
    total: { month: say('page.total'), amounts: series.map(({ total }) => total), total: figures.total },
  })}`;
}

function chart(
  { names, say }: PageContext,
  { firstMonth, months }: MonthlyPayments,
  series: readonly Series[],
): Html {
  const step = monthStep(months.length, MOST_LABELS);
  const labelled = months.flatMap((_, at) => ((firstMonth + at) % step === 0 ? [at] : []));
  const monthNames = say('page.months').split(' ');
  return columnChart(
    {
      id: 'payments',
      label: say('page.payments.label'),
      unit: 'yuan',
      names: months,
      series: series.map(({ name, byMonth }, at) => ({
        title: name,
        colour: seriesColour(at),
        values: byMonth,
      })),
      stacked: true,
      widestBar: 36,
      nameLabel: {
        color: COLOURS.muted,
        interval: (at: number) => labelled.includes(at),
        formatter: (_: string, at: number) => monthLabel(firstMonth + at, at === labelled[0], monthNames),
      },
    },
    240,
    names.language,
  );
}

function seriesOf({ names, results, say }: PageContext, { benefits, months }: MonthlyPayments): Series[] {
  const { policies } = results.adjudication;
  const all = benefits.map(({ policy, benefit, byMonth, total }) => ({
    name: names.benefit(policies[policy].benefits[benefit]),
    byMonth,
    total,
  }));
  if (all.length <= MOST_BENEFITS) return all;
  const others = all.slice(MOST_BENEFITS - 1);
  const other: Series = {
    name: say('page.payments.other'),
    byMonth: months.map((_, at) => others.reduce((sum, { byMonth }) => addFen(sum, byMonth[at]), 0)),
    total: others.reduce((sum, { total }) => addFen(sum, total), 0),
  };
  return [...all.slice(0, MOST_BENEFITS - 1), other];
}
