import { type Day, dateOf } from '../domain/calendar.js';
import { PROGRAMS, SERVICES } from '../domain/claim.js';
import { ReliefError } from '../domain/errors.js';
import { type MissingParameter, MissingParameters } from '../domain/missing-parameters.js';
import { compareRatios, type Fen, formatRatio, type Ratio } from '../domain/money.js';
import {
  compileConditions,
  compileExclusions,
  compileIdentities,
  compileResidence,
  flags,
} from './compile-rules.js';
import type { LoadedPack } from './load.js';
import { type GivenParameter, Parameters, parameterPath } from './parameters.js';
import {
  type Benefit,
  type FundCheck,
  NO_CAP,
  NO_END,
  type Policy,
  type PolicyNote,
  type Standard,
  type StandardByYear,
  type Tier,
} from './policy.js';
import {
  isParameterUse,
  type Pack,
  type PackBenefit,
  type PackStandard,
  type PackTiers,
  type ParameterUse,
} from './schema.js';

/** What the user's configuration says about one policy. */
export interface PolicySettings {
  readonly parameters?: Readonly<Record<string, GivenParameter>>;
  /** A later notice kept the document in force, or ended it. */
  readonly inForce?: { readonly from?: Day | undefined; readonly until?: Day | undefined };
}

/** What a policy must know of the run's data before it can say which values it needs. */
export interface RunFacts {
  /** Years in which claims were settled between two days, both inclusive, in rising order. */
  readonly settlementYears: (from: Day, until: Day) => readonly number[];
  readonly rosterHasAtRiskFrom: boolean;
}

/**
 * Fills the parameters and dates of a run into a pack.
 * Errors: UNKNOWN_PARAMETER, PARAMETER_VALUE, PARAMETER_BELOW_BOUND, PARAMETER_NOT_RISING, IN_FORCE_ORDER,
 * and MISSING_PARAMETER where a year of the run needs a value that nobody gave.
 */
export function compilePolicy(loaded: LoadedPack, settings: PolicySettings, facts: RunFacts): Policy {
  const { policy, missing } = compileWithGaps(loaded, settings, facts);
  if (missing.length > 0) throw new MissingParameters(missing);
  return policy;
}

/** Compiles the policies of a stack. Errors: as `compilePolicy`; MISSING_PARAMETER names all that the stack lacks. */
export function compileStack(
  stack: readonly { readonly loaded: LoadedPack; readonly settings: PolicySettings }[],
  facts: RunFacts,
): Policy[] {
  const compiled = stack.map(({ loaded, settings }) => compileWithGaps(loaded, settings, facts));
  const missing = compiled.flatMap((one) => one.missing);
  if (missing.length > 0) throw new MissingParameters(missing);
  return compiled.map(({ policy }) => policy);
}

/** A policy with the values that it needs and nobody gave; it is of use only where there are none. */
function compileWithGaps(
  loaded: LoadedPack,
  settings: PolicySettings,
  facts: RunFacts,
): { policy: Policy; missing: readonly MissingParameter[] } {
  const { pack } = loaded;
  const from = settings.inForce?.from ?? pack.in_force.from;
  const until = settings.inForce?.until ?? pack.in_force.until ?? NO_END;
  if (until < from) throw new ReliefError('IN_FORCE_ORDER', { path: `in_force.${pack.id}` });
  const parameters = new Parameters(pack.id, pack.parameters, settings.parameters ?? {});
  const years = facts.settlementYears(from, until);
  const compiler = new Compiler(pack, parameters, years, facts.rosterHasAtRiskFrom);
  const benefits = pack.benefits.map((benefit) => compiler.benefit(benefit));
  const { rules } = pack;
  const policy: Policy = {
    id: pack.id,
    loaded,
    from,
    until,
    fund: pack.fund.name,
    pooling: pack.fund.pooling,
    categories: pack.categories.map(({ code, article }) => ({ code, article })),
    ...compileIdentities(pack),
    midStay: rules.mid_stay === undefined ? null : { article: rules.mid_stay.article ?? '' },
    residence: compileResidence(rules.residence),
    insurance: rules.insurance === undefined ? null : { article: rules.insurance.article ?? '' },
    pilotAreas: compiler.pilotAreas(),
    otherPrograms: PROGRAMS.map(
      (program) => rules.other_programs?.find((rule) => rule.program === program)?.article ?? '',
    ),
    remainderProgram:
      rules.remainder_notice === undefined ? -1 : PROGRAMS.indexOf(rules.remainder_notice.program),
    exclusions: compileExclusions(rules.exclusions ?? []),
    referral: { rule: rules.referral?.rule ?? 'none', article: rules.referral?.article ?? '' },
    filingDeadline:
      rules.filing_deadline === undefined
        ? null
        : { ...rules.filing_deadline, article: rules.filing_deadline.article ?? '' },
    benefits,
    capGroups: [...new Set(benefits.map((benefit) => benefit.capGroup))],
    warning: compiler.warning(),
    fundChecks: compiler.fundChecks(),
    parametersUsed: parameters.asUsed(),
    notes: [
      ...compiler.notes,
      ...loaded.warnings.map((finding) => ({
        code: 'POLICY_CATEGORY_UNUSED' as const,
        policy: pack.id,
        value: finding.value ?? '',
        article: finding.article ?? '',
      })),
    ],
  };
  return { policy, missing: compiler.missing };
}

class Compiler {
  readonly notes: PolicyNote[] = [];
  /** Values without which there is no run. */
  readonly missing: MissingParameter[] = [];

  constructor(
    private readonly pack: Pack,
    private readonly parameters: Parameters,
    private readonly years: readonly number[],
    private readonly rosterHasAtRiskFrom: boolean,
  ) {}

  benefit(benefit: PackBenefit): Benefit {
    const services = benefit.services;
    return {
      id: benefit.id,
      title: benefit.title,
      article: benefit.article,
      services: services === 'all' ? SERVICES.map(() => true) : flags(SERVICES, services),
      base: benefit.base,
      capGroup: benefit.cap_group,
      burdenPer: benefit.burden_counter.per,
      burdenPeriod: benefit.burden_counter.period,
      paidPer: benefit.paid_counter.per,
      standards: this.pack.categories.map((category) => {
        const standard = benefit.standards.find((candidate) => candidate.categories.includes(category.code));
        return standard === undefined ? null : this.standardByYear(benefit, standard);
      }),
    };
  }

  pilotAreas(): Policy['pilotAreas'] {
    const rule = this.pack.rules.pilot_areas;
    if (rule === undefined) return null;
    // Areas are a matter of the document, not of a year: the value without a year counts.
    const areas = isParameterUse(rule.areas)
      ? this.need(rule.areas, this.years[0] ?? dateOf(this.pack.in_force.from).year, rule.article)
      : rule.areas;
    return { areas: new Set((areas ?? []) as readonly string[]), article: rule.article ?? '' };
  }

  warning(): Policy['warning'] {
    const warning = this.pack.warning;
    if (warning === undefined) return null;
    const { threshold } = warning;
    const amountOf = isParameterUse(threshold) ? this.amountByYear(threshold) : () => threshold;
    const thresholds = new Map<number, Fen>();
    for (const year of this.years) {
      const amount = amountOf(year);
      if (amount !== undefined) thresholds.set(year, amount);
    }
    return { base: warning.base, thresholds, article: warning.article ?? '' };
  }

  fundChecks(): FundCheck[] {
    return this.pack.fund_checks.map((check) => this.fundCheck(check));
  }

  private fundCheck(check: Pack['fund_checks'][number]): FundCheck {
    const article = check.article ?? '';
    switch (check.check) {
      case 'surplus_ratio':
        return { check: 'surplus_ratio', limit: check.limit, article };
      case 'gap':
        return { check: 'gap', article };
      case 'pool_used':
        for (const year of this.years) this.need(check.pool, year, article);
        return { check: 'pool_used', pool: this.amountByYear(check.pool), article };
    }
  }

  private standardByYear(benefit: PackBenefit, standard: PackStandard): StandardByYear {
    const firstYear = this.years[0] ?? 0;
    const years: Standard[] = [];
    for (const year of this.years) years[year - firstYear] = this.standard(benefit, standard, year);
    return { firstYear, years };
  }

  private standard(benefit: PackBenefit, standard: PackStandard, year: number): Standard {
    const article = standard.article ?? benefit.article;
    const deductible = this.deductible(standard.deductible, year, article);
    const rates = this.rates(standard, year, article);
    const cap = this.cap(standard.cap, year, article);
    return {
      article,
      conditions: compileConditions(benefit.only_when, standard.only_when),
      deductible: deductible ?? 0,
      deductibleFromRoster: typeof standard.deductible === 'object' && 'roster' in standard.deductible,
      tiers: rates ?? [],
      tiered: standard.tiers !== undefined,
      enhancedRatio:
        typeof standard.ratio === 'object' &&
        'value' in standard.ratio &&
        standard.ratio.or_higher !== undefined,
      cap: cap ?? 0,
      missing:
        deductible === undefined || rates === undefined || cap === undefined ? 'MISSING_LOCAL_STANDARD' : '',
    };
  }

  private deductible(value: PackStandard['deductible'], year: number, article: string): Fen | undefined {
    if (typeof value === 'number') return value;
    if ('value' in value) return value.value;
    if ('roster' in value) return 0;
    const amount = this.need(value, year, article) as Fen | 'none' | undefined;
    return amount === 'none' ? 0 : amount;
  }

  private cap(value: PackStandard['cap'], year: number, article: string): Fen | undefined {
    const plain = typeof value === 'object' && 'value' in value ? value.value : value;
    const amount = isParameterUse(plain)
      ? (this.need(plain, year, article) as Fen | 'none' | undefined)
      : plain;
    return amount === 'none' ? NO_CAP : (amount as Fen | undefined);
  }

  private rates(standard: PackStandard, year: number, article: string): Tier[] | undefined {
    if (standard.tiers !== undefined) {
      const tiers = isParameterUse(standard.tiers)
        ? (this.need(standard.tiers, year, article) as PackTiers | undefined)
        : standard.tiers;
      if (tiers !== undefined && isParameterUse(standard.tiers))
        this.warnWhereTooHigh(standard.tiers, tiers, year);
      return tiers?.map((tier) => ({ upTo: tier.up_to ?? Number.POSITIVE_INFINITY, ratio: tier.ratio }));
    }
    const value = standard.ratio as NonNullable<PackStandard['ratio']>;
    const plain = 'value' in value ? value.value : value;
    const ratio = isParameterUse(plain)
      ? (this.need(plain, year, article) as Ratio | undefined)
      : (plain as Ratio);
    return ratio === undefined ? undefined : [{ upTo: Number.POSITIVE_INFINITY, ratio }];
  }

  /** "In principle" one ratio lies below another: the document allows an exception, so it is told, not refused. */
  private warnWhereTooHigh(use: ParameterUse, tiers: PackTiers, year: number): void {
    const parameter = this.pack.parameters[use.parameter];
    if (parameter?.highest_below === undefined) return;
    const limit = this.parameters.value(parameter.highest_below, year) as Ratio | undefined;
    const highest = tiers.map((tier) => tier.ratio).reduce((a, b) => (compareRatios(a, b) >= 0 ? a : b));
    if (limit === undefined || compareRatios(highest, limit) < 0) return;
    const value = `${use.parameter} ${formatRatio(highest)} ≥ ${parameter.highest_below} ${formatRatio(limit)}`;
    if (this.notes.some((note) => note.value === value)) return;
    this.notes.push({ code: 'TIERS_NOT_BELOW', policy: this.pack.id, value, article: parameter.article });
  }

  /** A parameter's value for a standard; a missing one is noted and stops the run, unless the pack says otherwise. */
  private need(use: ParameterUse, year: number, article: string | undefined): unknown {
    const parameter = this.pack.parameters[use.parameter];
    const value =
      parameter?.unit === 'yuan'
        ? this.parameters.amount(use, year)
        : this.parameters.value(use.parameter, year);
    if (value !== undefined || parameter === undefined) return value;
    const needed = parameter.needed_when !== 'roster_has_at_risk_from' || this.rosterHasAtRiskFrom;
    if (parameter.missing !== 'stop' || !needed) return undefined;
    const missingYear = use.year === 'previous' ? year - 1 : year;
    this.missing.push({
      path: parameterPath(this.pack.id, use.parameter, missingYear),
      policy: this.pack.id,
      name: use.parameter,
      missingYear,
      year,
      article: use.article ?? article ?? '',
      title: parameter.title,
      source: parameter.source,
    });
    return undefined;
  }

  private amountByYear(use: ParameterUse): (year: number) => Fen | undefined {
    const amountOf = (year: number): Fen | undefined => {
      const amount = this.parameters.amount(use, year);
      return amount === 'none' ? undefined : amount;
    };
    // The years of the run are looked up at once, so that the manifest names the values they use.
    const known = new Map(this.years.map((year) => [year, amountOf(year)]));
    return (year) => (known.has(year) ? known.get(year) : amountOf(year));
  }
}
