import { error, type PackCheck } from '../finding.js';

/** "Burden after assistance" is what earlier benefits of the policy left, so the first cannot start from it. */
export const afterAssistance: PackCheck = (pack) => {
  const first = pack.benefits[0];
  if (first === undefined || first.base !== 'burden_after_assistance') return [];
  return [error('POLICY_AFTER_ASSISTANCE_FIRST', ['benefits', 0, 'base'], first.id, first.article)];
};
