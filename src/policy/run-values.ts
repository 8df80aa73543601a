import { dateOf, yearOf } from '../domain/calendar.js';
import type { MissingParameter } from '../domain/missing-parameters.js';
import { compareRatios, type Fen, formatRatio, type Ratio } from '../domain/money.js';
import type { InForce } from '../mechanisms/in-force.js';
import type { Values } from '../mechanisms/mechanism.js';
import type { ParameterUse, Unit, ValueOf, WrittenTiers } from '../mechanisms/pack-value.js';
import { type Parameters, parameterPath } from './parameters.js';
import type { PolicyNote } from './policy.js';
import type { Pack } from './schema.js';

/** The last year of which a file can give a day. */
const LAST_YEAR = 2199;

/** The values of one pack in one run. It notes which of them nobody gave, and which are not as the document wants. */
export class RunValues implements Values {
  readonly firstYear: number;
  readonly notes: PolicyNote[] = [];
  /** Values without which there is no run. */
  readonly missing: MissingParameter[] = [];

  constructor(
    private readonly pack: Pack,
    private readonly parameters: Parameters,
    readonly years: readonly number[],
    private readonly inForce: InForce,
    private readonly rosterHasAtRiskFrom: boolean,
  ) {
    this.firstYear = years[0] ?? dateOf(pack.in_force.from).year;
  }

  need<U extends Unit>(
    use: ParameterUse<U>,
    year: number,
    article: string | undefined,
  ): ValueOf[U] | undefined {
    const value = this.parameters.valueOf(use, year);
    if (value === undefined) this.noteMissing(use, year, article);
    else if (use.unit === 'tiers') this.noteWhereTooHigh(use, value as WrittenTiers, year);
    return value;
  }

  amount(use: ParameterUse<'yuan'>, year: number): Fen | undefined {
    const value = this.parameters.valueOf(use, year);
    return value === 'none' ? undefined : value;
  }

  amountsByYear(use: ParameterUse<'yuan'>): ReadonlyMap<number, Fen> {
    const amounts = new Map<number, Fen>();
    const last = Math.min(LAST_YEAR, yearOf(this.inForce.until));
    for (let year = yearOf(this.inForce.from); year <= last; year++) {
      // The manifest lists the values of the years of the run only.
      const value = this.parameters.valueOf(use, year, this.years.includes(year));
      if (value !== undefined && value !== 'none') amounts.set(year, value);
    }
    return amounts;
  }

  private noteMissing(use: ParameterUse, year: number, article: string | undefined): void {
    const parameter = this.pack.parameters[use.parameter];
    const needed = parameter.needed_when !== 'roster_has_at_risk_from' || this.rosterHasAtRiskFrom;
    if (parameter.missing !== 'stop' || !needed) return;
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
  }

  /** "In principle" one ratio is below another: the document allows an exception, so this is a note, not an error. */
  private noteWhereTooHigh(use: ParameterUse, tiers: WrittenTiers, year: number): void {
    const { highest_below: bound, article } = this.pack.parameters[use.parameter];
    if (bound === undefined) return;
    const limit = this.parameters.valueOf(bound, year);
    const highest = tiers.map(({ ratio }) => ratio).reduce(higherOf);
    if (limit === undefined || compareRatios(highest, limit) < 0) return;
    const value = `${use.parameter} ${formatRatio(highest)} ≥ ${bound.parameter} ${formatRatio(limit)}`;
    if (this.notes.some((note) => note.value === value)) return;
    this.notes.push({ code: 'TIERS_NOT_BELOW', policy: this.pack.id, value, article });
  }
}

function higherOf(a: Ratio, b: Ratio): Ratio {
  return compareRatios(a, b) >= 0 ? a : b;
}
