import type { Verification } from '../verify/verify.js';

/**
 * The settings of a run that change its amounts, as `name=value`. They are shown because they decide whether the
 * results can be trusted. The manifest does not say whether a setting came from relief.yaml or the command line.
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

/** A plain value is one setting; a map is one setting per entry. */
function written(name: string, value: unknown): string[] {
  if (value === undefined) return [];
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return [`${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`];
  }
  return Object.entries(value).flatMap(([key, inner]) => written(`${name}.${key}`, inner));
}
