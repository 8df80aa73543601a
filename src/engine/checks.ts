import type { Reason } from '../domain/decision.js';
import { CHECKS as CHECKS_OF_MECHANISMS } from '../mechanisms/index.js';
import type { Policy } from '../policy/policy.js';
import type { Case } from './case.js';
import { VOID_REASONS } from './reversal-pairs.js';

/** A claim that is taken back or takes back is decided before any policy is asked. */
const voidCheck = {
  id: 'void',
  article: () => '',
  run: ({ claim, reversals }: Case) => VOID_REASONS[reversals.state[claim]],
} as const;

export type CheckId = typeof voidCheck.id | (typeof CHECKS_OF_MECHANISMS)[number]['id'];

/** Checks 1 to 9, in the order in which they are made. The first that fails decides; check 10 is the benefits. */
export const CHECKS: readonly {
  readonly id: CheckId;
  readonly article: (policy: Policy) => string;
  readonly run: (item: Case) => Reason;
}[] = [voidCheck, ...CHECKS_OF_MECHANISMS];
