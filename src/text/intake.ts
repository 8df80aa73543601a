import type { Entry } from './catalogue.js';

export const intakeText = {} satisfies Record<string, Entry>;
