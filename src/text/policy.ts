import type { Entry } from './catalogue.js';

export const policyText = {} satisfies Record<string, Entry>;
