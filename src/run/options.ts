import type { Readable } from 'node:stream';
import type { Encoding } from '../intake/index.js';
import type { Language } from '../text/catalogue.js';
import type { RunWorkers } from './threads/run-workers.js';

/** What the user asks of a run. Everything but the claims has a default: from relief.yaml, or files beside the claims. */
export interface RunOptions {
  /** Claims as given: files, folders, tables such as `book.xlsx#sheet`; `-` is standard input. None where relief.yaml names them. */
  readonly claims: readonly string[];
  /** Path of relief.yaml; the default is the one beside the first claims file, if there is one. */
  readonly config?: string;
  /** The stack in order, ids or pack files; replaces the configured one. */
  readonly policies?: readonly string[];
  readonly roster?: string;
  readonly fund?: string;
  /** Parameters as written on the command line: `policy.name=value` or `policy.name.year=value`. */
  readonly parameters?: readonly string[];
  /** Largest difference in yuan that still counts as a match, e.g. "0.05". */
  readonly tolerance?: string;
  readonly inputEncoding?: Encoding;
  /** Name of the sheet of workbooks of claims. */
  readonly sheet?: string;
  /** Continues where more than half of the rows of a file are rejected. */
  readonly forceRejects?: boolean;
  /** Language of texts in the files that are written; the default is English. */
  readonly language?: Language;
  readonly stdin?: Readable;
  readonly progress?: RunProgress;
  /** Threads beside this one. The caller that started them ends them. */
  readonly workers?: RunWorkers;
}

export type Phase = 'read' | 'adjudicate' | 'reconcile' | 'write';

/** Called with what the run is doing: the phase, its rows so far, and what share of the phase that is, if known. */
export type RunProgress = (phase: Phase, rows: number, share?: number) => void;
