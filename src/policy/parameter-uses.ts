import { isParameterUse, type Pack, type PackParameter, type ParameterUse } from './schema.js';

/** A place in a pack where a parameter is used, and the unit that fits there. */
export interface UseSite {
  readonly name: string;
  readonly path: readonly PropertyKey[];
  readonly unit: PackParameter['unit'];
  readonly share: boolean;
  readonly article: string | undefined;
}

/** Every use of a parameter in the pack, in the order of the file. */
export function parameterUses(pack: Pack): UseSite[] {
  const sites: UseSite[] = [];
  const note = (
    value: unknown,
    unit: UseSite['unit'],
    path: readonly PropertyKey[],
    article?: string,
  ): void => {
    if (!isParameterUse(value)) return;
    const use: ParameterUse = value;
    sites.push({
      name: use.parameter,
      path,
      unit,
      share: use.share !== undefined,
      article: use.article ?? article,
    });
  };
  for (const [name, parameter] of Object.entries(pack.parameters)) {
    note(parameter.default, parameter.unit, ['parameters', name, 'default'], parameter.article);
    note(parameter.at_least, parameter.unit, ['parameters', name, 'at_least'], parameter.article);
    if (parameter.highest_below !== undefined) {
      const use = { parameter: parameter.highest_below };
      note(use, 'ratio', ['parameters', name, 'highest_below'], parameter.article);
    }
  }
  note(
    pack.rules.pilot_areas?.areas,
    'areas',
    ['rules', 'pilot_areas', 'areas'],
    pack.rules.pilot_areas?.article,
  );
  pack.benefits.forEach((benefit, at) => {
    benefit.standards.forEach((standard, standardIndex) => {
      const article = standard.article ?? benefit.article;
      const path = ['benefits', at, 'standards', standardIndex];
      note(standard.deductible, 'yuan', [...path, 'deductible'], article);
      note(standard.ratio, 'ratio', [...path, 'ratio'], article);
      note(standard.tiers, 'tiers', [...path, 'tiers'], article);
      note(standard.cap, 'yuan', [...path, 'cap'], article);
    });
  });
  note(pack.warning?.threshold, 'yuan', ['warning', 'threshold'], pack.warning?.article);
  pack.fund_checks.forEach((check, at) => {
    if (check.check === 'pool_used') note(check.pool, 'yuan', ['fund_checks', at, 'pool'], check.article);
  });
  return sites;
}
