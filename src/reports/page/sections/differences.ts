import {
  type DifferenceFigures,
  type DifferenceGroup,
  differenceFigures,
} from '../../shared/figures/differences.js';
import { fundsOfStack } from '../../shared/figures/headline.js';
import { axisYuan, signedYuan } from '../../shared/numbers.js';
import { COLOURS } from '../../shared/palette.js';
import { drawChart, FONT_SIZE } from '../chart.js';
import { countColumn, idColumn, numberColumn, textColumn, yuanColumn } from '../columns.js';
import type { PageContext } from '../context.js';
import { type Html, html, NOTHING } from '../html.js';
import { type Column, table } from '../table.js';
import { moreRows } from './more.js';

const MOST_INSTITUTIONS = 12;
const MOST_ROWS = 40;

/** Where and why what was paid is not what is due. */
export function differences(context: PageContext): Html {
  const { results, say } = context;
  const figures = differenceFigures(results);
  if (figures === null) return html`<p class="quiet">${say('page.differences.no-columns')}</p>`;
  if (figures.byCause.length > 0) {
    return html`<figure class="keep">${chart(context, figures)}</figure>${tables(context, figures)}${pendedTable(context, figures)}`;
  }
  if (figures.pended.length > 0) return pendedTable(context, figures);
  return html`<p class="quiet">${say('page.differences.none')}</p>`;
}

/** What was paid where nobody knows yet what is due. */
function pendedTable(context: PageContext, { pended }: DifferenceFigures): Html {
  const { names, say } = context;
  if (pended.length === 0) return NOTHING;
  const title = say('page.differences.pended');
  return html`<div class="keep"><h3>${title}</h3><p>${say('page.differences.pended.intro')}</p>${table({
    label: title,
    columns: [
      ...fundColumn(context),
      textColumn<DifferenceGroup>(say('page.differences.cause'), ({ cause }) => names.cause(cause)),
      countColumn<DifferenceGroup>(say('workbook.column.claims'), ({ claims }) => claims),
      yuanColumn<DifferenceGroup>(say('workbook.column.paid'), ({ variance }) => variance),
    ],
    rows: pended,
  })}</div>`;
}

/** Where the stack pays from several funds. */
function fundColumn({ names, results, say }: PageContext): Column<DifferenceGroup>[] {
  return fundsOfStack(results).length > 1
    ? [textColumn(say('workbook.column.fund'), (group) => names.title('fund', group.fund))]
    : [];
}

function chart({ names, results, say }: PageContext, { byInstitution }: DifferenceFigures): Html {
  const several = fundsOfStack(results).length > 1;
  const shown = byInstitution.slice(0, MOST_INSTITUTIONS).reverse();
  const bar = { type: 'bar' as const, stack: 'institution', silent: true, barMaxWidth: 12 };
  return drawChart(
    {
      id: 'differences',
      label: say('page.differences.label'),
      size: 'column',
      height: 21 * shown.length + 54,
    },
    {
      grid: { left: 4, right: 24, top: 26, bottom: 4, outerBoundsMode: 'same' },
      legend: {
        top: 0,
        left: 0,
        itemWidth: 10,
        itemHeight: 10,
        icon: 'rect',
        textStyle: { color: COLOURS.ink, fontSize: FONT_SIZE },
      },
      xAxis: {
        type: 'value',
        axisLabel: { fontSize: FONT_SIZE, formatter: axisYuan(names.language), color: COLOURS.muted },
        splitLine: { lineStyle: { color: COLOURS.line } },
      },
      yAxis: {
        type: 'category',
        data: shown.map(({ fund, institution }) =>
          several ? `${institution}  ${names.title('fund', fund)}` : institution,
        ),
        axisTick: { show: false },
        axisLine: { lineStyle: { color: COLOURS.muted } },
        axisLabel: { fontSize: FONT_SIZE, color: COLOURS.ink },
      },
      series: [
        {
          ...bar,
          name: say('page.differences.too-little'),
          itemStyle: { color: COLOURS.warm },
          data: shown.map(({ tooLittle }) => -tooLittle / 100),
        },
        {
          ...bar,
          name: say('page.differences.too-much'),
          itemStyle: { color: COLOURS.alarm },
          data: shown.map(({ tooMuch }) => tooMuch / 100),
        },
      ],
    },
  );
}

function tables(context: PageContext, { byCause, byInstitutionAndCause }: DifferenceFigures): Html {
  const { names, say } = context;
  const fund = fundColumn(context);
  const cause = textColumn<DifferenceGroup>(say('page.differences.cause'), (group) =>
    names.cause(group.cause),
  );
  const amounts: Column<DifferenceGroup>[] = [
    countColumn(say('workbook.column.claims'), ({ claims }) => claims),
    yuanColumn(say('page.differences.too-much'), ({ tooMuch }) => tooMuch),
    yuanColumn(say('page.differences.too-little'), ({ tooLittle }) => tooLittle),
    numberColumn(say('page.differences.net'), ({ variance }) => signedYuan(variance)),
  ];
  const institution = idColumn<DifferenceGroup>(
    say('workbook.column.institution_id'),
    (group) => group.institution,
  );
  return html`<div class="keep"><h3>${say('page.differences.by-cause')}</h3>${table({
    label: say('page.differences.by-cause'),
    columns: [...fund, cause, ...amounts],
    rows: byCause,
  })}</div><h3>${say('page.differences.by-institution')}</h3>${table({
    label: say('page.differences.by-institution'),
    columns: [institution, ...fund, cause, ...amounts],
    rows: byInstitutionAndCause.slice(0, MOST_ROWS),
    more: moreRows(context, byInstitutionAndCause.length - MOST_ROWS, 'reconciliation.csv'),
  })}`;
}
