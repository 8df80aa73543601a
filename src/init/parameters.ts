import { parameterUses } from '../policy/parameter-uses.js';
import { isParameterUse, type Pack, type PackParameter } from '../policy/schema.js';

/** A parameter that has no value of its own: the user has to give one, or may. */
export interface NeededParameter {
  readonly name: string;
  readonly parameter: PackParameter;
  /** The articles in which the value is needed. */
  readonly articles: readonly string[];
  /** The years for which it is needed; empty where no year matters. */
  readonly years: readonly number[];
  /** `stop`: no run without it; `pend`: claims that need it wait; `allow`: something else may be given instead. */
  readonly missing: PackParameter['missing'];
  /** The parameter of which it is a share where nothing is given. */
  readonly insteadOf: string | undefined;
}

/** The parameters that a policy needs for some years of settlement, in the order of the pack. */
export function neededParameters(
  pack: Pack,
  years: readonly number[],
  rosterHasAtRiskFrom: boolean,
): NeededParameter[] {
  const uses = parameterUses(pack);
  return Object.entries(pack.parameters).flatMap(([name, parameter]): NeededParameter[] => {
    const sites = uses.filter(({ use }) => use.parameter === name);
    if (!lacksValue(pack, name)) return [];
    if (parameter.needed_when === 'roster_has_at_risk_from' && !rosterHasAtRiskFrom) return [];
    const articles = sites.map(({ article }) => article ?? parameter.article);
    const needed = sites.flatMap(({ use }) =>
      years.map((year) => (use.year === 'previous' ? year - 1 : year)),
    );
    const { default: standard, missing } = parameter;
    return [
      {
        name,
        parameter,
        articles: [...new Set(articles.length > 0 ? articles : [parameter.article])],
        years: [...new Set(needed)].sort((a, b) => a - b),
        missing,
        insteadOf: isParameterUse(standard) ? standard.parameter : undefined,
      },
    ];
  });
}

/** Whether only the user can give the value: it has no default, or its default is a share of such a parameter. */
function lacksValue(pack: Pack, name: string): boolean {
  const standard = pack.parameters[name]?.default;
  if (standard === undefined) return true;
  return isParameterUse(standard) && lacksValue(pack, standard.parameter);
}
