import { formatDay } from '../../../domain/calendar.js';
import { NO_END, type Policy } from '../../../policy/policy.js';
import type { RunInput } from '../../results.js';
import { groupedYuan } from '../../shared/numbers.js';
import { countColumn, textColumn } from '../columns.js';
import type { PageContext } from '../context.js';
import { type Html, html, NOTHING } from '../html.js';
import { table } from '../table.js';

/** The policies and files of the run, with checksums that show whether they have changed. */
export function sources(context: PageContext): Html {
  const { say } = context;
  return html`<p>${say('page.sources.identical')}</p><h3>${say('page.sources.policies')}</h3>${policies(
    context,
  )}<h3>${say('page.sources.files')}</h3>${files(context)}`;
}

function policies({ names, results, say }: PageContext): Html {
  return html`${results.adjudication.policies.map((policy) => {
    const { document } = policy.loaded.pack;
    const facts: [title: string, value: Html | string][] = [
      [
        say('page.sources.number'),
        `${document.number}${names.language === 'zh' ? '（' : ' ('}${document.issuer}${names.language === 'zh' ? '）' : ')'}`,
      ],
      [
        say('page.sources.in-force'),
        `${formatDay(policy.from)} – ${policy.until === NO_END ? say('page.sources.open-end') : formatDay(policy.until)}`,
      ],
      [
        say('workbook.column.fund'),
        `${names.title('fund', policy.fund)}${names.language === 'zh' ? '，' : ', '}${names.word('pooling', policy.pooling)}`,
      ],
      ...parameters(policy).map(([name, value]): [string, Html] => [
        policy.loaded.pack.parameters[name]?.title[names.language] ?? name,
        html`${value}`,
      ]),
      [say('page.sources.pack'), html`${policy.id} <code>${policy.loaded.sha256}</code>`],
    ];
    return html`<div class="keep policy"><h4>${names.policy(policy)}</h4><dl>${facts.map(
      ([title, value]) => html`<dt>${title}</dt><dd>${value}</dd>`,
    )}</dl></div>`;
  })}`;
}

/** Every parameter as it was used, a value by year as `2024: 8000.00`. */
function parameters({ loaded, parametersUsed }: Policy): [name: string, value: string][] {
  const readable = (name: string, value: string): string =>
    loaded.pack.parameters[name]?.unit === 'yuan' ? groupedYuan(value) : value;
  return Object.entries(parametersUsed).map(([name, value]) => [
    name,
    typeof value === 'string'
      ? readable(name, value)
      : Object.entries(value)
          .map(([year, ofYear]) => `${year}: ${readable(name, ofYear)}`)
          .join('; '),
  ]);
}

function files({ names, results, say }: PageContext): Html {
  if (results.inputs.length === 0) return NOTHING;
  return table({
    label: say('page.sources.files'),
    columns: [
      textColumn<RunInput>(say('page.sources.role'), ({ role }) => names.title('page.role', role)),
      textColumn<RunInput>(`${say('workbook.column.file')} · SHA-256`, ({ path, sha256 }) => [
        html`<div class="path">${path}</div>`,
        html`<code>${sha256}</code>`,
      ]),
      countColumn<RunInput>(say('page.pended-and-rejected.rows'), ({ role, rows }) =>
        role === 'config' ? null : rows,
      ),
      countColumn<RunInput>(say('page.pended-and-rejected.rejected'), ({ role, rejected }) =>
        role === 'config' ? null : rejected,
      ),
    ],
    rows: results.inputs,
  });
}
