import { error, type Finding, type PackCheck } from '../finding.js';
import { parameterUses, type UseSite } from '../parameter-uses.js';

/**
 * Every parameter that is used is declared, every declared one is used, and each stands where its unit
 * fits: a ratio cannot be a deductible.
 */
export const parametersKnownAndUsed: PackCheck = (pack) => {
  const uses = parameterUses(pack);
  const findings: Finding[] = [];
  for (const use of uses) {
    const parameter = pack.parameters[use.name];
    if (parameter === undefined) {
      findings.push(error('POLICY_PARAMETER_UNKNOWN', use.path, use.name, use.article));
    } else if (parameter.unit !== use.unit || (use.share && parameter.unit !== 'yuan')) {
      findings.push(error('POLICY_PARAMETER_UNIT', use.path, use.name, use.article));
    }
  }
  const used = new Set(uses.map((use: UseSite) => use.name));
  for (const [name, parameter] of Object.entries(pack.parameters)) {
    if (!used.has(name))
      findings.push(error('POLICY_PARAMETER_UNUSED', ['parameters', name], name, parameter.article));
  }
  return findings;
};
