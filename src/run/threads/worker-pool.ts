import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { rearrange } from '../../columnar/columns.js';
import { SectionQueue, type TableSection, type WrittenSection } from '../../columnar/section-queue.js';
import { ReliefError } from '../../domain/errors.js';
import type { Fen } from '../../domain/money.js';
import { joinPartitions } from '../../engine/join.js';
import {
  type Arrangement,
  arrange,
  indexesOf,
  MAX_PARTITIONS,
  partitionPersons,
  type Range,
} from '../../engine/partition.js';
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
import type { ClaimTable } from '../../tables/claim-table.js';
import type { RosterTable } from '../../tables/roster-table.js';
import type { Answer, Request } from './messages.js';
import { deserializeClaims, deserializeResult } from './transfer.js';

const SCRIPT = fileURLToPath(new URL('./worker.js', import.meta.url));

/**
 * Threads beside the main one. Each does its share of reading, putting into order, replaying, seeking causes and
 * writing; the results are the same to the byte, however many there are.
 */
export class WorkerPool {
  private queue: SectionQueue | undefined;

  private constructor(private readonly handles: readonly WorkerHandle[]) {}

  /** Starts so many threads beside the main one. Where the compiled worker is missing, there are none. */
  static start(threads: number): WorkerPool {
    const wanted = existsSync(SCRIPT) ? Math.min(threads, MAX_PARTITIONS - 1) : 0;
    return new WorkerPool(Array.from({ length: wanted }, () => new WorkerHandle(new Worker(SCRIPT))));
  }

  /** How many threads there are beside the main one. */
  get size(): number {
    return this.handles.length;
  }

  /** Puts the claims in order for a replay in parts, one for each thread; returns the order of replay. */
  async arrange(claims: ClaimTable, roster: RosterTable): Promise<Arrangement> {
    const partitions = this.size + 1;
    const order = await this.replayOrder(claims);
    const arrangement = arrange(claims, order, partitionPersons(roster, partitions), partitions);
    await this.reorder(claims, arrangement.claimIndexes);
    return arrangement;
  }

  /** The claims in the order of replay; the days are dealt out to all threads. */
  private async replayOrder(claims: ClaimTable): Promise<Int32Array> {
    if (isInOrder(claims)) return identityOrder(claims);
    const days = claimsByDay(claims);
    const [own, ...others] = partitionDays(days, this.size + 1);
    const { claimId, claimIds, reverses } = claims;
    const elsewhere = others.map((range, at) =>
      this.handles[at].ask({ kind: 'sort', ids: { claimId, claimIds, reverses }, days, range }),
    );
    sortDays(claims, days, own);
    await Promise.all(elsewhere);
    return days.order;
  }

  /** Puts the claims into an order; the columns are dealt out to all threads. */
  private async reorder(claims: ClaimTable, order: Int32Array): Promise<void> {
    const columns = claims.columnsBesideId();
    const share = (thread: number) =>
      columns.filter((_, columnIndex) => columnIndex % (this.size + 1) === thread);
    const elsewhere = this.handles.map((handle, at) =>
      handle.ask({ kind: 'rearrange', columns: share(at), order }),
    );
    rearrange(share(this.size), order);
    claims.reorderIds(order);
    await Promise.all(elsewhere);
  }

  /** Replays everybody, a part on each thread and the first on this, and tells the threads the outcome. */
  async replay(
    state: ReplayState,
    ranges: readonly Range[],
    progress?: ReplayProgress,
  ): Promise<Adjudication> {
    const lines = roomForLines(state);
    const sections = lines.sections(ranges.length);
    const elsewhere = this.handles.map((handle, at) =>
      handle.ask({ kind: 'replay', state, range: ranges[at + 1], lines: sections[at + 1] }),
    );
    const here = replayPartition(state, indexesOf(ranges[0]), sections[0], progress);
    const others = (await Promise.all(elsewhere)).map((answer) =>
      deserializeResult(expected(answer, 'replay').result),
    );
    const adjudication = joinPartitions(state, ranges.map(indexesOf), [here, ...others], lines);
    for (const handle of this.handles) void handle.ask({ kind: 'lines', lines: adjudication.lines });
    return adjudication;
  }

  /**
   * Compares with what was paid. The causes of the differences are sought on the other threads: this one has enough to
   * do meanwhile, and a third as much time goes into seeking them as into making the code for it fast.
   */
  reconcile(adjudication: Adjudication, tolerance: Fen): Promise<Reconciliation | null> {
    return keptForLater(this.compare(adjudication, tolerance));
  }

  private async compare(adjudication: Adjudication, tolerance: Fen): Promise<Reconciliation | null> {
    const found = findDifferences(adjudication, tolerance);
    if (found === null) return null;
    // Dealt out in turn, because those late in the year, with more claims before them, are more work.
    const { findings } = found;
    const answers = await Promise.all(
      this.handles.map((handle, thread) =>
        handle.ask({
          kind: 'causes',
          findings: findings.filter((_, at) => at % this.size === thread),
          tolerance,
        }),
      ),
    );
    const causes = answers.map((answer) => expected(answer, 'causes').causes);
    return explained(
      adjudication,
      found,
      findings.map((_, at) => causes[at % this.size][Math.floor(at / this.size)]),
    );
  }

  /** Has the threads begin to write the large tables, which nothing that comes after the replay bears on. */
  beginTables({ order }: Adjudication): void {
    if (this.size === 0) return;
    const tables = [
      { name: 'decisions.csv', count: order.length },
      { name: 'benefits.csv', count: order.length },
    ];
    this.queue = new SectionQueue(tables, this.size, (at, section, memory) =>
      this.write(at, section, memory),
    );
  }

  /** The large tables that the threads have begun to write; absent where there are none. */
  get sections(): SectionQueue | undefined {
    return this.queue;
  }

  private async write(at: number, section: TableSection, memory: Uint8Array): Promise<WrittenSection> {
    return expected(await this.handles[at].ask({ kind: 'rows', section, memory }), 'rows').written;
  }

  /** The threads as the intake knows them. */
  get rangeReaders(): RangeReaders {
    return {
      count: this.size,
      read: (thread, range) => {
        const asked = this.handles[thread].ask({ kind: 'read', range });
        return keptForLater(
          asked.then((answer) => {
            const read = expected(answer, 'read').range;
            deserializeClaims(read.claims);
            return read;
          }),
        );
      },
    };
  }

  /** Ends all threads. */
  async close(): Promise<void> {
    await Promise.all(this.handles.map((handle) => handle.end()));
  }
}

/** One thread and the questions that it has not answered yet. */
class WorkerHandle {
  private readonly waiting: { resolve: (answer: Answer) => void; reject: (error: Error) => void }[] = [];

  constructor(private readonly worker: Worker) {
    worker.on('message', (answer: Answer) => {
      const asked = this.waiting.shift();
      if (answer.kind === 'failed') asked?.reject(new Error(`in a thread: ${answer.stack}`));
      else if (answer.kind === 'refused') asked?.reject(ReliefError.received(answer.code, answer.details));
      else asked?.resolve(answer);
    });
    worker.on('error', (error) => this.failAll(error));
    worker.on('exit', () => this.failAll(new Error('a thread ended before its work was done')));
  }

  ask(request: Request): Promise<Answer> {
    const answer = new Promise<Answer>((resolve, reject) => this.waiting.push({ resolve, reject }));
    this.worker.postMessage(request);
    return keptForLater(answer);
  }

  async end(): Promise<void> {
    await this.worker.terminate();
  }

  private failAll(error: Error): void {
    for (const asked of this.waiting.splice(0)) asked.reject(error);
  }
}

/**
 * Whoever asked may be busy when a thread fails, or may never look because something else has failed: a full disk,
 * say. The failure is thrown when he looks, and does not end the process before.
 */
function keptForLater<T>(answer: Promise<T>): Promise<T> {
  answer.catch(() => {});
  return answer;
}

function expected<K extends Answer['kind']>(answer: Answer, kind: K): Extract<Answer, { kind: K }> {
  if (answer.kind !== kind) throw new Error(`a thread answered ${answer.kind} instead of ${kind}`);
  return answer as Extract<Answer, { kind: K }>;
}
