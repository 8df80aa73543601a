import { formatDay } from '../../../domain/calendar.js';
import { SERVICES } from '../../../domain/claim.js';
import { addFen, type Fen } from '../../../domain/money.js';
import {
  type Bill,
  type Family,
  familyWithMost,
  milestonesOf,
  type Shares,
} from '../../shared/figures/family.js';
import { percent, readableYuan } from '../../shared/numbers.js';
import { COLOURS } from '../../shared/palette.js';
import { rowChart } from '../charts/bars.js';
import { dateColumn, idColumn, textColumn, yuanColumn } from '../columns.js';
import type { PageContext } from '../context.js';
import { type Html, html, NOTHING } from '../html.js';
import { type Column, table } from '../table.js';

type Row = Shares & { readonly claim: number | null };

interface Share {
  readonly title: string;
  readonly colour: string;
  readonly amount: (shares: Shares) => Fen;
}

/** Colours of the policies, in the order of the stack. */
const POLICY_COLOURS = [COLOURS.good, COLOURS.warm, '#7c6a9c', '#b5643c'];

/** The bills of the family that received most from the later policies: who pays what, and what remains. */
export function family(context: PageContext): Html {
  const { names, privacy, results, say } = context;
  const { policies } = results.adjudication;
  const found = familyWithMost(results.adjudication);
  if (found === null) return html`<p class="quiet">${say('page.family.none')}</p>`;
  const { sum } = found;
  const relief = sum.policies.reduce(addFen, 0);
  return html`<p>${say('page.family.intro', {
    scope: names.word('scope', found.scope),
    key: privacy.id(found.key),
    policy: names.policy(policies[policies.length - 1]),
  })}</p><figure class="keep">${chart(context, found)}</figure>${billTable(context, found)}${story(context, found)}<p class="finding">${say(
    'page.family.closing',
    {
      total: readableYuan(sum.total),
      covered: readableYuan(addFen(addFen(sum.insurance, sum.other), sum.recorded)),
      relief: readableYuan(relief),
      remains: readableYuan(sum.remains),
      share: percent(sum.remains, sum.total),
    },
  )}</p>`;
}

/** Who pays, from left to right, without those who pay nothing. */
function sharesOf({ names, results, say }: PageContext, { sum }: Family): Share[] {
  const { policies } = results.adjudication;
  const shares: Share[] = [
    { title: say('page.family.insurance'), colour: COLOURS.accent, amount: ({ insurance }) => insurance },
    { title: say('page.family.other'), colour: '#5b93b8', amount: ({ other }) => other },
    { title: say('page.family.recorded'), colour: '#8fb8ae', amount: ({ recorded }) => recorded },
    ...policies.map((policy, policyIndex) => ({
      title:
        policies.filter(({ fund }) => fund === policy.fund).length > 1
          ? policy.id
          : names.title('fund', policy.fund),
      colour: POLICY_COLOURS[policyIndex % POLICY_COLOURS.length],
      amount: (row: Shares) => row.policies[policyIndex],
    })),
  ];
  return shares.filter(({ amount }) => amount(sum) !== 0);
}

function chart(context: PageContext, found: Family): Html {
  const { names, results, say } = context;
  const { claims } = results.adjudication;
  const shares: Share[] = [
    ...sharesOf(context, found),
    { title: say('page.family.remains'), colour: '#c3cad1', amount: ({ remains }) => remains },
  ];
  return rowChart(
    {
      id: 'family',
      label: say('page.family.label'),
      unit: 'yuan',
      names: found.bills.map(
        ({ claim }) =>
          `${formatDay(claims.settledOn[claim])}  ${names.title('service', SERVICES[claims.service[claim]])}`,
      ),
      series: shares.map(({ title, colour, amount }) => ({
        title,
        colour,
        values: found.bills.map(amount),
      })),
      stacked: true,
      widestBar: 12,
    },
    21,
    names.language,
  );
}

function billTable(context: PageContext, found: Family): Html {
  const { names, privacy, results, say } = context;
  const { claims } = results.adjudication;
  const ofClaim =
    (write: (claim: number) => string) =>
    ({ claim }: Row): string =>
      claim === null ? '' : write(claim);
  const columns: Column<Row>[] = [
    dateColumn(say('page.family.settled'), ({ claim }) =>
      claim === null ? say('page.total') : formatDay(claims.settledOn[claim]),
    ),
    idColumn(
      say('page.family.person'),
      ofClaim((claim) => privacy.id(claims.personIds.text(claims.person[claim]))),
    ),
    textColumn(
      say('page.family.service'),
      ofClaim((claim) => names.title('service', SERVICES[claims.service[claim]])),
    ),
    yuanColumn(say('page.family.total'), ({ total }) => total),
    ...sharesOf(context, found).map(({ title, amount }) => yuanColumn<Row>(title, amount)),
    yuanColumn(say('page.family.remains'), ({ remains }) => remains),
  ];
  return table<Row>({
    label: say('page.family.label'),
    variant: 'dense',
    columns,
    rows: found.bills satisfies readonly Bill[],
    total: { ...found.sum, claim: null },
  });
}

/** When the payments of each benefit begin and end, and why. */
function story({ names, results, say }: PageContext, found: Family): Html {
  const { claims, policies } = results.adjudication;
  const milestones = milestonesOf(results.adjudication, found);
  if (milestones.length === 0) return NOTHING;
  return html`<ul class="story">${milestones.map(
    ({ claim, policy, benefit, kind, scope, amount }) =>
      html`<li>${say(`page.family.${kind}`, {
        day: formatDay(claims.settledOn[claim]),
        benefit: names.benefit(policies[policy].benefits[benefit]),
        scope: names.word('scope', scope),
        amount: readableYuan(amount),
      })}</li>`,
  )}</ul>`;
}
