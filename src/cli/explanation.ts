import type { BenefitTrace, LineTrace } from '../explain/benefit-trace.js';
import type { ClaimTrace } from '../explain/claim-trace.js';
import type { CounterTrace } from '../explain/counter-trace.js';
import type { CheckTrace, PolicyTrace } from '../explain/policy-trace.js';
import type { RunResults } from '../reports/index.js';
import { MASKED } from '../reports/shared/privacy.js';
import type { TextKey } from '../text/catalogue.js';
import { maskPath, maskPersons } from './masking.js';
import { modifiedLines } from './modified-policy.js';
import { table } from './table.js';
import type { Terminal } from './terminal.js';
import { visible } from './visible.js';

/** How many of the earlier claims that changed a counter are shown; `--json` has them all. */
const MOVES_SHOWN = 10;

/** How the stack decided one claim, for the staff at the counter: one fact per line, with its article. */
export function explanationLines(
  trace: ClaimTrace,
  location: { readonly file: string; readonly line: number | undefined },
  results: RunResults,
  terminal: Terminal,
): string[] {
  return new Explanation(trace, location, results, terminal).lines();
}

class Explanation {
  constructor(
    private readonly trace: ClaimTrace,
    private readonly location: { readonly file: string; readonly line: number | undefined },
    private readonly results: RunResults,
    private readonly terminal: Terminal,
  ) {}

  lines(): string[] {
    return [...this.claim(), ...this.trace.policies.flatMap((policy, at) => this.policy(policy, at))];
  }

  private claim(): string[] {
    const { claim, burden, reversal } = this.trace;
    const row = (key: string, value: string): string[][] =>
      value === '' ? [] : [[this.word(key), visible(value)]];
    const stay = [claim.admitted_on, claim.discharged_on].filter((day) => day !== '').join(' – ');
    const careLocation = [
      `place.${claim.place}`,
      ...(claim.referral === '' ? [] : [`referral.${claim.referral}`]),
    ];
    const facts = [
      ...row('explain.row', `${maskPath(this.location.file)}:${this.location.line}`),
      ...row('explain.person', MASKED.id(claim.person_id)),
      ...row('explain.service', this.word(`service.${claim.service_type}`)),
      ...row('explain.stay', stay),
      ...row('explain.settled', claim.settled_at),
      ...row('explain.institution', claim.institution_id),
      ...row('explain.care_location', careLocation.map((key) => this.word(key)).join(this.comma)),
      ...row('explain.channel', this.word(`channel.${claim.channel}`)),
      ...row('explain.filed', claim.filed_on),
      ...row('explain.program', claim.program === '' ? '' : this.word(`program.${claim.program}`)),
      ...row('explain.exclusion', claim.exclusion === '' ? '' : this.word(`exclusion.${claim.exclusion}`)),
      ...row('explain.designated', claim.designated === 'Y' ? '' : this.word('exclusion.non_designated')),
    ];
    const money = [
      [this.word('explain.total'), claim.total_amount],
      [this.word('explain.eligible'), claim.eligible_amount],
      [this.word('explain.insurance'), claim.insurance_paid],
      [this.word('explain.other'), claim.other_paid],
      [this.word('explain.burden'), burden],
      [this.word('explain.assistance_paid'), claim.assistance_paid],
      [this.word('explain.charity_paid'), claim.charity_paid],
    ];
    const reversed =
      reversal === null
        ? []
        : [
            '',
            `  ${this.terminal.say(`explain.${reversal.role}`, { claim: visible(reversal.claim_id) })}`,
            ...(reversal.by_amount ? [`  ${this.word('notice.PAIRED_BY_AMOUNT')}`] : []),
          ];
    const title = this.terminal.say('explain.claim', { claim: visible(claim.claim_id) });
    return [
      this.terminal.paint.bold(title),
      ...table(facts),
      '',
      ...table(money, ['left', 'right']),
      ...reversed,
    ];
  }

  private policy(trace: PolicyTrace, at: number): string[] {
    const loaded = this.results.adjudication.policies[at]?.loaded;
    const pack = loaded?.pack;
    const title = `${trace.policy}  ${pack?.title[this.terminal.language] ?? ''} ${pack?.document.number ?? ''}`;
    const reached = trace.checks.every((check) => check.outcome === 'passed');
    return [
      '',
      this.terminal.paint.bold(title),
      ...modifiedLines(loaded, this.terminal),
      ...this.outcome(trace),
      ...this.roster(trace),
      ...this.checks(trace),
      ...(reached ? trace.benefits.flatMap((benefit) => this.benefit(benefit, trace.assistance)) : []),
    ];
  }

  private outcome(trace: PolicyTrace): string[] {
    const { paint } = this.terminal;
    const colour = {
      paid: paint.green,
      zero: paint.yellow,
      denied: paint.red,
      pended: paint.yellow,
      void: paint.dim,
    };
    const status = colour[trace.status](this.word(`status.${trace.status}`));
    const money =
      trace.status === 'paid' ? ` ${this.terminal.say('explain.yuan', { amount: trace.payable })}` : '';
    const reason = trace.reason === '' ? '' : ` ${trace.reason}`;
    return [
      `  ${status}${money}${reason}`,
      ...(trace.reason === '' ? [] : [`  ${this.word(`reason.${trace.reason}`)}`]),
      ...trace.notices.map((notice) => `  ${notice}: ${this.word(`notice.${notice}`)}`),
    ];
  }

  private roster(trace: PolicyTrace): string[] {
    const title = this.terminal.say('explain.roster', { day: this.trace.entitlement_date });
    const rejected = this.rejectedRows();
    if (trace.roster.length === 0) {
      const none = rejected.length > 0 ? rejected : [`    ${this.word('explain.no_roster_row')}`];
      return ['', `  ${title}`, ...none];
    }
    const head = ['line', 'identity', 'category', 'recognized', 'entitles', 'household', 'area', 'outcome'];
    const rows = trace.roster.map((row) => [
      String(row.line),
      this.word(`identity.${row.identity}`),
      row.category,
      row.recognized_on,
      `${row.from} – ${row.to}${row.moved_by_stay ? ` ${this.word('explain.moved_by_stay')}` : ''}`,
      visible(maskPersons(row.household_id)),
      row.area,
      this.word(`row.${row.outcome}`),
    ]);
    return [
      '',
      `  ${title}`,
      ...table([head.map((word) => this.word(`explain.${word}`)), ...rows], ['right'], 4),
      ...rejected,
    ];
  }

  /** The person's roster rows that were rejected, with the code of rejects.csv. */
  private rejectedRows(): string[] {
    const { inputs, rejects } = this.results;
    const file = inputs.find(({ role }) => role === 'roster')?.path;
    return this.trace.rejected_roster_lines.map((line) => {
      const code = rejects.find((reject) => reject.file === file && reject.line === line)?.code ?? '';
      return `    ${this.terminal.say('explain.rejected_row', { line, code })}`;
    });
  }

  private checks(trace: PolicyTrace): string[] {
    const rows = trace.checks.map((check, at) => [
      String(at + 1),
      this.word(`check_name.${check.check}`),
      this.checkOutcome(check),
      check.article,
    ]);
    return ['', `  ${this.word('explain.checks')}`, ...table(rows, ['right'], 4)];
  }

  private checkOutcome({ check, article, outcome, reason }: CheckTrace): string {
    if (outcome === 'stopped') return this.terminal.say('explain.stopped', { reason });
    // A check without an article is not in this policy. Reversals come from the program itself.
    const hasRule = article !== '' || check === 'void';
    return this.word(outcome === 'passed' && !hasRule ? 'explain.no_rule' : `explain.${outcome}`);
  }

  private benefit({ benefit, title, article, outcome, line }: BenefitTrace, assistance: string): string[] {
    const name = `${this.word('show.benefit')} ${benefit}  ${title[this.terminal.language]}  ${article}`;
    if (line === null) return ['', `  ${name}`, `    ${this.word(`benefit_outcome.${outcome}`)}`];
    return ['', `  ${name}`, ...this.line(line, assistance)];
  }

  /** @param assistance Deducted from the bill before a benefit whose base is the residual burden. */
  private line(line: LineTrace, assistance: string): string[] {
    const { burden_counter: burden, paid_counter: paid } = line;
    const ratio =
      line.parts.length > 1 || line.ratio === '' ? [] : [[this.word('explain.ratio'), percent(line.ratio)]];
    const parts = line.parts.length > 1 ? line.parts : [];
    const before =
      line.base === 'residual_burden' ? [[this.word('explain.assistance_before'), assistance, '']] : [];
    const rows = [
      ...before,
      [this.word(`base.${line.base}`), line.base_amount, ''],
      [this.word('explain.burden_before'), burden.before, this.owner(burden)],
      [this.word('explain.burden_after'), burden.after, ''],
      [this.word('explain.deductible'), line.deductible, ''],
      [this.word('explain.above'), line.above_deductible, ''],
      ...ratio.map(([word = '', value = '']) => [word, value, '']),
      ...parts.map((part) => [
        this.terminal.say('explain.tier', { ratio: percent(part.ratio) }),
        part.amount,
        '',
      ]),
      [this.word('explain.gross'), line.gross, ''],
      [this.word('explain.cap'), line.cap === '' ? this.word('show.none') : line.cap, ''],
      [this.word('explain.paid_before'), paid.before, this.owner(paid)],
      [
        this.word('explain.payable'),
        line.payable,
        line.reason === '' ? '' : this.word(`reason.${line.reason}`),
      ],
      [this.word('explain.paid_after'), paid.after, ''],
    ];
    return [
      ...table(rows, ['left', 'right', 'left'], 4),
      ...this.moves('explain.burden_moves', burden),
      ...this.moves('explain.paid_moves', paid),
    ];
  }

  private owner({ scope, key, period }: CounterTrace): string {
    return this.terminal.say('explain.owner', {
      scope: this.word(`scope.${scope}`),
      key: visible(scope === 'person' ? MASKED.id(key) : maskPersons(key)),
      period,
    });
  }

  /** The latest of the earlier claims that changed a counter. */
  private moves(key: TextKey, { moves }: CounterTrace): string[] {
    if (moves.length === 0) return [];
    const shown = moves.slice(-MOVES_SHOWN);
    const left = moves.length - shown.length;
    const rows = shown.map((move) => [visible(move.claim_id), move.settled_at, move.amount, move.benefit]);
    return [
      `    ${this.terminal.say(key, { count: moves.length })}`,
      ...(left > 0 ? [`      ${this.terminal.say('explain.earlier_left_out', { count: left })}`] : []),
      ...table(rows, ['left', 'left', 'right', 'left'], 6),
    ];
  }

  private get comma(): string {
    return this.word('list.separator');
  }

  private word(key: string): string {
    return this.terminal.say(key as TextKey);
  }
}

/** The ratio 0.855 as 85.5%. */
function percent(ratio: string): string {
  const [whole = '0', decimals = ''] = ratio.split('.');
  const shifted = `${whole}${decimals.padEnd(2, '0').slice(0, 2)}.${decimals.slice(2)}`;
  return `${shifted.replace(/^0+(?=\d)/, '').replace(/\.$/, '')}%`;
}
