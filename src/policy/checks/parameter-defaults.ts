import { error, type Finding, type PackCheck } from '../finding.js';
import { parseParameterValue } from '../parameter-value.js';
import { isParameterUse } from '../schema.js';

/** A default is a value in the parameter's unit, or a share of a parameter that has no such default itself. */
export const parameterDefaults: PackCheck = (pack) => {
  const findings: Finding[] = [];
  for (const [name, parameter] of Object.entries(pack.parameters)) {
    const path = ['parameters', name, 'default'];
    const standard = parameter.default;
    if (standard === undefined) continue;
    if (isParameterUse(standard)) {
      // One step is enough for what documents say ("half of the insurance cap"); a chain could run in a circle.
      if (isParameterUse(pack.parameters[standard.parameter]?.default)) {
        findings.push(error('POLICY_PARAMETER_CIRCLE', path, standard.parameter, parameter.article));
      }
    } else if (parseParameterValue(parameter.unit, standard) === undefined) {
      findings.push(error('POLICY_PARAMETER_DEFAULT', path, JSON.stringify(standard), parameter.article));
    }
  }
  return findings;
};
