import { NO_CAP } from '../../../policy/policy.js';
import { BANDS, type CapGroupFigures, type CapUse, capFigures } from '../../shared/figures/caps.js';
import { personName } from '../../shared/names.js';
import { percent } from '../../shared/numbers.js';
import { seriesColour } from '../../shared/palette.js';
import { columnChart } from '../charts/bars.js';
import { countColumn, dateColumn, idColumn, numberColumn, textColumn, yuanColumn } from '../columns.js';
import type { PageContext } from '../context.js';
import { type Html, html } from '../html.js';
import { table } from '../table.js';

/** How many of those nearest to a cap are named, per cap. */
const MOST_NEAREST = 8;

/** How much of their caps persons and households have used, and who is nearest to a cap. */
export function caps(context: PageContext): Html {
  const { results, say } = context;
  const groups = capFigures(results.adjudication, MOST_NEAREST).filter(({ owners }) => owners > 0);
  if (groups.length === 0) return html`<p class="quiet">${say('page.caps.none')}</p>`;
  return html`<p>${say('page.caps.intro')}</p>${distribution(context, groups)}<h3>${say('page.caps.nearest')}</h3>${nearest(context, groups)}`;
}

function distribution(context: PageContext, groups: readonly CapGroupFigures[]): Html {
  const { names, say } = context;
  const label = say('page.caps.label');
  const bandNames = BANDS.map((band) => names.title('page.band', band));
  const chart = columnChart(
    {
      id: 'caps',
      label,
      unit: 'count',
      names: bandNames,
      series: groups.map((group, at) => ({
        title: groupName(context, group),
        colour: seriesColour(at),
        values: group.bands,
      })),
      widestBar: 28,
      nameLabel: { interval: 0 },
    },
    210,
    context.language,
  );
  return html`<figure class="keep">${chart}</figure>${table({
    label,
    columns: [
      textColumn<CapGroupFigures>(say('page.caps.group'), (group) => groupName(context, group)),
      ...BANDS.map((_, band) => countColumn<CapGroupFigures>(bandNames[band], ({ bands }) => bands[band])),
      countColumn<CapGroupFigures>(say('page.caps.owners'), ({ owners }) => owners),
      yuanColumn<CapGroupFigures>(say('page.caps.received'), ({ paid }) => paid),
    ],
    rows: groups,
  })}`;
}

function groupName({ names, results }: PageContext, { policy, group }: CapGroupFigures | CapUse): string {
  return names.capGroup(results.adjudication.policies[policy], group);
}

function nearest(context: PageContext, groups: readonly CapGroupFigures[]): Html {
  const { privacy, say } = context;
  const rows = groups.flatMap((group) => group.nearest);
  if (rows.length === 0) return html`<p class="quiet">${say('page.caps.none')}</p>`;
  return table({
    label: say('page.caps.nearest'),
    columns: [
      dateColumn<CapUse>(say('workbook.column.year'), ({ year }) => year),
      idColumn<CapUse>(say('page.caps.who'), ({ key }) => privacy.id(key)),
      textColumn<CapUse>(say('workbook.column.name'), (use) => nameOf(context, use)),
      yuanColumn<CapUse>(say('page.caps.received'), ({ paid }) => paid),
      yuanColumn<CapUse>(say('workbook.column.cap'), ({ cap }) => (cap === NO_CAP ? null : cap)),
      yuanColumn<CapUse>(say('page.caps.left'), ({ left }) => left),
      numberColumn<CapUse>(say('page.caps.used'), ({ paid, cap }) => percent(paid, cap)),
    ],
    rows,
    groupOf: (use) => groupName(context, use),
  });
}

/** A household has no name of its own. */
function nameOf({ privacy, results, say }: PageContext, { scope, key }: CapUse): string {
  if (scope === 'household') return say('page.caps.household');
  const person = results.adjudication.claims.personIds.findText(key);
  return privacy.name(personName(results.adjudication, person));
}
