export { type FundPolicy, poolingOf } from './accounts.js';
export { closingIdentities, settlementIdentities } from './identities.js';
export { lateOpenings } from './late-openings.js';
export type { CheckResult, FundResults } from './ledger.js';
export { type Payment, paymentsOfAdjudication, RecordedPayments } from './payments.js';
export { fundResults } from './results.js';
export { institutionSettlements, personSettlements } from './settlement.js';
export { decidedByFund, linesByFund } from './totals.js';
export { withoutLedger } from './without-ledger.js';
