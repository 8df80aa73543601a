import type { Verification } from '../verify/verify.js';

/**
 * What somebody chose for a run and what bears on its amounts, as `name=value`: whoever trusts the results has to know
 * it, for a manifest does not tell whether it stood in relief.yaml or on the command line.
 */
export function chosenSettings({ settings }: Verification['manifest']): string[] {
  const { parameters, in_force, tolerance, service_map, identity_map, columns, basic_paid, claim_id } =
    settings;
  return [
    ...Object.entries(parameters).flatMap(([policy, values]) =>
      Object.entries(values).flatMap(([name, value]) => written(`${policy}.${name}`, value)),
    ),
    ...Object.entries(in_force).flatMap(([policy, period]) => written(`${policy}.in_force`, period)),
    ...(tolerance === '0.00' ? [] : [`tolerance=${tolerance}`]),
    ...written('service_map', service_map),
    ...written('identity_map', identity_map),
    ...written('columns', columns),
    ...written('basic_paid', basic_paid),
    ...written('claim_id', claim_id),
  ];
}

/** A plain value under its name; a map entry by entry. */
function written(name: string, value: unknown): string[] {
  if (value === undefined) return [];
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return [`${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`];
  }
  return Object.entries(value).flatMap(([key, inner]) => written(`${name}.${key}`, inner));
}
