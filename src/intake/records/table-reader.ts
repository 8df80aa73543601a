import type { Readable } from 'node:stream';
import type { RecordSink, Shape } from '../../columnar/record-sink.js';
import type { Area } from '../../domain/area.js';
import type { Fund } from '../../domain/fund-entry.js';
import type { ReadingRules } from '../../domain/reading-rules.js';
import type { ClaimTable } from '../../tables/claim-table.js';
import type { FileColumns } from '../../tables/index.js';
import type { Encoding } from '../encoding/encoding.js';
import type { Header } from '../header/header.js';
import type { Layout } from '../header/layout.js';
import type { ColumnFinding } from '../header/unplaced.js';
import type { Report } from '../report/report.js';
import type { Source } from '../source/source.js';
import type { RangeReaders } from './ranges.js';

export interface ReadOptions {
  /** The encoding of the files. Without it, each file's bytes decide. */
  readonly encoding?: Encoding;
  /** Stops reading a file once most of its rows are rejected and the rejects no longer fit into memory. */
  readonly stopsAtRejects?: boolean;
  /** What relief.yaml says about reading the files. */
  readonly rules?: ReadingRules;
  /** The funds that the stack pays from. */
  readonly funds?: readonly Fund[];
  /** Counties whose names are accepted beside their codes. */
  readonly areas?: readonly Area[];
  readonly onProgress?: FileProgress;
  /** Threads that read ranges of large claims files. */
  readonly rangeReaders?: RangeReaders;
  /** Size of the buffer that records are split from. Tests make it small. */
  readonly bufferBytes?: number;
  /**
   * Collects the column findings of several files, so that one error can report them all: the caller then calls
   * `refuseColumnFindings`. Without it, each reader refuses the findings of its own files.
   */
  readonly columnFindings?: ColumnFinding[];
  /** The map of columns was written for another file of this kind, so this file need not have all its headers. */
  readonly isMapOfAnother?: true;
  /** What the path `-` reads. Default: the standard input of the process. */
  readonly stdin?: Readable;
}

/** Called now and then with the number of records read so far and the share of the bytes, from 0 to 1. */
export type FileProgress = (rows: number, share: number) => void;

/** How the files of one kind are read. */
export interface TableReader<Name extends string> {
  readonly table: FileColumns<Name>;
  /**
   * Returns a new sink for the records of a file with this layout. A file may be read a second time, so this also
   * forgets what an earlier sink has taken.
   *
   * @param rows An estimate of the number of records, for allocating memory; 0 where it is not known.
   */
  begin(layout: Layout<Name>, report: Report, rows: number): RecordSink;
  /** How several threads read ranges of a claims file; absent for files of other kinds. */
  readonly sideBySide?: SideBySide<Name>;
}

/** Where this thread puts the claims of its own range while others read the rest of the file. */
export interface SideBySide<Name extends string> {
  readonly claims: ClaimTable;
  /** Index of the file among the claims files. */
  readonly file: number;
  /** Returns a sink that takes the records of this thread's range into a section of the claim table. */
  begin(layout: Layout<Name>, report: Report, section: ClaimTable): RecordSink;
}

/** A file that has been read, with everything that is needed to read it again. */
export interface FileRead<Name extends string> {
  readonly source: Source;
  readonly encoding: Encoding;
  readonly layout: Layout<Name>;
  readonly shape: Shape;
  readonly header: Header;
  /** Whether it has bytes that are not valid in its encoding. */
  readonly isDamaged: boolean;
  readonly rows: number;
  readonly report: Report;
}
