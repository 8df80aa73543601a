/** The library's public face: what a program may use beside the command line. */
export { ReliefError } from './domain/errors.js';
export { replay } from './engine/replay.js';
export { loadPolicy } from './policy/load.js';
export { type OutputOptions, type RunResults, writeOutputs } from './reports/index.js';
export type { RunOptions } from './run/options.js';
export { runAdjudication as adjudicate } from './run/run.js';
export { VERSION } from './version.js';
