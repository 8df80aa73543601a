import type { Finding } from '../../mechanisms/finding.js';
import type { Pack } from '../schema.js';

/** One check of a pack that already has the right shape. */
export type PackCheck = (pack: Pack) => Finding[];
