import { error, type Finding } from '../../mechanisms/finding.js';
import type { PackCheck } from './pack-check.js';

/** A rule without its article cannot be checked against the document. */
export const articles: PackCheck = (pack) => {
  const findings: Finding[] = [];
  const need = (path: readonly PropertyKey[], cited: { article?: string | undefined } | undefined): void => {
    if (cited !== undefined && cited.article === undefined)
      findings.push(error('POLICY_ARTICLE_MISSING', path));
  };
  need(['in_force'], pack.in_force);
  need(['fund'], pack.fund);
  need(['warning'], pack.warning);
  for (const [name, rule] of Object.entries(pack.rules)) {
    if (!Array.isArray(rule)) need(['rules', name], rule);
    else for (const [at, entry] of rule.entries()) need(['rules', name, at], entry);
  }
  for (const [at, check] of (pack.fund_checks ?? []).entries()) need(['fund_checks', at], check);
  return findings;
};
