import { error, type PackCheck } from '../finding.js';

/** Benefits that share a cap count it per the same thing: a person's money is not held against a family's. */
export const capGroups: PackCheck = (pack) =>
  pack.benefits.flatMap((benefit, at) => {
    const first = pack.benefits.find((other) => other.cap_group === benefit.cap_group);
    if (first === undefined || first.paid_counter.per === benefit.paid_counter.per) return [];
    return [
      error('POLICY_CAP_GROUP_MIXED', ['benefits', at, 'paid_counter'], benefit.cap_group, benefit.article),
    ];
  });
