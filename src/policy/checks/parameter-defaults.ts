import { error, type Finding } from '../../mechanisms/finding.js';
import { parseParameterValue } from '../parameter-value.js';
import { isParameterUse, type PackParameter } from '../schema.js';
import type { PackCheck } from './pack-check.js';

/**
 * A default and a lower bound are a value in the parameter's unit, or a share of a parameter that has
 * neither from another one itself.
 */
export const parameterDefaults: PackCheck = (pack) => {
  const findings: Finding[] = [];
  for (const [name, parameter] of Object.entries(pack.parameters)) {
    for (const key of ['default', 'at_least'] as const) {
      const path = ['parameters', name, key];
      const value = parameter[key];
      if (value === undefined) continue;
      if (isParameterUse(value)) {
        // One step is enough for what documents say ("half of the insurance cap"); a chain could run in a circle.
        if (dependsOnAnother(pack.parameters[value.parameter])) {
          findings.push(error('POLICY_PARAMETER_CIRCLE', path, value.parameter, parameter.article));
        }
      } else if (!isReadable(parameter, key)) {
        findings.push(error('POLICY_PARAMETER_DEFAULT', path, JSON.stringify(value), parameter.article));
      }
    }
  }
  return findings;
};

function dependsOnAnother(parameter: PackParameter | undefined): boolean {
  return isParameterUse(parameter?.default) || isParameterUse(parameter?.at_least);
}

/** A bound is one text and so an amount or a ratio, never areas or tiers; `none` bounds nothing. */
function isReadable(parameter: PackParameter, key: 'default' | 'at_least'): boolean {
  const value = parseParameterValue(parameter.unit, parameter[key]);
  return value !== undefined && (key === 'default' || value !== 'none');
}
