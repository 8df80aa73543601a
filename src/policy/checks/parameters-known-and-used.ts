import { error, type Finding } from '../../mechanisms/finding.js';
import { parameterUses } from '../parameter-uses.js';
import type { PackCheck } from './pack-check.js';

/**
 * Every parameter that is used is declared, every declared one is used, and each is used where its unit
 * fits: a ratio cannot be a deductible.
 */
export const parametersKnownAndUsed: PackCheck = (pack) => {
  const uses = parameterUses(pack);
  const findings: Finding[] = [];
  for (const { use, path, article } of uses) {
    const parameter = pack.parameters[use.parameter];
    if (parameter === undefined) {
      findings.push(error('POLICY_PARAMETER_UNKNOWN', path, use.parameter, article));
    } else if (parameter.unit !== use.unit || (use.share !== undefined && parameter.unit !== 'yuan')) {
      findings.push(error('POLICY_PARAMETER_UNIT', path, use.parameter, article));
    }
  }
  const used = new Set(uses.map(({ use }) => use.parameter));
  for (const [name, parameter] of Object.entries(pack.parameters)) {
    if (!used.has(name))
      findings.push(error('POLICY_PARAMETER_UNUSED', ['parameters', name], name, parameter.article));
  }
  return findings;
};
