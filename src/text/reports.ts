import type { Entry } from './catalogue.js';

export const reportText = {} satisfies Record<string, Entry>;
