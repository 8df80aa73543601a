import { STATUSES } from '../domain/decision.js';
import { RECONCILIATION_KINDS } from '../reconciliation/reconciliation.js';
import type { RunFileWarning, RunResults, Summary } from '../reports/index.js';
import { isTextKey, type TextKey } from '../text/catalogue.js';
import { visible } from './errors.js';
import { table } from './table.js';
import type { Terminal } from './terminal.js';

type PolicySummary = Summary['policies'][number];

/** What a run came to, in short: decisions, money, reconciliation, what needs a human, and where to look. */
export function summaryLines(
  summary: Summary,
  results: RunResults,
  target: string,
  terminal: Terminal,
): string[] {
  const needs = needsLines(summary, terminal);
  return [
    ...summary.policies.flatMap((policy, place) => policyLines(policy, results, place, terminal)),
    ...reconciliationLines(summary, terminal),
    ...(needs.length === 0
      ? [terminal.paint.green(terminal.say('summary.nothing_needed'))]
      : [terminal.paint.bold(terminal.say('summary.needs')), ...needs]),
    '',
    ...remarkLines(summary, terminal),
    terminal.say('summary.written', { target: terminal.paint.bold(visible(target)) }),
  ];
}

function policyLines(
  policy: PolicySummary,
  results: RunResults,
  place: number,
  terminal: Terminal,
): string[] {
  const pack = results.adjudication.policies[place]?.loaded.pack;
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
  const head = ['fund', 'claims', 'computed', 'paid', 'variance'].map((word) =>
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

  const rejected = sum(Object.values(summary.rejects));
  if (rejected > 0) need(word('summary.rejected'), rejected, '', 'rejects.csv', summary.rejects);
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
  // Without the fund's ledger there is no income, and every account would seem to be overdrawn.
  const hasLedger = summary.inputs.some(({ role }) => role === 'fund');
  for (const { fund, account, year, items } of hasLedger ? summary.funds : []) {
    const day = items.first_day_below_zero ?? '';
    if (day === '') continue;
    const of = terminal.say('summary.account', { fund: word(`fund.${fund}`), account, year });
    need(terminal.say('summary.of', { of, what: word('summary.below_zero') }), '', day, 'fund_summary.csv');
  }
  for (const { fund, account, year, check, amount, holds } of hasLedger ? summary.fund_checks : []) {
    if (holds) continue;
    const of = terminal.say('summary.account', { fund: word(`fund.${fund}`), account, year });
    need(terminal.say('summary.of', { of, what: word(`check.${check}`) }), '', amount, 'fund_summary.csv');
  }
  return table(rows, ['left', 'right', 'right', 'left', 'left']);
}

/** How many remarks the summary has room for. */
const REMARKS_SHOWN = 5;

/** What is odd about the policies and the files, and stopped nothing. */
function remarkLines(summary: Summary, terminal: Terminal): string[] {
  const remarks = [
    ...summary.policy_notes.map(({ policy, code, value, article }) => {
      const note = terminal.say(`note.${code}` as TextKey, { value });
      return `  ${policy}: ${note} (${article})`;
    }),
    ...summary.file_warnings.map((warning) => `  ${fileWarning(warning, terminal)}`),
  ];
  if (remarks.length === 0) return [];
  const left = remarks.length - REMARKS_SHOWN;
  return [
    terminal.paint.bold(terminal.say('summary.remarks')),
    ...remarks.slice(0, REMARKS_SHOWN),
    ...(left > 0 ? [`  ${terminal.say('summary.more_remarks', { count: left })}`] : []),
    '',
  ];
}

function fileWarning(warning: RunFileWarning, terminal: Terminal): string {
  const key = `warning.${warning.code}`;
  const shown = Object.entries(warning).map(([name, value]) => [
    name,
    typeof value === 'string' ? visible(value) : value,
  ]);
  const values: Record<string, string | number | undefined> = Object.fromEntries(shown);
  return isTextKey(key) ? terminal.say(key, values) : `${values.file}: ${warning.code}`;
}

function codeCounts(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .map(([code, count]) => `${code} ${count}`)
    .join(', ');
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
