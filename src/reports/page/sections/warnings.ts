import { formatDay } from '../../../domain/calendar.js';
import type { EarlyWarning } from '../../../engine/warnings.js';
import { personName } from '../../shared/names.js';
import { dateColumn, idColumn, textColumn, yuanColumn } from '../columns.js';
import type { PageContext } from '../context.js';
import { type Html, html } from '../html.js';
import { table } from '../table.js';
import { moreRows } from './more.js';

const MOST_ROWS = 40;

/** Persons whose costs of a year crossed the threshold of a policy. */
export function warnings(context: PageContext): Html {
  const { names, privacy, results, say } = context;
  const { claims, index, policies } = results.adjudication;
  if (policies.every((policy) => policy.warning === null)) {
    return html`<p class="quiet">${say('page.warnings.no-rule')}</p>`;
  }
  const all = [...results.adjudication.warnings].sort(
    (a, b) =>
      b.amount - a.amount ||
      claims.personIds.compare(a.person, b.person) ||
      a.year - b.year ||
      a.policy - b.policy,
  );
  if (all.length === 0) return html`<p class="quiet">${say('page.warnings.none')}</p>`;
  const several = policies.filter((policy) => policy.warning !== null).length > 1;
  return html`<p>${say('page.warnings.intro')}</p>${table({
    label: say('page.section.warnings'),
    columns: [
      ...(several
        ? [textColumn<EarlyWarning>(say('workbook.column.policy'), (w) => names.policy(policies[w.policy]))]
        : []),
      idColumn<EarlyWarning>(say('workbook.column.person_id'), (w) =>
        privacy.id(claims.personIds.text(w.person)),
      ),
      textColumn<EarlyWarning>(say('workbook.column.name'), (w) =>
        privacy.name(personName(results.adjudication, w.person)),
      ),
      textColumn<EarlyWarning>(say('page.warnings.on-roster'), (w) =>
        say(index.rowsOf(w.person).length > 0 ? 'page.yes' : 'page.no'),
      ),
      dateColumn<EarlyWarning>(say('workbook.column.year'), ({ year }) => year),
      yuanColumn<EarlyWarning>(say('page.warnings.threshold'), ({ threshold }) => threshold),
      yuanColumn<EarlyWarning>(say('page.warnings.amount'), ({ amount }) => amount),
      dateColumn<EarlyWarning>(say('page.warnings.crossed'), (w) => formatDay(claims.settledOn[w.claim])),
      idColumn<EarlyWarning>(say('workbook.column.claim_id'), (w) =>
        claims.claimIds.text(claims.claimId[w.claim]),
      ),
    ],
    rows: all.slice(0, MOST_ROWS),
    more: moreRows(context, all.length - MOST_ROWS, 'warnings.csv'),
  })}`;
}
