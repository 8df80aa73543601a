import { STATUSES } from '../domain/decision.js';
import { NOT_DATA } from '../domain/reject.js';
import { RECONCILIATION_KINDS } from '../reconciliation/reconciliation.js';
import type { FundRerunSummary, FundSummary, RunResults, Summary } from '../reports/index.js';
import { isManyOutOfScope } from '../reports/scope.js';
import type { TextKey } from '../text/catalogue.js';
import { maskPath } from './masking.js';
import { modifiedLines } from './modified-policy.js';
import { remarkLines, remarksThatNeedAPerson } from './remarks.js';
import { table } from './table.js';
import type { Terminal } from './terminal.js';
import { visible } from './visible.js';

type PolicySummary = Summary['policies'][number];

/** What a run came to, in short: decisions, money, reconciliation, what needs a human, and where to look. */
export function summaryLines(
  summary: Summary,
  results: RunResults,
  target: string,
  terminal: Terminal,
): string[] {
  const needs = [...needsLines(summary, terminal), ...remarksThatNeedAPerson(summary, terminal)];
  return [
    ...scopeLines(summary, terminal),
    ...summary.policies.flatMap((policy, policyIndex) => policyLines(policy, results, policyIndex, terminal)),
    ...reconciliationLines(summary, terminal),
    ...needsBlock(needs, terminal),
    '',
    ...remarkLines(summary, terminal),
    ...notDataLines(summary, terminal),
    terminal.say('summary.written', { target: terminal.paint.bold(visible(maskPath(target))) }),
    ...(summary.left_out.length === 0
      ? []
      : [terminal.say('summary.left_out', { files: summary.left_out.join(', ') })]),
  ];
}

/** Policies that may be the wrong ones for these data. */
function scopeLines({ claims, policies }: Summary, terminal: Terminal): string[] {
  const lines = policies.flatMap(({ policy, out_of_scope: outside }) =>
    (['time', 'area'] as const)
      .filter((kind) => claims.count > 0 && isManyOutOfScope(outside[kind], claims.count))
      .map((kind) =>
        terminal.say(`summary.scope.${kind}`, { policy, count: outside[kind], total: claims.count }),
      ),
  );
  return lines.length === 0 ? [] : [...lines.map((line) => terminal.paint.red.bold(line)), ''];
}

function needsBlock(needs: readonly string[], terminal: Terminal): string[] {
  if (needs.length === 0) return [terminal.paint.green(terminal.say('summary.nothing_needed'))];
  return [terminal.paint.bold(terminal.say('summary.needs')), ...needs];
}

function policyLines(
  policy: PolicySummary,
  results: RunResults,
  policyIndex: number,
  terminal: Terminal,
): string[] {
  const loaded = results.adjudication.policies[policyIndex]?.loaded;
  const pack = loaded?.pack;
  const title = pack === undefined ? '' : `${pack.title[terminal.language]} ${pack.document.number}`;
  const head = [
    terminal.say('summary.status'),
    terminal.say('summary.claims'),
    terminal.say('summary.reasons'),
  ];
  const statuses = STATUSES.filter((status) => policy.statuses[status] > 0).map((status) => [
    terminal.say(`status.${status}` satisfies TextKey),
    String(policy.statuses[status]),
    reasonCounts(policy.reasons[status] ?? {}, terminal),
  ]);
  const benefitHead = [
    terminal.say('summary.benefit'),
    terminal.say('summary.lines'),
    terminal.say('summary.payable'),
  ];
  const benefits = policy.benefits.map(({ benefit, lines, payable }) => [benefit, String(lines), payable]);
  const total = [terminal.say('summary.total'), '', policy.payable];
  return [
    `${terminal.paint.bold(policy.policy)}  ${title}`,
    ...modifiedLines(loaded, terminal),
    '',
    ...table([head, ...statuses], ['left', 'right', 'left']),
    '',
    ...table([benefitHead, ...benefits, total], ['left', 'right', 'right']),
    '',
  ];
}

/** How many reasons a line of the summary has room for: those that occur most. */
const REASONS_SHOWN = 3;

function reasonCounts(reasons: Readonly<Record<string, number>>, terminal: Terminal): string {
  const counts = Object.entries(reasons).sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  const shown = counts.slice(0, REASONS_SHOWN).map(([reason, count]) => `${reason} ${count}`);
  const left = counts.length - shown.length;
  return [...shown, ...(left === 0 ? [] : [terminal.say('summary.more', { count: left })])].join(', ');
}

function reconciliationLines({ reconciliation }: Summary, terminal: Terminal): string[] {
  const title = terminal.paint.bold(terminal.say('summary.reconciliation'));
  if (reconciliation === null) return [title, `  ${terminal.say('summary.not_reconciled')}`, ''];
  const head = ['fund_name', 'claims', 'computed', 'paid', 'variance'].map((word) =>
    terminal.say(`summary.${word}` as TextKey),
  );
  const rows = Object.entries(reconciliation).map(([fund, { claims, computed, paid, variance }]) => [
    terminal.say(`fund.${fund}` as TextKey),
    String(claims),
    computed,
    paid,
    variance,
  ]);
  return [title, ...table([head, ...rows], ['left', 'right', 'right', 'right', 'right']), ''];
}

/** What a person has to look at: what, how many, how much or since when, and the file that tells more. */
function needsLines(summary: Summary, terminal: Terminal): string[] {
  const rows: string[][] = [];
  const need = (what: string, count: number | '', amount: string, file: string, codes = {}): void => {
    rows.push([what, String(count), amount, file, codeCounts(codes)]);
  };
  const word = (key: string): string => terminal.say(key as TextKey);

  const rejects = dataRejects(summary);
  const rejected = sum(Object.values(rejects));
  if (rejected > 0) need(word('summary.rejected'), rejected, '', 'rejects.csv', rejects);
  for (const { policy, statuses, reasons, warnings } of summary.policies) {
    const pended = terminal.say('summary.of', { of: policy, what: word('status.pended') });
    const warned = terminal.say('summary.of', { of: policy, what: word('summary.warnings') });
    if (statuses.pended > 0) need(pended, statuses.pended, '', 'decisions.csv', reasons.pended);
    if (warnings > 0) need(warned, warnings, '', 'warnings.csv');
  }
  for (const [fund, { kinds }] of Object.entries(summary.reconciliation ?? {})) {
    for (const kind of RECONCILIATION_KINDS) {
      const found = kinds[kind];
      if (kind === 'match' || found === undefined) continue;
      const what = terminal.say('summary.of', { of: word(`fund.${fund}`), what: word(`kind.${kind}`) });
      need(what, found.claims, found.variance, 'reconciliation.csv');
    }
  }
  for (const [what, amount] of fundNeeds(summary, terminal)) {
    need(what, '', amount, 'fund_summary.csv');
  }
  return needsTable(rows);
}

function needsTable(rows: readonly (readonly string[])[]): string[] {
  return table(rows, ['left', 'right', 'right', 'left', 'left']);
}

/** What of the fund's accounts needs a human: what, and how much or since when. */
function fundNeeds(
  { funds, fund_checks }: FundSummary,
  terminal: Terminal,
): [what: string, amount: string][] {
  const whatOf = (of: FundSummary['funds' | 'fund_checks'][number], key: TextKey): string => {
    const fund = terminal.say(`fund.${of.fund}` satisfies TextKey);
    const account = terminal.say('summary.account', { fund, account: of.account, year: of.year });
    return terminal.say('summary.of', { of: account, what: terminal.say(key) });
  };
  const needs: [string, string][] = [];
  for (const account of funds) {
    const day = account.items.first_day_below_zero ?? '';
    if (day !== '') needs.push([whatOf(account, 'summary.below_zero'), day]);
  }
  for (const check of fund_checks) {
    if (!check.holds) needs.push([whatOf(check, `check.${check.check}` satisfies TextKey), check.amount]);
  }
  return needs;
}

/** What the table of accounts shows of fund_summary.csv. */
const ACCOUNT_ITEMS = ['opening_balance', 'total_income', 'total_expense', 'closing_balance'] as const;

/** The result of `relief fund`: each account and year, what needs a human, and where to look. */
export function fundRerunLines(summary: FundRerunSummary, target: string, terminal: Terminal): string[] {
  const head = [
    ...(['fund_name', 'account_name', 'year'] as const).map((word) => terminal.say(`summary.${word}`)),
    ...ACCOUNT_ITEMS.map((item) => terminal.say(`page.fund-item.${item}`)),
  ];
  const accounts = summary.funds.map(({ fund, account, year, items }) => [
    terminal.say(`fund.${fund}` satisfies TextKey),
    account,
    String(year),
    ...ACCOUNT_ITEMS.map((item) => items[item]),
  ]);
  const rejected = sum(Object.values(summary.rejects));
  const rejects = [
    terminal.say('summary.rejected'),
    String(rejected),
    '',
    'rejects.csv',
    codeCounts(summary.rejects),
  ];
  const needs = [
    ...(rejected === 0 ? [] : [rejects]),
    ...fundNeeds(summary, terminal).map(([what, amount]) => [what, '', amount, 'fund_summary.csv']),
  ];
  return [
    ...table([head, ...accounts], ['left', 'left', 'right', 'right', 'right', 'right', 'right']),
    '',
    ...needsBlock(needsTable(needs), terminal),
    '',
    ...remarkLines({ ...summary, policy_notes: [] }, terminal),
    terminal.say('summary.written', { target: terminal.paint.bold(visible(maskPath(target))) }),
  ];
}

/** Rejected rows by code, without rows that are no data. */
function dataRejects({ rejects }: Pick<Summary, 'rejects'>): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(rejects).filter(([code]) => !isNoData(code)));
}

/** Totals, and rows that are marked as not valid. They are mentioned, but need nobody to act. */
function notDataLines({ rejects }: Pick<Summary, 'rejects'>, terminal: Terminal): string[] {
  const found = Object.fromEntries(Object.entries(rejects).filter(([code]) => isNoData(code)));
  const count = sum(Object.values(found));
  return count === 0 ? [] : [terminal.say('summary.not_data', { count, codes: codeCounts(found) })];
}

const isNoData = (code: string): boolean => (NOT_DATA as ReadonlySet<string>).has(code);

function codeCounts(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .map(([code, count]) => `${code} ${count}`)
    .join(', ');
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
