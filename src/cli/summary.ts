import { STATUSES } from '../domain/decision.js';
import type { RunFileWarning, RunResults, Summary } from '../reports/index.js';
import { isTextKey, type TextKey } from '../text/catalogue.js';
import { visible } from './errors.js';
import { table } from './table.js';
import type { Terminal } from './terminal.js';

type PolicySummary = Summary['policies'][number];

/** What a run came to, in short: decisions, money, reconciliation, what needs a human, and where to look. */
export function summaryLines(summary: Summary, results: RunResults, target: string, terminal: Terminal): string[] {
  const needs = needsLines(summary, terminal);
  return [
    ...summary.policies.flatMap((policy, place) => policyLines(policy, results, place, terminal)),
    ...reconciliationLines(summary, terminal),
    ...(needs.length === 0
      ? [terminal.paint.green(terminal.say('summary.nothing_needed'))]
      : [terminal.paint.bold(terminal.say('summary.needs')), ...needs]),
    '',
    terminal.say('summary.written', { target: terminal.paint.bold(visible(target)) }),
  ];
}

function policyLines(policy: PolicySummary, results: RunResults, place: number, terminal: Terminal): string[] {
  const pack = results.adjudication.policies[place]?.loaded.pack;
  const title = pack === undefined ? '' : `${pack.title[terminal.language]} ${pack.document.number}`;
  const head = [terminal.say('summary.status'), terminal.say('summary.claims'), terminal.say('summary.reasons')];
  const statuses = STATUSES.filter((status) => policy.statuses[status] > 0).map((status) => [
    terminal.say(`status.${status}` satisfies TextKey),
    String(policy.statuses[status]),
    reasonCounts(policy.reasons[status] ?? {}, terminal),
  ]);
  const benefitHead = [terminal.say('summary.benefit'), terminal.say('summary.lines'), terminal.say('summary.payable')];
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

/** How many lines of one kind the summary has room for. */
const LINES_SHOWN = 5;

/** What a person has to look at, each with the file that tells more. */
function needsLines(summary: Summary, terminal: Terminal): string[] {
  const rows: string[][] = [];
  const need = (key: TextKey, values: Record<string, string | number>, file: string): void => {
    rows.push([terminal.say(key, values), file]);
  };
  const rejected = sum(Object.values(summary.rejects));
  if (rejected > 0) need('summary.rejected', { count: rejected, codes: codeCounts(summary.rejects) }, 'rejects.csv');
  for (const { policy, statuses, reasons, warnings } of summary.policies) {
    const codes = codeCounts(reasons.pended ?? {});
    if (statuses.pended > 0) need('summary.pended', { policy, count: statuses.pended, codes }, 'decisions.csv');
    if (warnings > 0) need('summary.warnings', { policy, count: warnings }, 'warnings.csv');
  }
  for (const [fund, { kinds }] of Object.entries(summary.reconciliation ?? {})) {
    for (const [kind, { claims, variance }] of Object.entries(kinds)) {
      const words = { fund: terminal.say(`fund.${fund}` as TextKey), kind: terminal.say(`kind.${kind}` as TextKey) };
      if (kind !== 'match') need('summary.difference', { ...words, count: claims, variance }, 'reconciliation.csv');
    }
  }
  for (const { fund, account, year, items } of summary.funds) {
    const day = items['first_day_below_zero'] ?? '';
    const words = { fund: terminal.say(`fund.${fund}` as TextKey), account, year, day };
    if (day !== '') need('summary.below_zero', words, 'fund_summary.csv');
  }
  for (const { fund, account, year, check, article, amount } of summary.fund_checks.filter((one) => !one.holds)) {
    const words = { fund: terminal.say(`fund.${fund}` as TextKey), account, year, article, amount };
    need('summary.fund_check', { ...words, check: terminal.say(`check.${check}` as TextKey) }, 'fund_summary.csv');
  }
  for (const { policy, code, value, article } of summary.policy_notes) {
    rows.push([`${policy}: ${terminal.say(`note.${code}` as TextKey, { value })} (${article})`, 'summary.json']);
  }
  const warnings = summary.file_warnings.map((warning) => [fileWarning(warning, terminal), '']);
  const left = warnings.length - LINES_SHOWN;
  rows.push(...warnings.slice(0, LINES_SHOWN));
  if (left > 0) rows.push([terminal.say('summary.more_file_warnings', { count: left }), 'summary.json']);
  return table(rows);
}

function fileWarning(warning: RunFileWarning, terminal: Terminal): string {
  const key = `warning.${warning.code}`;
  const shown = Object.entries(warning).map(([name, value]) => [name, typeof value === 'string' ? visible(value) : value]);
  const values: Record<string, string | number | undefined> = Object.fromEntries(shown);
  return isTextKey(key) ? terminal.say(key, values) : `${values['file']}: ${warning.code}`;
}

function codeCounts(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .map(([code, count]) => `${code} ${count}`)
    .join(', ');
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
