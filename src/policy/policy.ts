import type { Fund } from '../domain/fund-entry.js';
import type { Finding } from '../mechanisms/finding.js';
import type { Compiled } from '../mechanisms/index.js';
import type { Pack } from './schema.js';

export type { Benefit } from '../mechanisms/benefit.js';
export { NO_CAP } from '../mechanisms/cap.js';
export type { Scope } from '../mechanisms/counters.js';
export type { FundCheck } from '../mechanisms/fund-checks.js';
export { NO_END } from '../mechanisms/in-force.js';
export type { Standard } from '../mechanisms/standard.js';

export type Pooling = Pack['fund']['pooling'];

/**
 * A policy ready for a run: what the mechanisms made of its pack with the parameters and dates of the run. Plain data,
 * which can be sent to another thread as it is.
 */
export interface Policy extends Compiled {
  readonly id: string;
  readonly loaded: PackOfFile;
  readonly fund: Fund;
  readonly pooling: Pooling;
  /** Parameters as used, for the manifest: name → value, or name → year → value, as text. */
  readonly parametersUsed: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  /** Things to tell the user that do not stop the run. */
  readonly notes: readonly PolicyNote[];
}

/** A pack, and the file that it is from. */
export interface PackOfFile {
  readonly pack: Pack;
  /** Path of the file, or the id of a built-in pack, as given. */
  readonly file: string;
  readonly sha256: string;
  /** It has the id of a built-in pack but other content, so outputs say so beside the id. */
  readonly modified: boolean;
}

export interface PolicyNote {
  readonly code: 'TIERS_NOT_BELOW' | Finding['code'];
  readonly policy: string;
  readonly value: string;
  readonly article: string;
}
