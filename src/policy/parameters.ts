import { Decimal } from 'decimal.js';
import { ReliefError } from '../domain/errors.js';
import { compareRatios, type Fen, formatRatio, formatYuan, type Ratio } from '../domain/money.js';
import type { ParameterUse, ParameterValue, Unit, ValueOf, WrittenTiers } from '../mechanisms/pack-value.js';
import { isNotRising } from '../mechanisms/rate.js';
import { parseParameterValue } from './parameter-value.js';
import { isParameterUse, type Pack, type PackParameter } from './schema.js';

/** What the user gave for a parameter: source text, a list, or one of these per year. */
export type GivenParameter = unknown;

/** The key, beside years, of the value for every other year. An option for a single year adds it. */
export const OTHER_YEARS = 'other_years';

/** The parameters of one policy in one run: what the user gave, else the pack's defaults. */
export class Parameters {
  private readonly used = new Map<string, Map<string, string>>();

  /** Errors: UNKNOWN_PARAMETER, PARAMETER_VALUE. */
  constructor(
    private readonly policy: string,
    private readonly declared: Pack['parameters'],
    private readonly given: Readonly<Record<string, GivenParameter>>,
  ) {
    for (const [name, value] of Object.entries(given)) {
      const parameter = Object.hasOwn(declared, name) ? declared[name] : undefined;
      if (parameter === undefined) {
        const known = Object.keys(declared).join(', ') || '—';
        throw new ReliefError('UNKNOWN_PARAMETER', { path: `${policy}.${name}`, known });
      }
      for (const [year, raw] of byYear(value)) {
        // Areas do not differ by year, so a list by year is a mistake: only one year's list would be used.
        if (parameter.unit === 'areas' && year !== '') {
          throw new ReliefError('PARAMETER_VALUE', {
            ...this.at(name, year, shown(raw)),
            unit: parameter.unit,
          });
        }
        this.parse(name, parameter, year, raw);
      }
    }
  }

  /**
   * The value of a parameter in a year; undefined where nobody supplied one. Errors: PARAMETER_BELOW_BOUND.
   * @param isUsed Whether the run uses the value, so that the manifest tells it.
   */
  value(name: string, year: number, isUsed = true): ParameterValue | undefined {
    const parameter = this.declared[name];
    // Where values were given by year, a year that nobody entered has none: the default is not one of them.
    const value = Object.hasOwn(this.given, name)
      ? this.givenValue(name, parameter, this.given[name], year)
      : this.defaultValue(parameter, year, isUsed);
    if (value === undefined) return undefined;
    this.holdBounds(name, parameter, year, value, isUsed);
    if (isUsed) this.note(name, year, value);
    return value;
  }

  /** The value of a use of a parameter. Of an amount it is that of the year asked for, or a share of it. */
  valueOf<U extends Unit>(use: ParameterUse<U>, year: number, isUsed = true): ValueOf[U] | undefined {
    // The unit of a use is that of its parameter: a check of the pack holds them together.
    const value =
      use.unit === 'yuan' ? this.amount(use, year, isUsed) : this.value(use.parameter, year, isUsed);
    return value as ValueOf[U] | undefined;
  }

  private amount(use: ParameterUse, year: number, isUsed: boolean): Fen | 'none' | undefined {
    const value = this.value(use.parameter, use.year === 'previous' ? year - 1 : year, isUsed);
    if (value === undefined || value === 'none') return value;
    return use.share === undefined ? (value as Fen) : shareExactly(value as Fen, use.share);
  }

  /** Everything that was asked for, as text, for the manifest: one value, or one per year where they differ. */
  asUsed(): Record<string, string | Record<string, string>> {
    const names = [...this.used.keys()].sort();
    return Object.fromEntries(
      names.map((name) => {
        const years = [...(this.used.get(name) as Map<string, string>)].sort(([a], [b]) => (a < b ? -1 : 1));
        const differs = new Set(years.map(([, value]) => value)).size > 1;
        const perYear = differs || isPerYear(this.given[name]);
        return [name, perYear ? Object.fromEntries(years) : (years[0]?.[1] ?? '')];
      }),
    );
  }

  private givenValue(
    name: string,
    parameter: PackParameter,
    given: GivenParameter,
    year: number,
  ): ParameterValue | undefined {
    if (!isPerYear(given)) return this.parse(name, parameter, '', given);
    const raw = given[String(year)] ?? given[OTHER_YEARS];
    return raw === undefined ? undefined : this.parse(name, parameter, String(year), raw);
  }

  private defaultValue(parameter: PackParameter, year: number, isUsed: boolean): ParameterValue | undefined {
    const standard = parameter.default;
    if (standard === undefined) return undefined;
    if (isParameterUse(standard)) return this.amount(standard, year, isUsed);
    return parseParameterValue(parameter.unit, standard);
  }

  private parse(name: string, parameter: PackParameter, year: string, raw: unknown): ParameterValue {
    const value = parseParameterValue(parameter.unit, raw);
    if (value === undefined)
      throw new ReliefError('PARAMETER_VALUE', { ...this.at(name, year, shown(raw)), unit: parameter.unit });
    if (parameter.rising === 'strictly' && Array.isArray(value) && isNotRising(value as WrittenTiers)) {
      throw new ReliefError('PARAMETER_NOT_RISING', {
        ...this.at(name, year, shown(raw)),
        article: parameter.article,
      });
    }
    return value;
  }

  /** The lower bound that the document sets, e.g. a ratio of at least 70%. */
  private holdBounds(
    name: string,
    parameter: PackParameter,
    year: number,
    value: ParameterValue,
    isUsed: boolean,
  ): void {
    const bound = parameter.at_least;
    if (bound === undefined || value === 'none') return;
    const least = isParameterUse(bound)
      ? this.amount(bound, year, isUsed)
      : parseParameterValue(parameter.unit, bound);
    if (least === undefined || least === 'none') return;
    const short =
      parameter.unit === 'ratio'
        ? compareRatios(value as Ratio, least as Ratio) < 0
        : (value as Fen) - (least as Fen) < 0;
    if (!short) return;
    throw new ReliefError('PARAMETER_BELOW_BOUND', {
      ...this.at(name, String(year), formatValue(value)),
      bound: formatValue(least),
      article: parameter.article,
    });
  }

  private note(name: string, year: number, value: ParameterValue): void {
    const years = this.used.get(name) ?? new Map<string, string>();
    this.used.set(name, years.set(String(year), formatValue(value)));
  }

  private at(name: string, year: string, value: string): { path: string; value: string } {
    return { path: parameterPath(this.policy, name, year), value };
  }
}

/** The name of a parameter as people give it: policy.name, with the year where values differ by year. */
export function parameterPath(policy: string, name: string, year: string | number): string {
  return year === '' ? `${policy}.${name}` : `${policy}.${name}.${year}`;
}

/** A share of an amount, rounded half up to the fen. Derived standards are computed once, so exactly and slowly. */
export function shareExactly(amount: Fen, share: Ratio): Fen {
  return new Decimal(amount)
    .times(share.numerator)
    .dividedBy(share.denominator)
    .toDecimalPlaces(0, Decimal.ROUND_HALF_UP)
    .toNumber();
}

/** A parameter's value as text: yuan with two decimals, a plain ratio, tiers as up_to:ratio pairs. */
export function formatValue(value: ParameterValue): string {
  if (typeof value === 'number') return formatYuan(value);
  if (typeof value === 'string') return value;
  if (!Array.isArray(value)) return formatRatio(value as Ratio);
  return (value as readonly (string | WrittenTiers[number])[])
    .map((item) =>
      typeof item === 'string'
        ? item
        : `${item.up_to === undefined ? '' : `≤${formatYuan(item.up_to)}: `}${formatRatio(item.ratio)}`,
    )
    .join(', ');
}

function isPerYear(given: GivenParameter): given is Readonly<Record<string, unknown>> {
  return (
    typeof given === 'object' &&
    given !== null &&
    !Array.isArray(given) &&
    Object.keys(given).every((key) => key === OTHER_YEARS || /^\d{4}$/.test(key))
  );
}

function byYear(given: GivenParameter): [string, unknown][] {
  return isPerYear(given) ? Object.entries(given) : [['', given]];
}

function shown(raw: unknown): string {
  return typeof raw === 'string' ? raw : JSON.stringify(raw);
}
