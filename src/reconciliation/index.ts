export type { Finding } from './cause-search.js';
export { causesOf, explained, findDifferences, reconcile } from './reconcile.js';
export * from './reconciliation.js';
export { assertClosed } from './totals.js';
