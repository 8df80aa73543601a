import type { Readable } from 'node:stream';
import type { RecordSink, Shape } from '../columnar/record-sink.js';
import type { Area } from '../domain/area.js';
import type { Fund } from '../domain/fund-entry.js';
import type { ReadingRules } from '../domain/reading-rules.js';
import type { ClaimTable } from '../tables/claim-table.js';
import type { ColumnTable } from '../tables/index.js';
import type { ColumnFinding } from './column-findings.js';
import type { Encoding } from './encoding.js';
import type { Header } from './header.js';
import type { Layout } from './layout.js';
import type { RangeReaders } from './ranges.js';
import type { Report } from './report.js';
import type { Source } from './source.js';

export interface ReadOptions {
  /** Overrides what the bytes of the files say. */
  readonly encoding?: Encoding;
  /** Gives a file up as soon as its rejects, more than half of its rows, are too many to be kept. */
  readonly stopsAtRejects?: boolean;
  /** What relief.yaml says about reading the files. */
  readonly rules?: ReadingRules;
  /** The funds that the stack pays from. */
  readonly funds?: readonly Fund[];
  /** Counties that are read by their names, too. */
  readonly areas?: readonly Area[];
  /** Called now and then with the records so far and the share of all that there is to read. */
  readonly onProgress?: FileProgress;
  /** Threads that read ranges of large claims files. */
  readonly rangeReaders?: RangeReaders;
  /** Bytes that are looked at together; a test makes them few. */
  readonly bufferBytes?: number;
  /**
   * Gathers what somebody has to say about columns, where more files are still to be read and all is to be told at once:
   * whoever gives it refuses it afterwards. Without it each reader refuses its own files.
   */
  readonly columnFindings?: ColumnFinding[];
  /** The map of columns was written for another file of the kind: this one need not have all its headers. */
  readonly isMapOfAnother?: true;
  /** What the path `-` reads; the process's standard input where it is not given. */
  readonly stdin?: Readable;
}

/** Told how far the reading is: the records so far, and the share of the bytes from 0 to 1. */
export type FileProgress = (rows: number, share: number) => void;

/** What a kind of file does with its records. */
export interface TableReader<Name extends string> {
  readonly table: ColumnTable<Name>;
  /**
   * Begins to take the records of a file with this layout; what was taken of it before is forgotten.
   *
   * @param rows About how many there are, to make room for them; 0 where nobody knows.
   */
  begin(layout: Layout<Name>, report: Report, rows: number): RecordSink;
  /** How ranges of a claims file are read on several threads; absent for files of other kinds. */
  readonly sideBySide?: SideBySide<Name>;
}

export interface SideBySide<Name extends string> {
  readonly claims: ClaimTable;
  /** Number of the file among the claims files. */
  readonly file: number;
  /** Begins to take the records of this thread's range into a section of the claims. */
  begin(layout: Layout<Name>, report: Report, section: ClaimTable): RecordSink;
}

/** A file that has been read, with what is needed to read it again. */
export interface FileRead<Name extends string> {
  readonly source: Source;
  readonly encoding: Encoding;
  readonly layout: Layout<Name>;
  readonly shape: Shape;
  readonly header: Header;
  /** Whether bytes of it are no characters. */
  readonly isDamaged: boolean;
  readonly rows: number;
  readonly report: Report;
}
