import { type Benefits, benefitWords, coverageCheck } from './benefit.js';
import type { Check } from './claim-view.js';
import { type Categories, entitlementWords, rosterCheck } from './entitlement.js';
import { exclusionsCheck, exclusionsRule } from './exclusions.js';
import { filingDeadlineCheck, filingDeadlineRule } from './filing-deadline.js';
import { fundChecksRule } from './fund-checks.js';
import { type InForce, inForceCheck, inForceWords } from './in-force.js';
import { insuranceFault, insuranceRule } from './insurance.js';
import { type LookBacks, lookBackWords } from './look-back.js';
import type { AnyMechanism, CompiledOf, WordsOf } from './mechanism.js';
import { midStayRule } from './mid-stay.js';
import { otherProgramsCheck, otherProgramsRule } from './other-programs.js';
import { pilotAreaFault, pilotAreasRule } from './pilot-areas.js';
import { referralCheck, referralRule } from './referral.js';
import { remainderNoticeRule } from './remainder-notice.js';
import { residenceFault, residenceRule } from './residence.js';
import { warningRule } from './warning.js';

/**
 * Every mechanism that a pack can use. To add a rule or a section, write its file and enter it here. The parts of a
 * benefit are entered in benefit.ts, those of a standard in standard.ts.
 */

/** Keys of `rules`, in the order of findings and readings. */
export const RULES = {
  residence: residenceRule,
  insurance: insuranceRule,
  pilot_areas: pilotAreasRule,
  mid_stay: midStayRule,
  referral: referralRule,
  filing_deadline: filingDeadlineRule,
  other_programs: otherProgramsRule,
  remainder_notice: remainderNoticeRule,
  exclusions: exclusionsRule,
};

/** The same in the order of the checks, as people read them. */
export const RULES_AS_SHOWN: readonly (keyof typeof RULES)[] = [
  'other_programs',
  'exclusions',
  'residence',
  'insurance',
  'pilot_areas',
  'mid_stay',
  'filing_deadline',
  'referral',
  'remainder_notice',
];

/** Keys at the top of a pack that are shown under a heading of their own: `show.` and the key. */
export const SECTIONS = { warning: warningRule, fund_checks: fundChecksRule };

/** Everything that mechanisms add to a policy. */
export type Compiled = InForce &
  Categories &
  LookBacks &
  Benefits &
  CompiledOf<typeof RULES> &
  CompiledOf<typeof SECTIONS>;

/** Residence, insurance and area are one check to people. */
const residenceCheck: Check<'residence', Compiled> = {
  id: 'residence',
  article: ({ residence, insurance, pilotAreas }) =>
    [residence, insurance, pilotAreas].flatMap((rule) => rule?.article ?? []).join('、'),
  run: (view) => residenceFault(view) || insuranceFault(view) || pilotAreaFault(view),
};

/** The checks of a claim, in the order in which they are made. The first that fails decides. */
export const CHECKS = [
  inForceCheck,
  otherProgramsCheck,
  exclusionsCheck,
  rosterCheck,
  residenceCheck,
  filingDeadlineCheck,
  referralCheck,
  coverageCheck,
] as const;

/** Everything that the mechanisms say to people. */
export const mechanismText = Object.assign(
  {},
  inForceWords,
  entitlementWords,
  lookBackWords,
  benefitWords,
  ...[RULES, SECTIONS].flatMap((mechanisms: Readonly<Record<string, AnyMechanism>>) =>
    Object.values(mechanisms).map(({ words }) => words),
  ),
) as typeof inForceWords &
  typeof entitlementWords &
  typeof lookBackWords &
  typeof benefitWords &
  WordsOf<typeof RULES> &
  WordsOf<typeof SECTIONS>;
