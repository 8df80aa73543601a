import { addFen, type Fen } from '../../../domain/money.js';
import { drawChart } from '../chart.js';
import { textColumn, yuanColumn } from '../columns.js';
import type { PageContext } from '../context.js';
import { type MonthlyPayments, monthlyPayments } from '../figures/payments.js';
import { type Html, html } from '../html.js';
import { axisYuan } from '../numbers.js';
import { COLOURS, SERIES } from '../palette.js';
import { table } from '../table.js';

/** Benefits beyond these are drawn and listed together: more columns do not fit on a page. */
const MOST_BENEFITS = 6;

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
  const { names, results, say } = context;
  const figures = monthlyPayments(results.adjudication);
  if (figures.total === 0) return html`<p class="quiet">${say('page.payments.none')}</p>`;
  const series = seriesOf(context, figures);
  const label = say('page.payments.label');
  const chart = drawChart(
    { id: 'payments', label, width: 960, height: 300 },
    {
      color: [...SERIES],
      grid: { left: 4, right: 8, top: 40, bottom: 4, outerBoundsMode: 'same' },
      legend: {
        top: 0,
        left: 0,
        itemWidth: 12,
        itemHeight: 12,
        icon: 'rect',
        textStyle: { color: COLOURS.ink },
      },
      xAxis: {
        type: 'category',
        data: [...figures.months],
        axisTick: { show: false },
        axisLine: { lineStyle: { color: COLOURS.muted } },
        axisLabel: {
          color: COLOURS.muted,
          formatter: shortMonth,
          interval: labelEvery(figures.months.length),
        },
      },
      yAxis: {
        type: 'value',
        axisLabel: { formatter: axisYuan(names.language), color: COLOURS.muted },
        splitLine: { lineStyle: { color: COLOURS.line } },
      },
      series: series.map(({ name, byMonth }) => ({
        type: 'bar' as const,
        name,
        stack: 'month',
        silent: true,
        barMaxWidth: 36,
        data: byMonth.map((fen) => fen / 100),
      })),
    },
  );
  return html`<figure class="keep">${chart}</figure>${table({
    label,
    columns: [
      textColumn<Month>(say('workbook.column.month'), ({ month }) => month),
      ...series.map(({ name }, at) => yuanColumn<Month>(name, ({ amounts }) => amounts[at])),
      yuanColumn<Month>(say('page.total'), ({ total }) => total),
    ],
    rows: figures.months.map((month, at) => ({
      month,
      amounts: series.map(({ byMonth }) => byMonth[at]),
      total: figures.totals[at],
    })),
    total: { month: say('page.total'), amounts: series.map(({ total }) => total), total: figures.total },
  })}`;
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

/** 2024-03 → 03, and the year where it begins. */
function shortMonth(month: string): string {
  return month.endsWith('-01') ? month.slice(0, 4) : month.slice(5);
}

/** How many labels to leave out between two, so that a year of months has all of them. */
function labelEvery(months: number): number {
  return Math.max(0, Math.ceil(months / 24) - 1);
}
