export { reconcile } from './reconcile.js';
export * from './reconciliation.js';
