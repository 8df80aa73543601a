import { fileURLToPath } from 'node:url';
import { rearrange } from '../../columnar/columns.js';
import { SectionQueue } from '../../columnar/section-queue.js';
import { WorkerPool } from '../../columnar/worker-pool.js';
import type { Fen } from '../../domain/money.js';
import { joinPartitions } from '../../engine/join.js';
import { arrange, indexesOf, MAX_PARTITIONS, partitionPersons } from '../../engine/partition.js';
import {
  type Adjudication,
  type ReplayProgress,
  type ReplayState,
  replayPartition,
  roomForLines,
} from '../../engine/replay.js';
import { claimsByDay, identityOrder, isInOrder, partitionDays, sortDays } from '../../engine/replay-order.js';
import type { RangeReaders } from '../../intake/index.js';
import { explained, findDifferences, type Reconciliation } from '../../reconciliation/index.js';
import { LARGE_TABLES } from '../../reports/large-tables.js';
import type { ClaimTable } from '../../tables/claim-table.js';
import type { RosterTable } from '../../tables/roster-table.js';
import type { ArrangedClaims, ReplayWork } from './replay-work.js';
import type { RunTasks } from './tasks.js';
import { deserializeClaims, deserializeResult } from './transfer.js';

const SCRIPT = fileURLToPath(new URL('./worker.js', import.meta.url));

/**
 * Several threads for one run. Each does its share of reading, sorting, replaying, searching causes and writing; the
 * results are the same to the byte, however many threads there are.
 */
export class RunWorkers implements ReplayWork {
  private queue: SectionQueue | undefined;

  private constructor(private readonly pool: WorkerPool<RunTasks>) {}

  /** Starts so many threads beside the main one. Where the compiled worker is missing, there are none. */
  static start(threads: number): RunWorkers {
    return new RunWorkers(WorkerPool.start(SCRIPT, Math.min(threads, MAX_PARTITIONS - 1)));
  }

  /** How many threads there are beside the main one. */
  get size(): number {
    return this.pool.size;
  }

  /** Arranges the claims by partition, one for each thread. */
  async arrange(claims: ClaimTable, roster: RosterTable): Promise<ArrangedClaims> {
    const partitions = this.size + 1;
    const order = await this.replayOrder(claims);
    const arrangement = arrange(claims, order, partitionPersons(roster, partitions), partitions);
    await this.reorder(claims, arrangement.claimIndexes);
    return arrangement;
  }

  /** The claims in the order of replay; every thread sorts some of the days. */
  private async replayOrder(claims: ClaimTable): Promise<Int32Array> {
    if (isInOrder(claims)) return identityOrder(claims);
    const days = claimsByDay(claims);
    const [own, ...others] = partitionDays(days, this.size + 1);
    const { claimId, claimIds, reverses } = claims;
    const ids = { claimId, claimIds, reverses };
    const elsewhere = this.pool.askAll('sort', (thread) => ({ ids, days, range: others[thread] }));
    sortDays(claims, days, own);
    await elsewhere;
    return days.order;
  }

  /** Puts the claims into an order; every thread rearranges some of the columns. */
  private async reorder(claims: ClaimTable, order: Int32Array): Promise<void> {
    const columns = claims.columnsBesideId();
    const share = (thread: number) =>
      columns.filter((_, columnIndex) => columnIndex % (this.size + 1) === thread);
    const elsewhere = this.pool.askAll('rearrange', (thread) => ({ columns: share(thread), order }));
    rearrange(share(this.size), order);
    claims.reorderIds(order);
    await elsewhere;
  }

  /** Replays one partition on each thread, the first on this one, and tells the threads the joined lines. */
  async replay(
    state: ReplayState,
    { ranges }: ArrangedClaims,
    progress?: ReplayProgress,
  ): Promise<Adjudication> {
    const lines = roomForLines(state);
    const sections = lines.sections(ranges.length);
    const elsewhere = this.pool.askAll('replay', (thread) => ({
      state,
      range: ranges[thread + 1],
      lines: sections[thread + 1],
    }));
    const here = replayPartition(state, indexesOf(ranges[0]), sections[0], progress);
    const others = (await elsewhere).map(deserializeResult);
    const adjudication = joinPartitions(state, ranges.map(indexesOf), [here, ...others], lines);
    void this.pool.askAll('lines', () => adjudication.lines);
    return adjudication;
  }

  /**
   * Compares with what was paid. The other threads search for the causes: the main thread has other work meanwhile, and
   * running this code on it would first cost the time to compile it there.
   */
  async reconcile(adjudication: Adjudication, tolerance: Fen): Promise<Reconciliation | null> {
    const found = findDifferences(adjudication, tolerance);
    if (found === null) return null;
    const { findings } = found;
    // The threads take the findings in turn: those late in the year, with more claims before them, are more work.
    const causes = await this.pool.askAll('causes', (thread) => ({
      findings: findings.filter((_, at) => at % this.size === thread),
      tolerance,
    }));
    return explained(
      adjudication,
      found,
      findings.map((_, at) => causes[at % this.size][Math.floor(at / this.size)]),
    );
  }

  /** Lets the threads begin to write the large tables: nothing that comes after the replay changes them. */
  beginTables({ order }: Adjudication): void {
    const tables = LARGE_TABLES.map(({ name }) => ({ name, count: order.length }));
    this.queue = new SectionQueue(tables, this.size, (thread, section, memory) =>
      this.pool.handles[thread].ask('rows', { section, memory }),
    );
  }

  /** Gives the threads enough sections for a while in which the main thread has other work. */
  runAhead(): void {
    this.queue?.runAhead();
  }

  /** The large tables that the threads have begun to write; undefined where there are none. */
  get sections(): SectionQueue | undefined {
    return this.queue;
  }

  /** The threads as the intake knows them. */
  get rangeReaders(): RangeReaders {
    return {
      count: this.size,
      read: async (thread, request) => {
        const range = await this.pool.handles[thread].ask('read', request);
        deserializeClaims(range.claims);
        return range;
      },
    };
  }

  /** Ends all threads. */
  close(): Promise<void> {
    return this.pool.close();
  }
}
