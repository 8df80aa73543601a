import { withCodes } from '../domain/unseen.js';
import type { LoadedPack } from '../policy/load.js';
import { type Amount, Exact, toFen, ZERO } from './amounts.js';

/**
 * A policy pack as its file writes it: every value is still text. The loader has refused what has another shape.
 * It is read here a second time, so that no value of the engine's is taken over.
 */
interface WrittenPack {
  readonly id: string;
  readonly in_force: { readonly from: string; readonly until?: string };
  readonly areas?: readonly (string | { readonly code: string })[];
  readonly fund: {
    readonly name: 'assistance' | 'charity';
    readonly pooling: 'county' | 'municipal' | 'matched';
  };
  readonly parameters?: Readonly<Record<string, WrittenParameter>>;
  readonly categories: readonly {
    readonly code: string;
    readonly identities: readonly (string | { readonly identity: string })[];
  }[];
  readonly benefits: readonly WrittenBenefit[];
  readonly warning?: { readonly threshold: string | Use };
  readonly fund_checks?: readonly WrittenCheck[];
}

export interface WrittenBenefit {
  readonly id: string;
  readonly article: string;
  readonly services: 'all' | readonly string[];
  readonly only_when?: unknown;
  readonly cap_group: string;
  readonly base: 'burden' | 'residual_burden' | 'burden_after_assistance';
  readonly burden_counter: {
    readonly per: 'person' | 'household';
    readonly period: 'year' | 'recognition';
  };
  readonly paid_counter: { readonly per: 'person' | 'household' };
  readonly standards: readonly WrittenStandard[];
}

interface WrittenStandard {
  readonly categories: readonly string[];
  readonly article?: string;
  readonly only_when?: unknown;
  readonly deductible: string | Use | { readonly value: string } | { readonly roster: string };
  readonly ratio?: string | Use | { readonly value: string; readonly or_higher?: string };
  readonly tiers?: readonly WrittenTier[] | Use;
  readonly cap: string | Use | { readonly value: string };
}

interface WrittenTier {
  readonly up_to?: string;
  readonly ratio: string;
}

interface WrittenParameter {
  readonly default?: string | Use | readonly WrittenTier[];
}

export interface WrittenCheck {
  readonly check: 'surplus_ratio' | 'gap' | 'pool_used';
  readonly article?: string;
  readonly limit?: string;
  readonly pool?: Use;
}

/** A value that is a parameter, or a share of one, of the year or of the year before. */
interface Use {
  readonly parameter: string;
  readonly year?: 'previous';
  readonly share?: string;
}

/** One bracket of a standard; the last has no end. */
export interface Bracket {
  readonly upTo: Amount | undefined;
  readonly ratio: Amount;
}

/** What one category gets under one benefit in a year. */
export interface Standard {
  readonly article: string;
  /** It holds for some of the category's claims only, by what the outputs do not say. */
  readonly conditional: boolean;
  /** `roster` where each roster row brings its own. */
  readonly deductible: Amount | 'roster';
  readonly tiered: boolean;
  readonly brackets: readonly Bracket[];
  /** The roster row may bring a higher ratio. */
  readonly mayBeHigher: boolean;
  readonly cap: Amount | undefined;
}

/** One policy of the stack as the audit knows it: its file, and what the run gave for its parameters. */
export class AuditedPolicy {
  readonly pack: WrittenPack;
  /** First and last day in force, as ISO dates. */
  readonly from: string;
  readonly until: string;
  private readonly standards = new Map<string, Standard | 'missing' | undefined>();

  constructor(
    loaded: LoadedPack,
    private readonly given: Readonly<Record<string, unknown>>,
    inForce: { readonly from?: string | undefined; readonly until?: string | undefined },
  ) {
    this.pack = loaded.source.data as WrittenPack;
    this.from = inForce.from ?? this.pack.in_force.from;
    this.until = inForce.until ?? this.pack.in_force.until ?? '9999-12-31';
  }

  /** Whether a county is one of the policy's; one that names none holds everywhere. */
  hasArea(county: string): boolean {
    const codes = this.pack.areas?.map((area) => (typeof area === 'string' ? area : area.code));
    return codes?.some((prefix) => county.startsWith(prefix)) ?? true;
  }

  isInForce(date: string): boolean {
    return this.from <= date && date <= this.until;
  }

  covers(benefit: WrittenBenefit, service: string, category: string): boolean {
    const isCovered = benefit.services === 'all' || benefit.services.includes(service);
    return isCovered && benefit.standards.some(({ categories }) => categories.includes(category));
  }

  /** The category of an identity; undefined where the policy does not know it. */
  categoryOf(identity: string): string | undefined {
    const knows = this.pack.categories.find(({ identities }) =>
      identities.some((entry) => (typeof entry === 'string' ? entry : entry.identity) === identity),
    );
    return knows?.code;
  }

  /** The cap groups in the order of the benefits. */
  get capGroups(): string[] {
    return [...new Set(this.pack.benefits.map((benefit) => benefit.cap_group))];
  }

  /** The standard of a covered category in a year; `missing` where a value that it needs was not given. */
  standardOf(benefit: WrittenBenefit, category: string, year: number): Standard | 'missing' | undefined {
    const key = `${benefit.id} ${category} ${year}`;
    if (!this.standards.has(key)) this.standards.set(key, this.readStandard(benefit, category, year));
    return this.standards.get(key);
  }

  /** A parameter, or a share of it, in yuan; undefined where it was not given or is `none`. */
  amountOf(use: Use | string, year: number): Amount | undefined {
    if (typeof use === 'string') return use === 'none' ? undefined : new Exact(use);
    const value = this.amountOrNone(use, year);
    return value === 'none' ? undefined : value;
  }

  private readStandard(
    benefit: WrittenBenefit,
    category: string,
    year: number,
  ): Standard | 'missing' | undefined {
    const standard = benefit.standards.find(({ categories }) => categories.includes(category));
    if (standard === undefined) return undefined;
    const deductible = this.deductible(standard, year);
    const brackets = this.brackets(standard, year);
    const cap = this.cap(standard, year);
    if (deductible === undefined || brackets === undefined || cap === undefined) return 'missing';
    const { ratio } = standard;
    return {
      article: withCodes((standard.article ?? benefit.article).trim()),
      conditional: benefit.only_when !== undefined || standard.only_when !== undefined,
      deductible,
      tiered: standard.tiers !== undefined,
      brackets,
      mayBeHigher: typeof ratio === 'object' && 'or_higher' in ratio && ratio.or_higher !== undefined,
      cap: cap === 'none' ? undefined : cap,
    };
  }

  private deductible({ deductible }: WrittenStandard, year: number): Amount | 'roster' | undefined {
    if (typeof deductible === 'string') return new Exact(deductible);
    if ('roster' in deductible) return 'roster';
    if ('value' in deductible) return new Exact(deductible.value);
    const amount = this.amountOrNone(deductible, year);
    return amount === 'none' ? ZERO : amount;
  }

  private cap({ cap }: WrittenStandard, year: number): Amount | 'none' | undefined {
    if (typeof cap === 'object' && 'parameter' in cap) return this.amountOrNone(cap, year);
    const written = typeof cap === 'string' ? cap : cap.value;
    return written === 'none' ? 'none' : new Exact(written);
  }

  private brackets({ ratio, tiers }: WrittenStandard, year: number): Bracket[] | undefined {
    if (tiers !== undefined) {
      const written = 'parameter' in tiers ? this.parameter(tiers.parameter, year) : tiers;
      return (written as readonly WrittenTier[] | undefined)?.map((tier) => ({
        upTo: tier.up_to === undefined ? undefined : new Exact(tier.up_to),
        ratio: new Exact(tier.ratio),
      }));
    }
    const flat =
      typeof ratio === 'string'
        ? ratio
        : ratio !== undefined && 'parameter' in ratio
          ? this.parameter(ratio.parameter, year)
          : ratio?.value;
    return flat === undefined ? undefined : [{ upTo: undefined, ratio: new Exact(flat as string) }];
  }

  private amountOrNone(use: Use, year: number): Amount | 'none' | undefined {
    const value = this.parameter(use.parameter, use.year === 'previous' ? year - 1 : year);
    if (value === undefined || value === 'none') return value;
    const amount = value instanceof Exact ? value : new Exact(value as string);
    return use.share === undefined ? amount : toFen(amount.times(use.share));
  }

  /** What the run gave for a year or for all years; the pack's default where it gave nothing. */
  private parameter(name: string, year: number): unknown {
    const given = Object.hasOwn(this.given, name) ? this.given[name] : undefined;
    if (given !== undefined && !isByYear(given)) return given;
    if (given !== undefined) return given[String(year)] ?? given.other_years;
    const standard = this.pack.parameters?.[name]?.default;
    return isUse(standard) ? this.amountOrNone(standard, year) : standard;
  }
}

function isByYear(given: unknown): given is Readonly<Record<string, unknown>> {
  return (
    typeof given === 'object' &&
    given !== null &&
    !Array.isArray(given) &&
    Object.keys(given).every((key) => key === 'other_years' || /^\d{4}$/.test(key))
  );
}

function isUse(value: unknown): value is Use {
  return typeof value === 'object' && value !== null && 'parameter' in value;
}
