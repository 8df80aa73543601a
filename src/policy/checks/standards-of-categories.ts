import { error } from '../../mechanisms/finding.js';
import type { PackCheck } from './pack-check.js';

/** A benefit names only categories of the policy, and each of them once: two standards would be a tie. */
export const standardsOfCategories: PackCheck = ({ categories, benefits }) => {
  const codes = new Set(categories.map((category) => category.code));
  return benefits.flatMap((benefit, at) => {
    const seen = new Set<string>();
    return benefit.standards.flatMap((standard, standardIndex) =>
      standard.categories.flatMap((code, index) => {
        const path = ['benefits', at, 'standards', standardIndex, 'categories', index];
        const article = standard.article ?? benefit.article;
        const isKnown = codes.has(code);
        const isSecond = seen.has(code);
        seen.add(code);
        if (!isKnown) return [error('POLICY_CATEGORY_UNKNOWN', path, code, article)];
        return isSecond ? [error('POLICY_STANDARD_TWICE', path, code, article)] : [];
      }),
    );
  });
};
