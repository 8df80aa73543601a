import { error, type Finding, type PackCheck } from '../finding.js';

/** A benefit names only categories of the policy, and each of them once: two standards would be a tie. */
export const standardsOfCategories: PackCheck = (pack) => {
  const findings: Finding[] = [];
  const codes = new Set(pack.categories.map((category) => category.code));
  pack.benefits.forEach((benefit, at) => {
    const seen = new Set<string>();
    benefit.standards.forEach((standard, standardIndex) => {
      const article = standard.article ?? benefit.article;
      standard.categories.forEach((code, index) => {
        const path = ['benefits', at, 'standards', standardIndex, 'categories', index];
        if (!codes.has(code)) findings.push(error('POLICY_CATEGORY_UNKNOWN', path, code, article));
        else if (seen.has(code)) findings.push(error('POLICY_STANDARD_TWICE', path, code, article));
        seen.add(code);
      });
    });
  });
  return findings;
};
