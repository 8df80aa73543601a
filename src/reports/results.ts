import type { Fen } from '../domain/money.js';
import type { ReadingRules } from '../domain/reading-rules.js';
import type { Reject } from '../domain/reject.js';
import type { Adjudication } from '../engine/replay.js';
import type { FundResults, InstitutionSettlement, PersonSettlement } from '../fund/ledger.js';
import type { PolicyNote } from '../policy/policy.js';
import type { Reconciliation } from '../reconciliation/reconciliation.js';
import type { Language } from '../text/catalogue.js';

/** What a file was read as. The files of a run are listed in this order. */
export const INPUT_ROLES = ['config', 'claims', 'roster', 'fund'] as const;
export type InputRole = (typeof INPUT_ROLES)[number];

/** One file that the run read. */
export interface RunInput {
  readonly role: InputRole;
  /** As the user gave it; `-` for standard input. A table of a workbook or an archive has its name after it. */
  readonly path: string;
  /** The workbook or the archive in which it is, and its name there. */
  readonly origin?: { readonly path: string; readonly table: string } | undefined;
  readonly bytes: number;
  readonly sha256: string;
  /** Data records, the rejected ones among them. 0 for the configuration. */
  readonly rows: number;
  readonly rejected: number;
}

/** Something about a file that its owner should know and that does not stop a run. */
export interface RunFileWarning {
  readonly code: string;
  readonly file: string;
  readonly line?: number | undefined;
  readonly column?: string | undefined;
  readonly value?: string | undefined;
  readonly count?: number | undefined;
}

/** What a person chose for the run: with the same files it makes the same run again. */
export interface RunSettings {
  /** The stack as given: ids of built-in packs or paths. */
  readonly policies: readonly string[];
  /** By policy and name, as given. */
  readonly parameters: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** By policy: its period according to a later notice, as ISO dates. */
  readonly inForce: Readonly<
    Record<string, { readonly from?: string | undefined; readonly until?: string | undefined }>
  >;
  readonly tolerance: Fen;
  /** How the files were to be read. */
  readonly rules: ReadingRules;
  /** What was found in folders, workbooks and archives and not asked for, or not used. */
  readonly remarks?: readonly RunFileWarning[] | undefined;
  /** The encoding that the user named for the inputs; undefined where each file's own was found. */
  readonly inputEncoding?: string | undefined;
  /** Language of the texts in the outputs; undefined where none was named, which means English. */
  readonly language?: Language | undefined;
}

/** Everything that a run found. The outputs are a pure function of this and of the output options. */
export interface RunResults {
  /** Version of the program. */
  readonly version: string;
  readonly adjudication: Adjudication;
  /** null where no claims file says what was paid. */
  readonly reconciliation: Reconciliation | null;
  readonly fund: FundResults;
  readonly institutionSettlements: readonly InstitutionSettlement[];
  readonly personSettlements: readonly PersonSettlement[];
  readonly rejects: readonly Reject[];
  /** In the order given: configuration, claims, roster, fund. */
  readonly inputs: readonly RunInput[];
  readonly fileWarnings: readonly RunFileWarning[];
  readonly policyNotes: readonly PolicyNote[];
  readonly settings: RunSettings;
}
