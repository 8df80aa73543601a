import {
  type DifferenceFigures,
  type DifferenceGroup,
  differenceFigures,
} from '../../shared/figures/differences.js';
import { fundsOfStack } from '../../shared/figures/headline.js';
import { signedYuan } from '../../shared/numbers.js';
import { COLOURS } from '../../shared/palette.js';
import { rowChart } from '../charts/bars.js';
import { countColumn, idColumn, numberColumn, textColumn, yuanColumn } from '../columns.js';
import type { PageContext } from '../context.js';
import { type Html, html, NOTHING } from '../html.js';
import { type Column, table } from '../table.js';
import { moreRows } from './more.js';

const MOST_INSTITUTIONS = 12;
const MOST_ROWS = 40;

/** Where and why the amount paid differs from the amount due. */
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

/** What was paid for claims that are still pended. */
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
  const shown = byInstitution.slice(0, MOST_INSTITUTIONS);
  return rowChart(
    {
      id: 'differences',
      label: say('page.differences.label'),
      unit: 'yuan',
      names: shown.map(({ fund, institution }) =>
        several ? `${institution}  ${names.title('fund', fund)}` : institution,
      ),
      series: [
        {
          title: say('page.differences.too-little'),
          colour: COLOURS.warm,
          values: shown.map(({ tooLittle }) => -tooLittle),
        },
        {
          title: say('page.differences.too-much'),
          colour: COLOURS.alarm,
          values: shown.map(({ tooMuch }) => tooMuch),
        },
      ],
      stacked: true,
      widestBar: 12,
    },
    21,
    names.language,
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
