import type { Row } from '../support/tables.js';
import { causes, recipient } from './reconciled.js';

/**
 * The causes of one person's differences under dongyang-2020. Inpatient, burden cumulative over the year:
 * 1 destitute 100% · 2 dibao 80% · 3 dibao_edge 60% above 5,000 · 4, 5 50% above 20,000; cap 80,000 for all.
 */
export const dongyangCauses = (identity: string, claims: readonly Row[]): string[] =>
  causes({ policies: ['dongyang-2020'], roster: [recipient('A', identity)], claims });
