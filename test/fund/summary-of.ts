import type { FundPolicy } from '../../src/fund/accounts.js';
import type { Payment } from '../../src/fund/payments.js';
import { fundResults } from '../../src/fund/results.js';
import { day, fen } from '../support/tables.js';
import { entry, summaryText } from './books.js';

/** A payment: `date fund account amount`, of the first benefit of a policy (the first unless said otherwise). */
export function payment(row: string, policyPlace = 0, benefit = 0): Payment {
  const [date, fund, account, amount] = row.split(' ') as [string, Payment['fund'], string, string];
  return { day: day(date), fund, account, policy: policyPlace, benefit, amount: fen(amount) };
}

export function summary(policies: FundPolicy[], entries: string[], payments: Payment[]): string[] {
  return summaryText(fundResults(payments, entries.map(entry), policies).summary);
}
