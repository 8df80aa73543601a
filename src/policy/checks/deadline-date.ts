import { dayOf } from '../../domain/calendar.js';
import { error, type PackCheck } from '../finding.js';

/** A filing deadline is a day that every year has. */
export const deadlineDate: PackCheck = (pack) => {
  const deadline = pack.rules.filing_deadline;
  // 2001 is no leap year: 29 February is no deadline.
  if (deadline === undefined || dayOf(2001, deadline.month, deadline.day) !== undefined) return [];
  const value = `${deadline.month}-${deadline.day}`;
  return [error('POLICY_DEADLINE_DATE', ['rules', 'filing_deadline'], value, deadline.article)];
};
