export { reconcile } from './reconcile.js';
export * from './reconciliation.js';
export { assertClosed } from './totals.js';
