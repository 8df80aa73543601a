import { dateOf, formatDay } from '../domain/calendar.js';
import { showBenefit, type WrittenBenefit } from '../mechanisms/benefit.js';
import { showInForce } from '../mechanisms/in-force.js';
import { RULES, RULES_AS_SHOWN, SECTIONS } from '../mechanisms/index.js';
import { showLookBack } from '../mechanisms/look-back.js';
import type { AnyMechanism, Speaker } from '../mechanisms/mechanism.js';
import { type ParameterUse, type ParameterValue, percent } from '../mechanisms/pack-value.js';
import { STANDARD_COLUMNS } from '../mechanisms/standard.js';
import type { LoadedPack } from '../policy/load.js';
import { formatValue, Parameters } from '../policy/parameters.js';
import { readingsOf } from '../policy/readings.js';
import { isParameterUse, type Pack, type PackParameter } from '../policy/schema.js';
import type { TextKey } from '../text/catalogue.js';
import { modifiedLines } from './modified-policy.js';
import { type Align, table, wrap } from './table.js';
import type { Terminal } from './terminal.js';

type Given = Readonly<Record<string, unknown>>;

const AREAS_PER_LINE = 4;

/**
 * A policy in tables: every value with its article beside it, so that somebody can check it against the
 * document line by line. Errors: UNKNOWN_PARAMETER, PARAMETER_* for what is wrong with the parameters given.
 */
export function policyLines(loaded: LoadedPack, given: Given, terminal: Terminal): string[] {
  return [...modifiedLines(loaded, terminal), ...new PolicyTables(loaded.pack, given, terminal).lines()];
}

class PolicyTables {
  private readonly parameters: Parameters;
  private readonly speaker: Speaker;

  constructor(
    private readonly pack: Pack,
    private readonly given: Given,
    private readonly terminal: Terminal,
  ) {
    this.parameters = new Parameters(pack.id, pack.parameters, given);
    const comma = terminal.say('list.separator');
    this.speaker = {
      say: (key, values) => terminal.say(key as TextKey, values),
      list: (words) => words.join(comma),
      parameter: (use) => this.use(use),
    };
  }

  lines(): string[] {
    const { pack } = this;
    return [
      ...this.head(),
      ...this.section('show.categories', this.categories()),
      ...this.section('show.rules', table(this.shownBy(RULES, RULES_AS_SHOWN, pack.rules))),
      ...this.section('show.parameters', this.parameterTable()),
      ...pack.benefits.flatMap((benefit) => this.benefit(benefit)),
      ...Object.keys(SECTIONS).flatMap((key) =>
        this.section(`show.${key}` as TextKey, table(this.shownBy(SECTIONS, [key], pack))),
      ),
      ...this.section('show.readings', this.readings()),
    ];
  }

  /** What mechanisms show of their keys. */
  private shownBy(
    mechanisms: Readonly<Record<string, AnyMechanism>>,
    keys: readonly string[],
    written: Readonly<Record<string, unknown>>,
  ): (readonly string[])[] {
    return keys.flatMap((key) => mechanisms[key].show(written[key], this.speaker));
  }

  private head(): string[] {
    const { id, title, document, in_force, fund } = this.pack;
    const rows = [
      [
        this.word('show.document'),
        `${document.number}, ${document.issuer}, ${formatDay(document.issued_on)}`,
        '',
      ],
      showInForce(in_force, (key) => this.word(key)),
      [
        this.word('show.fund'),
        `${this.word(`fund.${fund.name}`)}, ${this.word(`pooling.${fund.pooling}`)}`,
        fund.article ?? '',
      ],
    ];
    return [
      `${this.terminal.paint.bold(id)}  ${title[this.terminal.language]}`,
      ...table([...rows, ...this.areas()]),
    ];
  }

  /** The areas with their names, in as many lines as they need. */
  private areas(): string[][] {
    const { areas = [], areaNames } = this.pack;
    const unnamed = areas.filter((area) => !areaNames.some(({ code }) => code === area));
    const all = [...unnamed, ...areaNames.map(({ code, zh }) => `${code} ${zh}`)];
    const lines: string[][] = [];
    for (let at = 0; at < all.length; at += AREAS_PER_LINE) lines.push(all.slice(at, at + AREAS_PER_LINE));
    return lines.map((line, at) => [at === 0 ? this.word('show.areas') : '', line.join(', '), '']);
  }

  private categories(): string[] {
    const head = [
      'show.code',
      'show.name',
      'show.identity',
      'show.identity_name',
      'show.look_back',
      'show.article',
    ];
    const rows = this.pack.categories.flatMap((category) =>
      category.identities.map((entry, at) => {
        const { identity, look_back, article } =
          typeof entry === 'string' ? { identity: entry, look_back: undefined, article: undefined } : entry;
        const articles = [at === 0 ? category.article : '', article ?? ''].filter((text) => text !== '');
        return [
          at === 0 ? category.code : '',
          at === 0 ? category.name[this.terminal.language] : '',
          identity,
          this.word(`identity.${identity}`),
          look_back === undefined ? '' : showLookBack(look_back, this.speaker.say),
          articles.join('、'),
        ];
      }),
    );
    return this.tableOf(head, rows);
  }

  private parameterTable(): string[] {
    const entries = Object.entries(this.pack.parameters);
    if (entries.length === 0) return [];
    const head = [
      'show.name',
      'show.value',
      'show.default',
      'show.at_least',
      'show.if_missing',
      'show.article',
    ];
    const rows = entries.map(([name, parameter]) => [
      name,
      this.givenText(name),
      parameter.default === undefined ? '' : this.plainOrUse(parameter.default),
      this.bound(parameter),
      parameter.default === undefined ? this.word(`missing.${parameter.missing}`) : '',
      parameter.article,
    ]);
    const notes = entries.map(([name, { title, source }]) => [
      name,
      `${title[this.terminal.language]}${source === undefined ? '' : ` — ${source[this.terminal.language]}`}`,
    ]);
    return [...this.tableOf(head, rows), '', ...table(notes)];
  }

  /** What was given for a parameter, by year where it differs; it is held against the document's bounds. */
  private givenText(name: string): string {
    const given = this.given[name];
    if (given === undefined) return '';
    const isPerYear = typeof given === 'object' && given !== null && !Array.isArray(given);
    const years = isPerYear ? Object.keys(given).sort() : [''];
    return this.speaker.list(
      years.map((year) => {
        const value = this.parameters.value(name, year === '' ? this.firstYear() : Number(year));
        return `${year === '' ? '' : `${year}: `}${value === undefined ? '' : this.valueText(value)}`;
      }),
    );
  }

  private firstYear(): number {
    return dateOf(this.pack.in_force.from).year;
  }

  private bound({ at_least, rising, highest_below, unit }: PackParameter): string {
    const bounds = [
      at_least === undefined ? '' : isParameterUse(at_least) ? this.use(at_least) : at_least,
      rising === undefined ? '' : this.word('show.rising'),
      highest_below === undefined ? '' : this.terminal.say('show.below', { name: highest_below.parameter }),
    ];
    const text = this.speaker.list(bounds.filter((bound) => bound !== ''));
    return text || (unit === 'ratio' ? '0 – 1' : '');
  }

  private plainOrUse(value: unknown): string {
    if (isParameterUse(value)) return this.use(value);
    if (value === 'none') return this.word('show.none');
    return Array.isArray(value)
      ? this.speaker.list(value.map((item) => (typeof item === 'string' ? item : '…')))
      : String(value);
  }

  private benefit(benefit: WrittenBenefit): string[] {
    const { id, title, article, standards } = benefit;
    const head = STANDARD_COLUMNS.map((column) => column.head);
    const align = STANDARD_COLUMNS.map((column) => column.align);
    const rows = standards.map((standard) =>
      STANDARD_COLUMNS.map(({ show }) => show(standard, benefit, this.speaker)),
    );
    const name = `${this.terminal.paint.bold(`${this.word('show.benefit')} ${id}`)}  ${title[this.terminal.language]}`;
    const facts = showBenefit(benefit, this.speaker);
    return ['', `${name}  ${article}`, ...table(facts), '', ...this.tableOf(head, rows, align)];
  }

  private readings(): string[] {
    return readingsOf(this.pack).map(({ reading, articles }) =>
      wrap(`${articles === '' ? '' : `${articles}: `}${reading}`, 96).replace(/^/gm, '  '),
    );
  }

  /** A use of a parameter, with its value where one holds in every year: inpatient_cap = 90000.00. */
  private use(use: ParameterUse): string {
    const value =
      this.pack.parameters[use.parameter] === undefined ? undefined : this.plainValue(use.parameter);
    const name =
      use.year === 'previous' ? this.terminal.say('show.previous', { name: use.parameter }) : use.parameter;
    const named = value === undefined ? name : `${name} = ${value}`;
    return use.share === undefined
      ? named
      : this.terminal.say('show.share', { share: percent(use.share), of: named });
  }

  private plainValue(name: string): string | undefined {
    const given = this.given[name];
    if (typeof given === 'object' && given !== null && !Array.isArray(given)) return undefined;
    const value = this.parameters.value(name, this.firstYear());
    return value === undefined ? undefined : this.valueText(value);
  }

  private valueText(value: ParameterValue): string {
    return value === 'none' ? this.word('show.none') : formatValue(value);
  }

  private section(title: TextKey, lines: readonly string[]): string[] {
    return lines.length === 0 ? [] : ['', this.terminal.paint.bold(this.word(title)), ...lines];
  }

  /** A table under headings, without the columns in which no row says anything. */
  private tableOf(
    head: readonly string[],
    rows: readonly string[][],
    align: readonly Align[] = [],
  ): string[] {
    const kept = head.flatMap((_, at) => (rows.some((row) => row[at] !== '') ? [at] : []));
    const pick = (row: readonly string[]): string[] => kept.map((at) => row[at] ?? '');
    const words = head.map((key) => this.word(key));
    return table(
      [words, ...rows].map(pick),
      kept.map((at) => align[at] ?? 'left'),
    );
  }

  private word(key: string): string {
    return this.terminal.say(key as TextKey);
  }
}
