import type { Entry } from './catalogue.js';

export const cliText = {} satisfies Record<string, Entry>;
