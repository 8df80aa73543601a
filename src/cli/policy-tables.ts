import { dateOf, formatDay } from '../domain/calendar.js';
import { formatRatio, formatYuan, type Ratio } from '../domain/money.js';
import type { LoadedPack } from '../policy/load.js';
import { formatValue, Parameters } from '../policy/parameters.js';
import {
  isParameterUse,
  type OnlyWhen,
  type Pack,
  type PackBenefit,
  type PackParameter,
  type PackStandard,
  type PackTiers,
  type ParameterUse,
  type ParameterValue,
} from '../policy/schema.js';
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
  private readonly comma: string;

  constructor(
    private readonly pack: Pack,
    private readonly given: Given,
    private readonly terminal: Terminal,
  ) {
    this.parameters = new Parameters(pack.id, pack.parameters, given);
    this.comma = terminal.say('list.separator');
  }

  lines(): string[] {
    return [
      ...this.head(),
      ...this.section('show.categories', this.categories()),
      ...this.section('show.rules', this.rules()),
      ...this.section('show.parameters', this.parameterTable()),
      ...this.pack.benefits.flatMap((benefit) => this.benefit(benefit)),
      ...this.section('show.warning', this.warning()),
      ...this.section('show.fund_checks', this.fundChecks()),
      ...this.section('show.readings', this.readings()),
    ];
  }

  private head(): string[] {
    const { id, title, document, in_force, fund } = this.pack;
    const until = in_force.until === undefined ? this.word('show.no_end') : formatDay(in_force.until);
    const rows = [
      [
        this.word('show.document'),
        `${document.number}, ${document.issuer}, ${formatDay(document.issued_on)}`,
        '',
      ],
      [this.word('show.in_force'), `${formatDay(in_force.from)} – ${until}`, in_force.article ?? ''],
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
        const identity = typeof entry === 'string' ? { identity: entry } : entry;
        const code = at === 0 ? category.code : '';
        const name = at === 0 ? category.name[this.terminal.language] : '';
        const article = at === 0 ? category.article : '';
        const own = 'article' in identity ? (identity.article ?? '') : '';
        const lookBack = 'look_back' in identity ? this.lookBack(identity.look_back) : '';
        const articles = [article, own].filter((text) => text !== '').join('、');
        return [
          code,
          name,
          identity.identity,
          this.word(`identity.${identity.identity}`),
          lookBack,
          articles,
        ];
      }),
    );
    return this.tableOf(head, rows);
  }

  private lookBack(lookBack: { months: number } | { days: number } | undefined): string {
    if (lookBack === undefined) return '';
    return 'months' in lookBack
      ? this.terminal.say('show.months', { count: lookBack.months })
      : this.terminal.say('show.days', { count: lookBack.days });
  }

  private rules(): string[] {
    const { rules } = this.pack;
    const rows: string[][] = [];
    const rule = (name: TextKey, text: string, cited: { article?: string | undefined }): void => {
      rows.push([this.word(name), text, cited.article ?? '']);
    };
    const identities = (list: readonly string[]): string =>
      list.map((identity) => this.word(`identity.${identity}`)).join(this.comma);
    const { residence, insurance, pilot_areas, mid_stay, referral, filing_deadline, remainder_notice } =
      rules;
    for (const entry of rules.other_programs ?? []) {
      rule('rule.other_program', this.word(`program.${entry.program}`), entry);
    }
    for (const entry of rules.exclusions ?? []) {
      const except = entry.except === undefined ? '' : ` (${this.word('rule.except_emergency')})`;
      rule('rule.exclusion', `${this.word(`exclusion.${entry.kind}`)}${except}`, entry);
    }
    if (residence !== undefined) {
      const { except, only } = residence;
      const whom =
        only !== undefined
          ? this.terminal.say('rule.residence_only', { identities: identities(only) })
          : except !== undefined
            ? this.terminal.say('rule.residence_except', { identities: identities(except) })
            : this.word('rule.residence_all');
      rule('rule.residence', whom, residence);
    }
    if (insurance !== undefined) rule('rule.insurance', this.word('rule.insurance_needed'), insurance);
    if (pilot_areas !== undefined) {
      const { areas } = pilot_areas;
      rule('rule.pilot_areas', isParameterUse(areas) ? this.use(areas) : areas.join(this.comma), pilot_areas);
    }
    if (mid_stay !== undefined) rule('rule.mid_stay', this.word('rule.next_month'), mid_stay);
    if (filing_deadline !== undefined) {
      const { month, day } = filing_deadline;
      rule('rule.filing_deadline', this.terminal.say('rule.next_year_day', { month, day }), filing_deadline);
    }
    rule('rule.referral', this.word(`rule.referral_${referral?.rule ?? 'none'}`), referral ?? {});
    if (remainder_notice !== undefined) {
      rule('rule.remainder_notice', this.word(`program.${remainder_notice.program}`), remainder_notice);
    }
    return table(rows);
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
    return years
      .map((year) => {
        const value = this.parameters.value(name, year === '' ? this.firstYear() : Number(year));
        return `${year === '' ? '' : `${year}: `}${value === undefined ? '' : this.valueText(value)}`;
      })
      .join(this.comma);
  }

  private firstYear(): number {
    return dateOf(this.pack.in_force.from).year;
  }

  private bound({ at_least, rising, highest_below, unit }: PackParameter): string {
    const bounds = [
      at_least === undefined ? '' : isParameterUse(at_least) ? this.use(at_least) : at_least,
      rising === undefined ? '' : this.word('show.rising'),
      highest_below === undefined ? '' : this.terminal.say('show.below', { name: highest_below }),
    ];
    return bounds.filter((text) => text !== '').join(this.comma) || (unit === 'ratio' ? '0 – 1' : '');
  }

  private plainOrUse(value: unknown): string {
    if (isParameterUse(value)) return this.use(value);
    if (value === 'none') return this.word('show.none');
    return Array.isArray(value)
      ? value.map((item) => (typeof item === 'string' ? item : '…')).join(this.comma)
      : String(value);
  }

  private benefit(benefit: PackBenefit): string[] {
    const {
      id,
      title,
      article,
      services,
      base,
      burden_counter,
      paid_counter,
      cap_group,
      only_when,
      standards,
    } = benefit;
    const facts = [
      [
        this.word('show.services'),
        services === 'all'
          ? this.word('show.all_services')
          : services.map((service) => this.word(`service.${service}`)).join(this.comma),
      ],
      [this.word('show.base'), this.word(`base.${base}`)],
      [
        this.word('show.counters'),
        this.terminal.say('show.counters_text', {
          burden: this.word(`scope.${burden_counter.per}`),
          period: this.word(`period.${burden_counter.period}`),
          paid: this.word(`scope.${paid_counter.per}`),
          group: cap_group,
        }),
      ],
      ...(only_when === undefined ? [] : [[this.word('show.only_when'), this.conditions(only_when)]]),
    ];
    const head = [
      'show.categories_short',
      'show.deductible',
      'show.ratio',
      'show.cap',
      'show.article',
      'show.only_when',
    ];
    const rows = standards.map((standard) => [
      standard.categories.join(this.comma),
      this.deductible(standard.deductible),
      this.rate(standard),
      this.cap(standard.cap),
      standard.article ?? article,
      standard.only_when === undefined ? '' : this.conditions(standard.only_when),
    ]);
    const align = ['left', 'right', 'right', 'right', 'left', 'left'] as const;
    const name = `${this.terminal.paint.bold(`${this.word('show.benefit')} ${id}`)}  ${title[this.terminal.language]}`;
    return ['', `${name}  ${article}`, ...table(facts), '', ...this.tableOf(head, rows, align)];
  }

  private conditions({ entitlement, places, referral_not, at_risk }: OnlyWhen): string {
    const parts = [
      entitlement === undefined ? '' : this.word(`when.${entitlement}`),
      places === undefined
        ? ''
        : this.terminal.say('when.places', {
            places: places.map((location) => this.word(`place.${location}`)).join(this.comma),
          }),
      referral_not === undefined
        ? ''
        : this.terminal.say('when.referral_not', {
            referrals: referral_not.map((referral) => this.word(`referral.${referral}`)).join(this.comma),
          }),
      at_risk === undefined ? '' : this.word('when.at_risk'),
    ];
    return parts.filter((text) => text !== '').join('; ');
  }

  private deductible(value: PackStandard['deductible']): string {
    if (typeof value === 'number') return formatYuan(value);
    if ('value' in value) return this.cited(formatYuan(value.value), value);
    if ('roster' in value) return this.cited(this.word('show.household_capacity'), value);
    return this.cited(this.use(value), value);
  }

  private rate({ ratio, tiers }: PackStandard): string {
    if (tiers !== undefined)
      return isParameterUse(tiers) ? this.cited(this.use(tiers), tiers) : this.tierText(tiers);
    if (ratio === undefined) return '';
    if (isParameterUse(ratio)) return this.cited(this.use(ratio), ratio);
    if (!('value' in ratio)) return percent(ratio);
    const higher = ratio.or_higher === undefined ? '' : ` ${this.word('show.or_higher')}`;
    return this.cited(`${percent(ratio.value)}${higher}`, ratio);
  }

  private cap(value: PackStandard['cap']): string {
    if (isParameterUse(value)) return this.cited(this.use(value), value);
    if (typeof value === 'object') return this.cited(this.capText(value.value), value);
    return this.capText(value);
  }

  private capText(value: number | 'none'): string {
    return value === 'none' ? this.word('show.none') : formatYuan(value);
  }

  private warning(): string[] {
    const { warning } = this.pack;
    if (warning === undefined) return [];
    const threshold = isParameterUse(warning.threshold)
      ? this.use(warning.threshold)
      : formatYuan(warning.threshold);
    const text = this.terminal.say('show.warning_text', {
      base: this.word(`base.${warning.base}`),
      threshold,
    });
    return table([[text, warning.article ?? '']]);
  }

  private fundChecks(): string[] {
    return table(
      this.pack.fund_checks.map((check) => {
        const limit =
          check.check === 'surplus_ratio'
            ? percent(check.limit)
            : check.check === 'pool_used'
              ? this.use(check.pool)
              : '';
        return [this.terminal.say(`show.check_${check.check}`, { limit }), check.article ?? ''];
      }),
    );
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

  private tierText(tiers: PackTiers): string {
    return tiers
      .map(({ up_to, ratio }) => `${up_to === undefined ? '' : `≤ ${formatYuan(up_to)}: `}${percent(ratio)}`)
      .join('; ');
  }

  private cited(text: string, { article }: { article?: string | undefined }): string {
    return article === undefined ? text : `${text} (${article})`;
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

function percent(ratio: Ratio): string {
  // Shifting the point two places is exact: 0.855 → 85.5%.
  return `${formatRatio({ numerator: ratio.numerator * 100, denominator: ratio.denominator })}%`;
}

/** What the document leaves open, and how the pack reads it: each reading once, with all its articles. */
export function readingsOf(pack: Pack): { reading: string; articles: string }[] {
  const articles = new Map<string, Set<string>>();
  collectReadings(pack, '', (reading, article) => {
    articles.set(reading, (articles.get(reading) ?? new Set()).add(article));
  });
  return [...articles].map(([reading, of]) => ({
    reading,
    articles: [...of].filter((text) => text !== '').join('、'),
  }));
}

/** Every reading of a pack with the article that stands nearest to it, in the order of the file. */
function collectReadings(
  value: unknown,
  around: string,
  found: (reading: string, article: string) => void,
): void {
  if (Array.isArray(value)) for (const item of value) collectReadings(item, around, found);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
  const cited = value as { article?: unknown; reading?: unknown };
  const article = typeof cited.article === 'string' ? cited.article : around;
  if (typeof cited.reading === 'string') found(cited.reading, article);
  for (const inner of Object.values(value)) collectReadings(inner, article, found);
}
