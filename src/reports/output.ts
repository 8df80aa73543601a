import type { SectionQueue } from '../columnar/section-queue.js';
import type { Language } from '../text/catalogue.js';
import type { OutputEncoding } from './encoding.js';
import type { Modes } from './modes.js';
import type { OutputFile } from './output-file.js';
import type { RunResults } from './results.js';

export const HEADER_LANGUAGES = ['en', 'zh'] as const;
export type HeaderLanguage = (typeof HEADER_LANGUAGES)[number];

/** Kinds of output that a user may choose from. The manifest is always written. */
export const OUTPUT_KINDS = ['csv', 'xlsx', 'html', 'json'] as const;
export type OutputKind = (typeof OUTPUT_KINDS)[number];

/** How the outputs are written. None of it changes a figure. */
export interface OutputOptions {
  /** Replace a directory that no run has written, or that holds other files. Default: refuse. */
  readonly force?: boolean | undefined;
  /** Who may read the files. Default: their owner alone; a directory that is replaced keeps its permissions. */
  readonly modes?: Modes | undefined;
  /** Headers of the CSV files: the canonical English ones (default) or Chinese ones. Codes stay as they are. */
  readonly headers?: HeaderLanguage | undefined;
  /** Encoding of the CSV files. Default: utf8. */
  readonly encoding?: OutputEncoding | undefined;
  /** Language of sentences inside the files. Default: the one of the run's settings, else en, whatever the environment. */
  readonly lang?: Language | undefined;
  /** Default: see `kindsOf`. */
  readonly which?: readonly OutputKind[] | undefined;
  /** Whether the page masks names and the numbers of persons. Default: it does. */
  readonly mask?: boolean | undefined;
  /** The large tables in sections, where other threads help to write them. */
  readonly sections?: SectionQueue | undefined;
  /** Called now and then while large tables are written, with the rows since the last call. */
  readonly onProgress?: ((rows: number) => void) | undefined;
}

/** What has the language of a run where its options do not. */
export interface WithLanguage {
  readonly settings: Pick<RunResults['settings'], 'language'>;
}

/** The language of sentences inside the files: a pure function of what the user asked for. */
export function languageOf({ settings }: WithLanguage, { lang }: OutputOptions): Language {
  return lang ?? settings.language ?? 'en';
}

/** From this many claims on, a workbook and a page are slow to make and to open. */
const CLAIMS_TOO_MANY_FOR_PEOPLE = 100_000;

/**
 * The kinds of output that a run writes, in the order of OUTPUT_KINDS: those that the user chose, else all; of a
 * large run only what programs read.
 */
export function kindsOf(
  { adjudication }: Pick<RunResults, 'adjudication'>,
  { which }: OutputOptions,
): readonly OutputKind[] {
  const isLarge = adjudication.claims.count >= CLAIMS_TOO_MANY_FOR_PEOPLE;
  const kinds = which ?? (isLarge ? (['csv', 'json'] as const) : OUTPUT_KINDS);
  return OUTPUT_KINDS.filter((kind) => kinds.includes(kind));
}

/** One file of the output directory; a table of the fund is made from the fund's results alone. */
export interface Output<Results = RunResults> {
  readonly name: string;
  readonly kind: OutputKind;
  /**
   * Writes the file and returns its number of data rows, undefined for what is no table.
   * null instead of a function where the run has nothing for this output.
   */
  readonly writer: (results: Results, options: OutputOptions) => WriteOutput | null;
}

type WriteOutput = (file: OutputFile) => Promise<number | undefined>;
