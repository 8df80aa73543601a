import type { Day } from '../domain/calendar.js';
import type { Policy } from '../policy/policy.js';

/** Whether the policy is in force on a day, both ends inclusive. */
export function inForce(policy: Policy, day: Day): boolean {
  return day >= policy.from && day <= policy.until;
}
