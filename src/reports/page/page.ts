import { say, type TextKey } from '../../text/catalogue.js';
import type { RunResults } from '../results.js';
import { isManyOutOfScope, outOfScope } from '../scope.js';
import { readableCount } from '../shared/numbers.js';
import { type PageContext, type PageOptions, pageContext } from './context.js';
import { type Html, html, NOTHING } from './html.js';
import { amountsDue } from './sections/amounts-due.js';
import { caps } from './sections/caps.js';
import { categories } from './sections/categories.js';
import { differences } from './sections/differences.js';
import { family } from './sections/family.js';
import { fund } from './sections/fund.js';
import { overview, spanLine } from './sections/overview.js';
import { payments } from './sections/payments.js';
import { pendedAndRejected } from './sections/pended-and-rejected.js';
import { sources } from './sections/sources.js';
import { warnings } from './sections/warnings.js';
import { STYLE } from './style.js';

export type { PageOptions } from './context.js';

interface Section {
  readonly id: string;
  readonly title: TextKey | ((results: RunResults) => TextKey);
  readonly body: (context: PageContext) => Html;
  /** Absent for a section that every page has. */
  readonly when?: (results: RunResults) => boolean;
}

/** The sections of the page, in order. The ids are anchors of published pages: they never change. */
const SECTIONS: readonly Section[] = [
  { id: 'glance', title: 'page.section.overview', body: overview },
  { id: 'owed', title: 'page.section.amounts-due', body: amountsDue },
  {
    id: 'fund',
    title: (results) => (results.fund.hasLedger ? 'page.section.fund' : 'page.section.fund-payments'),
    body: fund,
  },
  { id: 'payments', title: 'page.section.payments', body: payments },
  { id: 'categories', title: 'page.section.categories', body: categories },
  { id: 'caps', title: 'page.section.caps', body: caps },
  { id: 'differences', title: 'page.section.differences', body: differences },
  { id: 'warnings', title: 'page.section.warnings', body: warnings },
  {
    id: 'family',
    title: 'page.section.family',
    body: family,
    when: ({ adjudication }) => adjudication.policies.length > 1,
  },
  { id: 'unfinished', title: 'page.section.pended-and-rejected', body: pendedAndRejected },
  { id: 'sources', title: 'page.section.sources', body: sources },
];

/**
 * The human report report.html: one page that needs neither network nor script. Its figures are those of the CSV
 * files. The same results and options give the same text.
 */
export function writePage(results: RunResults, options: PageOptions): string {
  const context = pageContext(results, options);
  const sections = SECTIONS.filter(({ when }) => when === undefined || when(results));
  const language = options.lang === 'zh' ? 'zh-CN' : 'en';
  const title = say(options.lang, 'page.title');
  return `<!DOCTYPE html>\n${
    html`<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
${STYLE}
</head>
<body>
<main>
${header(context, title)}
${sections.map(
  (section) => html`<section id="${section.id}">
<h2>${context.say(typeof section.title === 'string' ? section.title : section.title(results))}</h2>
${section.body(context)}
</section>
`,
)}</main>
</body>
</html>`.text
  }\n`;
}

/** Warnings about policies that may be the wrong ones for these data. */
function scopeNotes({ names, results, say: speak }: PageContext): Html[] {
  const { adjudication } = results;
  const total = adjudication.claims.count;
  return adjudication.policies.flatMap((policy, policyIndex) => {
    const outside = outOfScope(adjudication, policyIndex);
    const values = { policy: names.policy(policy), total: readableCount(total) };
    return (['time', 'area'] as const)
      .filter((kind) => total > 0 && isManyOutOfScope(outside[kind], total))
      .map(
        (kind) =>
          html`<p class="scope">${speak(`page.scope.${kind}`, { ...values, count: readableCount(outside[kind]) })}</p>\n`,
      );
  });
}

function header(context: PageContext, title: string): Html {
  const { names, results, say: speak } = context;
  const policies = results.adjudication.policies.map(
    (policy) =>
      html`<li>${names.policy(policy)} <span class="article">${policy.loaded.pack.document.number}</span></li>`,
  );
  return html`<header>
<h1>${title}</h1>
<ul class="policies">${policies}</ul>
${scopeNotes(context)}<p class="span">${spanLine(context)}</p>
<p class="privacy">${speak(context.masked ? 'page.masked' : 'page.unmasked')} ${speak('page.yuan')} ${speak('page.made-by', { version: results.version })}</p>
</header>${NOTHING}`;
}
