import type { Column } from '../../columnar/columns.js';
import type { TableSection, WrittenSection } from '../../columnar/section-queue.js';
import type { ErrorCode } from '../../domain/error-codes.js';
import type { ErrorDetails } from '../../domain/errors.js';
import type { Fen } from '../../domain/money.js';
import type { Range } from '../../engine/partition.js';
import type { PartitionResult, ReplayState } from '../../engine/replay.js';
import type { ClaimIds, Days } from '../../engine/replay-order.js';
import type { RangeRead, RangeRequest } from '../../intake/index.js';
import type { Finding } from '../../reconciliation/index.js';
import type { LineTable } from '../../tables/decision-tables.js';

/** What the main thread asks of another. The answers come in the order of the questions. */
export type Request =
  /** Read a range of a claims file. */
  | { readonly kind: 'read'; readonly range: RangeRequest }
  /** Put the claims of some days in order, into the shared columns of the days. */
  | { readonly kind: 'sort'; readonly ids: ClaimIds; readonly days: Days; readonly range: Range }
  /** Put some columns of the claims into an order, given as their present places. */
  | { readonly kind: 'rearrange'; readonly columns: readonly Column[]; readonly order: Int32Array }
  /** Replay a part of the persons; the decisions go straight into the state's shared columns. */
  | {
      readonly kind: 'replay';
      readonly state: ReplayState;
      /** Where the claims of the part lie. */
      readonly range: Range;
      /** Where the lines go. */
      readonly lines: LineTable;
    }
  /** The lines of all parts, joined: needed before rows can be written. */
  | { readonly kind: 'lines'; readonly lines: LineTable }
  /** Seek the causes of some differences. */
  | { readonly kind: 'causes'; readonly findings: readonly Finding[]; readonly tolerance: Fen }
  /** Write the rows of a piece of a table into some shared memory. */
  | { readonly kind: 'rows'; readonly section: TableSection; readonly memory: Uint8Array };

export type Answer =
  | { readonly kind: 'read'; readonly range: RangeRead }
  | { readonly kind: 'sort' }
  | { readonly kind: 'rearrange' }
  | { readonly kind: 'replay'; readonly result: PartitionResult }
  | { readonly kind: 'lines' }
  | { readonly kind: 'causes'; readonly causes: readonly string[] }
  | { readonly kind: 'rows'; readonly written: WrittenSection }
  /** Something that the program knows, e.g. that a file has gone. */
  | { readonly kind: 'refused'; readonly code: ErrorCode; readonly details: ErrorDetails }
  /** A bug. */
  | { readonly kind: 'failed'; readonly stack: string };
