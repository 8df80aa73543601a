export type { Finding } from './inquiry.js';
export { causesOf, explained, findDifferences, reconcile } from './reconcile.js';
export * from './reconciliation.js';
export { assertClosed } from './totals.js';
