export { type FundPolicy, poolingOf } from './accounts.js';
export { closingIdentities, settlementIdentities } from './identities.js';
export { lateOpenings } from './late-openings.js';
export type {
  CheckResult,
  FundResults,
  InstitutionSettlement,
  LedgerRow,
  PersonSettlement,
  SummaryItem,
  SummaryValue,
} from './ledger.js';
export {
  type Payment,
  type PaymentRecord,
  paymentsOfAdjudication,
  paymentsOfRecords,
  RecordedPayments,
} from './payments.js';
export { fundResults } from './results.js';
export { institutionSettlements, personSettlements } from './settlement.js';
export { decidedByFund, type FenByFund, linesByFund } from './totals.js';
export { withoutLedger } from './without-ledger.js';
