import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { ClaimTable } from '../../domain/claim.js';
import { rearrange } from '../../domain/columns.js';
import { ReliefError } from '../../domain/errors.js';
import type { Fen } from '../../domain/money.js';
import { joinParts } from '../../engine/join.js';
import { dealOutPersons, MAX_PARTS, Part } from '../../engine/part.js';
import {
  type Adjudication,
  type ReplayProgress,
  replayPart,
  roomForLines,
  type Slate,
} from '../../engine/replay.js';
import type { RangeReaders } from '../../intake/index.js';
import { causesOf, explained, findDifferences, type Reconciliation } from '../../reconciliation/index.js';
import { type Piece, PieceQueue, type WrittenPiece } from '../../reports/pieces.js';
import { arrivedClaims, arrivedResult, forCrossing } from './crossing.js';
import type { Answer, Request } from './messages.js';

const SCRIPT = fileURLToPath(new URL('./worker.js', import.meta.url));

/**
 * Threads beside the main one. Each does its share of reading, putting into order, replaying, seeking causes and
 * writing; the results are the same to the byte, however many there are.
 */
export class Crew {
  private queue: PieceQueue | undefined;

  private constructor(private readonly hands: readonly Hand[]) {}

  /** Starts so many threads beside the main one. Where the compiled worker is missing, there are none. */
  static start(threads: number): Crew {
    const wanted = existsSync(SCRIPT) ? Math.min(threads, MAX_PARTS - 1) : 0;
    return new Crew(Array.from({ length: wanted }, () => new Hand(new Worker(SCRIPT))));
  }

  /** How many threads there are beside the main one. */
  get size(): number {
    return this.hands.length;
  }

  /** Puts the claims into an order; the columns are dealt out to all threads. */
  async reorder(claims: ClaimTable, order: Int32Array): Promise<void> {
    const columns = claims.columnsBesideId();
    const share = (thread: number) => columns.filter((_, place) => place % (this.size + 1) === thread);
    const elsewhere = this.hands.map((hand, at) =>
      hand.ask({ kind: 'rearrange', columns: share(at), order }),
    );
    rearrange(share(this.size), order);
    claims.reorderIds(order);
    await Promise.all(elsewhere);
  }

  /** Replays everybody, a part on each thread and one on this, and tells the threads the outcome. */
  async replay(slate: Slate, progress?: ReplayProgress): Promise<Adjudication> {
    const partOf = dealOutPersons(slate.roster, this.size + 1);
    const crossing = forCrossing(slate);
    const lines = roomForLines(slate);
    const sections = lines.sections(this.size + 1);
    const elsewhere = this.hands.map((hand, at) =>
      hand.ask({ kind: 'replay', slate: crossing, partOf, part: at + 1, lines: sections[at + 1] }),
    );
    const here = replayPart(slate, new Part(partOf, 0), sections[0], progress);
    const others = (await Promise.all(elsewhere)).map((answer) =>
      arrivedResult(expected(answer, 'replay').result),
    );
    const adjudication = joinParts(slate, partOf, [here, ...others], lines);
    for (const hand of this.hands) void hand.ask({ kind: 'lines', lines: adjudication.lines });
    return adjudication;
  }

  /** Compares with what was paid; each thread seeks the causes of a share of the differences. */
  async reconcile(adjudication: Adjudication, tolerance: Fen): Promise<Reconciliation | null> {
    const found = findDifferences(adjudication, tolerance);
    if (found === null) return null;
    // Dealt out in turn, because those late in the year, with more claims before them, are more work.
    const threads = this.size + 1;
    const findingsOf = (thread: number) => found.findings.filter((_, at) => at % threads === thread);
    const elsewhere = this.hands.map((hand, at) =>
      hand.ask({ kind: 'causes', findings: findingsOf(at + 1), tolerance }),
    );
    const here = causesOf(adjudication, findingsOf(0), tolerance);
    const others = (await Promise.all(elsewhere)).map((answer) => expected(answer, 'causes').causes);
    const causes = [here, ...others];
    return explained(
      adjudication,
      found,
      found.findings.map((_, at) => causes[at % threads][Math.floor(at / threads)]),
    );
  }

  /** Has the threads begin to write the large tables; this one has other things to do first. */
  beginTables({ order }: Adjudication): void {
    if (this.size === 0) return;
    const tables = [
      { name: 'decisions.csv', count: order.length },
      { name: 'benefits.csv', count: order.length },
    ];
    this.queue = new PieceQueue(tables, this.size, (at, piece, memory) => this.write(at, piece, memory));
  }

  /** The large tables that the threads have begun to write; absent where there are none. */
  get pieces(): PieceQueue | undefined {
    return this.queue;
  }

  private async write(at: number, piece: Piece, memory: Uint8Array): Promise<WrittenPiece> {
    return expected(await this.hands[at].ask({ kind: 'rows', piece, memory }), 'rows').written;
  }

  /** The threads as the intake knows them. */
  get rangeReaders(): RangeReaders {
    return {
      count: this.size,
      read: (thread, range) => {
        const asked = this.hands[thread].ask({ kind: 'read', range });
        return keptForLater(
          asked.then((answer) => {
            const read = expected(answer, 'read').range;
            arrivedClaims(read.claims);
            return read;
          }),
        );
      },
    };
  }

  /** Ends all threads. */
  async close(): Promise<void> {
    await Promise.all(this.hands.map((hand) => hand.end()));
  }
}

/** One thread and the questions that it has not answered yet. */
class Hand {
  private readonly waiting: { resolve: (answer: Answer) => void; reject: (error: Error) => void }[] = [];

  constructor(private readonly worker: Worker) {
    worker.on('message', (answer: Answer) => {
      const asked = this.waiting.shift();
      if (answer.kind === 'failed') asked?.reject(new Error(`in a thread: ${answer.stack}`));
      else if (answer.kind === 'refused') asked?.reject(new ReliefError(answer.code, answer.details));
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
