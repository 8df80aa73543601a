import { formatDay } from '../../domain/calendar.js';
import { error, type PackCheck } from '../finding.js';

/** A policy does not end before it begins. */
export const inForceOrder: PackCheck = (pack) => {
  const { from, until, article } = pack.in_force;
  if (until === undefined || until >= from) return [];
  return [error('POLICY_IN_FORCE_ORDER', ['in_force', 'until'], formatDay(until), article)];
};
