import { error, type Finding } from '../../mechanisms/finding.js';
import type { PackCheck } from './pack-check.js';

/** Two categories or two benefits under one name could not be told apart in the output. */
export const idsOnce: PackCheck = (pack) => [
  ...repeated(pack.categories.map((category) => category.code)).map((at) =>
    error(
      'POLICY_ID_TWICE',
      ['categories', at, 'code'],
      pack.categories[at]?.code,
      pack.categories[at]?.article,
    ),
  ),
  ...repeated(pack.benefits.map((benefit) => benefit.id)).map(
    (at): Finding =>
      error('POLICY_ID_TWICE', ['benefits', at, 'id'], pack.benefits[at]?.id, pack.benefits[at]?.article),
  ),
];

/** The places of texts that already stood earlier in the list. */
function repeated(texts: readonly string[]): number[] {
  return texts.flatMap((text, at) => (texts.indexOf(text) < at ? [at] : []));
}
