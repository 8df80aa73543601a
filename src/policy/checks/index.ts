import { baseFindings } from '../../mechanisms/base.js';
import { capFindings } from '../../mechanisms/cap.js';
import { conditionFindings } from '../../mechanisms/conditions.js';
import type { Finding } from '../../mechanisms/finding.js';
import { inForceFindings } from '../../mechanisms/in-force.js';
import { RULES, SECTIONS } from '../../mechanisms/index.js';
import type { AnyMechanism } from '../../mechanisms/mechanism.js';
import { rateFindings } from '../../mechanisms/rate.js';
import { articles } from './articles.js';
import { categoryIdentities } from './category-identities.js';
import { categoryUnused } from './category-unused.js';
import { idsOnce } from './ids-once.js';
import { limits } from './limits.js';
import type { PackCheck } from './pack-check.js';
import { parameterDefaults } from './parameter-defaults.js';
import { parametersKnownAndUsed } from './parameters-known-and-used.js';
import { standardsOfCategories } from './standards-of-categories.js';

/** Every check that a pack of the right shape must pass, in the order in which findings are shown. */
export const PACK_CHECKS: readonly PackCheck[] = [
  limits,
  inForceFindings,
  idsOnce,
  categoryIdentities,
  standardsOfCategories,
  categoryUnused,
  conditionFindings,
  rateFindings,
  parametersKnownAndUsed,
  parameterDefaults,
  capFindings,
  baseFindings,
  ({ rules }) => findingsOf(RULES, rules, ['rules']),
  (pack) => findingsOf(SECTIONS, pack, []),
  articles,
];

/** What mechanisms find in their keys. */
function findingsOf(
  mechanisms: Readonly<Record<string, AnyMechanism>>,
  written: Readonly<Record<string, unknown>>,
  path: readonly string[],
): Finding[] {
  return Object.entries(mechanisms).flatMap(([key, one]) =>
    written[key] === undefined ? [] : (one.findings?.(written[key], [...path, key]) ?? []),
  );
}
