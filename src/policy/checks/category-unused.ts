import type { PackCheck } from './pack-check.js';

/** A category that no benefit names gets nothing. A document may mean that, so it is only a warning. */
export const categoryUnused: PackCheck = (pack) => {
  const used = new Set(
    pack.benefits.flatMap((benefit) => benefit.standards.flatMap((standard) => standard.categories)),
  );
  return pack.categories.flatMap((category, at) =>
    used.has(category.code)
      ? []
      : [
          {
            code: 'POLICY_CATEGORY_UNUSED' as const,
            severity: 'warning' as const,
            path: ['categories', at, 'code'],
            value: category.code,
            article: category.article,
          },
        ],
  );
};
