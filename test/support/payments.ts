import type { FundPolicy } from '../../src/fund/accounts.js';
import { type Payment, type PaymentRecord, RecordedPayments } from '../../src/fund/payments.js';

/** The payments of an earlier run, from its benefit lines in any order. */
export function paymentsOfRecords(
  records: Iterable<PaymentRecord>,
  policies: readonly FundPolicy[],
): Payment[] {
  const recorded = new RecordedPayments(policies);
  for (const record of records) recorded.add(record);
  return recorded.payments();
}
