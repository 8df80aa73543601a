import { error, type Finding } from '../../mechanisms/finding.js';
import type { PackCheck } from './pack-check.js';

/** Every category has an identity, and no identity is named twice: a person has one category per identity. */
export const categoryIdentities: PackCheck = (pack) => {
  const findings: Finding[] = [];
  const seen = new Set<string>();
  pack.categories.forEach((category, at) => {
    if (category.identities.length === 0) {
      findings.push(
        error('POLICY_CATEGORY_EMPTY', ['categories', at, 'identities'], category.code, category.article),
      );
    }
    category.identities.forEach((entry, index) => {
      const identity = typeof entry === 'string' ? entry : entry.identity;
      if (seen.has(identity)) {
        const path = ['categories', at, 'identities', index];
        findings.push(error('POLICY_IDENTITY_TWICE', path, identity, category.article));
      }
      seen.add(identity);
    });
  });
  return findings;
};
