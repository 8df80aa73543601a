import type { PackCheck } from '../finding.js';
import { afterAssistance } from './after-assistance.js';
import { articles } from './articles.js';
import { benefitUnreachable } from './benefit-unreachable.js';
import { capGroups } from './cap-groups.js';
import { categoryIdentities } from './category-identities.js';
import { categoryUnused } from './category-unused.js';
import { deadlineDate } from './deadline-date.js';
import { idsOnce } from './ids-once.js';
import { inForceOrder } from './in-force-order.js';
import { limits } from './limits.js';
import { parameterDefaults } from './parameter-defaults.js';
import { parametersKnownAndUsed } from './parameters-known-and-used.js';
import { rates } from './rates.js';
import { standardsOfCategories } from './standards-of-categories.js';

/** Every check that a pack of the right shape must pass, in the order in which findings are shown. */
export const PACK_CHECKS: readonly PackCheck[] = [
  limits,
  inForceOrder,
  idsOnce,
  categoryIdentities,
  standardsOfCategories,
  categoryUnused,
  benefitUnreachable,
  rates,
  parametersKnownAndUsed,
  parameterDefaults,
  capGroups,
  afterAssistance,
  deadlineDate,
  articles,
];
