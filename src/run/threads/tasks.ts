import type { Column } from '../../columnar/columns.js';
import type { TableSection, WrittenSection } from '../../columnar/section-queue.js';
import type { Fen } from '../../domain/money.js';
import type { Range } from '../../engine/partition.js';
import type { PartitionResult, ReplayState } from '../../engine/replay.js';
import type { ClaimIds, Days } from '../../engine/replay-order.js';
import type { RangeRead, RangeRequest } from '../../intake/index.js';
import type { Finding } from '../../reconciliation/index.js';
import type { LineTable } from '../../tables/decision-tables.js';

/** What the main thread of a run asks of the others. */
export interface RunTasks {
  /** Read a range of a claims file. */
  read(range: RangeRequest): RangeRead;
  /** Put the claims of some days in order, in the shared columns of the days. */
  sort(work: { readonly ids: ClaimIds; readonly days: Days; readonly range: Range }): void;
  /** Put some columns of the claims into an order, given as present indexes. */
  rearrange(work: { readonly columns: readonly Column[]; readonly order: Int32Array }): void;
  /** Replay a partition; the decisions go into the shared columns of the state. */
  replay(work: {
    readonly state: ReplayState;
    /** The indexes of the claims of the partition. */
    readonly range: Range;
    /** Where the lines go. */
    readonly lines: LineTable;
  }): PartitionResult;
  /** Take the lines of all partitions, joined: causes and rows need them. */
  lines(lines: LineTable): void;
  /** Search for the causes of some differences. */
  causes(work: { readonly findings: readonly Finding[]; readonly tolerance: Fen }): readonly string[];
  /** Write the rows of a section of a large table into shared memory. */
  rows(work: { readonly section: TableSection; readonly memory: Uint8Array }): WrittenSection;
}
