import { error } from '../../mechanisms/finding.js';
import type { PackCheck } from './pack-check.js';

/** The numbers of a claim's category and of a line's benefit are kept in 8 bits each, the former with a sign. */
const MOST_CATEGORIES = 127;
const MOST_BENEFITS = 255;

/** More than the tables of decisions and lines can tell apart would be taken for others. */
export const limits: PackCheck = ({ categories, benefits }) => [
  ...(categories.length > MOST_CATEGORIES
    ? [error('POLICY_TOO_LARGE', ['categories', MOST_CATEGORIES], String(categories.length))]
    : []),
  ...(benefits.length > MOST_BENEFITS
    ? [error('POLICY_TOO_LARGE', ['benefits', MOST_BENEFITS], String(benefits.length))]
    : []),
];
