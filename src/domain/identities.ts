/**
 * What the civil affairs office recognises a person as. All policies use this one vocabulary. A roster row stores the
 * index of its identity in this list.
 */
export const IDENTITIES = [
  'destitute',
  'dibao',
  'dibao_edge',
  'illness_poverty',
  'child_in_need',
  'priority_care',
  'good_samaritan',
  'three_elders',
  'severe_disability',
  'other_hardship',
  'returned_poverty',
  'monitored_rural',
  'deep_hardship_worker',
  'relative_hardship_worker',
  'temporary_aid_major_illness',
  'retired_1960s_worker',
  'orphan',
  'special_hardship_worker',
  'low_income_major_illness',
  'relative_low_income_2',
  'low_income_family',
  'unsupported_child',
  'formerly_poor',
] as const;

export type Identity = (typeof IDENTITIES)[number];
