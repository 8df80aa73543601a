import type { Language } from '../text/catalogue.js';
import type { OutputFile } from './output-file.js';
import type { RunResults } from './results.js';

export const OUTPUT_ENCODINGS = ['utf8', 'utf8-bom', 'gb18030'] as const;
export type OutputEncoding = (typeof OUTPUT_ENCODINGS)[number];

export const HEADER_LANGUAGES = ['en', 'zh'] as const;
export type HeaderLanguage = (typeof HEADER_LANGUAGES)[number];

/** Kinds of output that a user may choose from. The manifest is always written. */
export const OUTPUT_KINDS = ['csv', 'json'] as const;
export type OutputKind = (typeof OUTPUT_KINDS)[number];

/** How the outputs are written. None of it changes a figure. */
export interface OutputOptions {
  /** Replace a directory that no run has written, or that holds other files. Default: refuse. */
  readonly force?: boolean | undefined;
  /** Headers of the CSV files: the canonical English ones (default) or Chinese ones. Codes stay as they are. */
  readonly headers?: HeaderLanguage | undefined;
  /** Encoding of the CSV files. Default: utf8. */
  readonly encoding?: OutputEncoding | undefined;
  /** Language of sentences inside the files. Default: the one of the run's settings, else en, whatever the environment. */
  readonly lang?: Language | undefined;
  /** Default: all. */
  readonly which?: readonly OutputKind[] | undefined;
  /** Called now and then while a table is written, with the number of its rows so far. */
  readonly onProgress?: ((file: string, rows: number) => void) | undefined;
}

/** The language of sentences inside the files: a pure function of what the user asked for. */
export function languageOf({ settings }: RunResults, { lang }: OutputOptions): Language {
  return lang ?? settings.language ?? 'en';
}

/** One file of the output directory. */
export interface Output {
  readonly name: string;
  readonly kind: OutputKind;
  /**
   * Writes the file and returns its number of data rows, undefined for what is no table.
   * null instead of a function: the run has nothing that this output could say.
   */
  readonly writer: (results: RunResults, options: OutputOptions) => WriteOutput | null;
}

export type WriteOutput = (file: OutputFile) => Promise<number | undefined>;
