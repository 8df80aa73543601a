import type { Fund } from '../../../domain/fund-entry.js';
import { addFen, type Fen } from '../../../domain/money.js';
import type { CheckResult } from '../../../fund/index.js';
import {
  type AccountBalance,
  type AccountYearFigures,
  accountBalances,
} from '../../shared/figures/balances.js';
import type { Span } from '../../shared/figures/span.js';
import { readableYuan } from '../../shared/numbers.js';
import { balanceChart } from '../charts/balance.js';
import { dateColumn, numberColumn, textColumn, yuanColumn } from '../columns.js';
import type { PageContext } from '../context.js';
import { type Html, html, NOTHING } from '../html.js';
import { table } from '../table.js';

/** More accounts than these are listed, but not drawn. */
const MOST_CHARTS = 24;

/** The balance of each account over the year, its figures, and what the documents' checks found. */
export function fund(context: PageContext): Html {
  const { names, results, say } = context;
  const balances = accountBalances(results);
  if (balances.length === 0) return html`<p class="quiet">${say('page.fund.none')}</p>`;
  if (!results.fund.hasLedger) return html`${paymentsAlone(context)}${checks(context)}`;
  const funds = [...new Set(balances.map((balance) => balance.fund))];
  return html`<p>${say('page.fund.intro')}</p>${funds.map((name) =>
    fundTable(
      context,
      name,
      balances.filter((balance) => balance.fund === name),
      funds.length > 1 ? html`<h3>${names.title('fund', name)}</h3>` : NOTHING,
    ),
  )}${checks(context)}`;
}

interface YearPayments {
  readonly fund: Fund;
  readonly account: string;
  readonly year: number;
  readonly paid: Fen;
}

/** Without the fund's own ledger: what each account pays, and that no balance is known. */
function paymentsAlone({ names, results, say }: PageContext): Html {
  const rows: YearPayments[] = [];
  for (const { fund, account, year, item, value } of results.fund.summary) {
    if (!item.startsWith('benefit:') || !('fen' in value)) continue;
    const last = rows.at(-1);
    const isSame = last?.fund === fund && last.account === account && last.year === year;
    const paid = addFen(isSame ? last.paid : 0, value.fen);
    rows.splice(isSame ? -1 : rows.length, 1, { fund, account, year, paid });
  }
  return html`<p>${say('page.fund.no-ledger')}</p>${table({
    label: say('page.section.fund-payments'),
    variant: 'even',
    columns: [
      textColumn<YearPayments>(say('workbook.column.fund'), (row) => names.title('fund', row.fund)),
      textColumn<YearPayments>(say('page.fund.account'), ({ account }) => names.account(account)),
      dateColumn<YearPayments>(say('workbook.column.year'), ({ year }) => year),
      yuanColumn<YearPayments>(say('page.fund.payments'), ({ paid }) => paid),
    ],
    rows,
  })}`;
}

function fundTable(
  context: PageContext,
  name: Fund,
  balances: readonly AccountBalance[],
  heading: Html,
): Html {
  const span = bookedSpan(balances);
  const alone = balances.length === 1;
  const charts = balances.slice(0, MOST_CHARTS).map((balance, at) => {
    const chart = drawing(context, balance, span, `fund-${name}-${at}`, alone ? 'column' : 'small');
    if (alone) return html`<figure class="keep">${chart}</figure>`;
    const closing = readableYuan(balance.evenings.at(-1)?.balance ?? 0);
    return html`<figure class="keep small"><figcaption><b>${context.names.account(balance.account)}</b><span>${closing}</span></figcaption>${chart}</figure>`;
  });
  return html`${heading}<div class="${alone ? 'one' : 'multiples'}">${charts}</div>${years(context, name, balances)}`;
}

/** From the first booking to the last: the same days for all accounts of a fund. */
function bookedSpan(balances: readonly AccountBalance[]): Span {
  const days = balances.flatMap(({ evenings }) => evenings.map(({ day }) => day));
  return { first: days.reduce((a, b) => Math.min(a, b)), last: days.reduce((a, b) => Math.max(a, b)) };
}

function drawing(
  { language, names, say }: PageContext,
  { account, evenings, fund: name }: AccountBalance,
  span: Span,
  id: string,
  size: 'column' | 'small',
): Html {
  return balanceChart(
    {
      id,
      label: say('page.fund.label', { fund: names.fund(name), account: names.account(account) }),
      size,
      span,
      evenings,
      months: say('page.months').split(' '),
    },
    language,
  );
}

function years({ names, say }: PageContext, name: Fund, balances: readonly AccountBalance[]): Html {
  const rows = balances.flatMap((balance) => balance.years);
  return table({
    label: names.title('fund', name),
    variant: 'even',
    columns: [
      textColumn<AccountYearFigures>(say('page.fund.account'), ({ account }) => names.account(account)),
      dateColumn<AccountYearFigures>(say('workbook.column.year'), ({ year }) => year),
      yuanColumn<AccountYearFigures>(
        names.title('page.fund-item', 'opening_balance'),
        ({ opening }) => opening,
      ),
      yuanColumn<AccountYearFigures>(names.title('page.fund-item', 'total_income'), ({ income }) => income),
      yuanColumn<AccountYearFigures>(
        names.title('page.fund-item', 'total_expense'),
        ({ expense }) => expense,
      ),
      yuanColumn<AccountYearFigures>(
        names.title('page.fund-item', 'closing_balance'),
        ({ closing }) => closing,
      ),
      numberColumn<AccountYearFigures>(
        names.title('page.fund-item', 'first_day_below_zero'),
        ({ belowZeroOn }) =>
          belowZeroOn === null ? '' : html`<span class="minus">${names.day(belowZeroOn)}</span>`,
      ),
    ],
    rows,
  });
}

/** Checks that find nothing wrong are listed too: that a limit holds is an answer. */
function checks({ names, results, say }: PageContext): Html {
  const rows = results.fund.checks;
  if (rows.length === 0) return NOTHING;
  return html`<div class="keep"><h3>${say('page.fund.checks')}</h3>${table({
    label: say('page.fund.checks'),
    columns: [
      textColumn<CheckResult>(say('page.fund.check'), ({ check, article }) => [
        names.title('page.check', check),
        html` <span class="article">${article}</span>`,
      ]),
      textColumn<CheckResult>(say('page.fund.account'), ({ account }) => names.account(account)),
      dateColumn<CheckResult>(say('workbook.column.year'), ({ year }) => year),
      numberColumn<CheckResult>(say('page.fund.ratio'), ({ ratio }) => ratio),
      yuanColumn<CheckResult>(say('page.fund.beyond'), ({ amount }) => Math.abs(amount)),
      textColumn<CheckResult>(say('page.fund.finding'), ({ holds }) =>
        holds ? say('page.fund.holds') : html`<span class="minus">${say('page.fund.fails')}</span>`,
      ),
    ],
    rows,
  })}</div>`;
}
