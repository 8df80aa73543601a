import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { ReliefError } from '../domain/errors.js';
import type { AnyTasks, Reply, Request, Returned, Sent } from './worker-tasks.js';

/**
 * Threads beside the main one, which do what they are asked. `Tasks` says what can be asked: by kind of task a function
 * from what is sent to what comes back. Whatever is sent loses its methods; columns are in shared memory and not copied.
 */
export class WorkerPool<Tasks extends AnyTasks<Tasks>> {
  private constructor(readonly handles: readonly WorkerHandle<Tasks>[]) {}

  /**
   * Starts so many threads.
   *
   * @param script The compiled module that calls `answerTasks`. Where it is missing, there are no threads.
   */
  static start<Tasks extends AnyTasks<Tasks>>(script: string, threads: number): WorkerPool<Tasks> {
    const count = existsSync(script) ? threads : 0;
    return new WorkerPool(Array.from({ length: count }, () => new WorkerHandle<Tasks>(new Worker(script))));
  }

  /** How many threads there are beside the main one. */
  get size(): number {
    return this.handles.length;
  }

  /** Asks every thread for its share of a task, and waits for all of them. */
  askAll<Kind extends keyof Tasks & string>(
    kind: Kind,
    shareOf: (thread: number) => Sent<Tasks, Kind>,
  ): Promise<Returned<Tasks, Kind>[]> {
    return keptForLater(Promise.all(this.handles.map((handle, thread) => handle.ask(kind, shareOf(thread)))));
  }

  /** Ends all threads. */
  async close(): Promise<void> {
    await Promise.all(this.handles.map((handle) => handle.end()));
  }
}

/** One thread, and the requests that it has not answered yet. */
class WorkerHandle<Tasks extends AnyTasks<Tasks>> {
  private readonly waiting: { resolve: (value: unknown) => void; reject: (error: Error) => void }[] = [];

  constructor(private readonly worker: Worker) {
    worker.on('message', (reply: Reply) => this.settleFirst(reply));
    worker.on('error', (error) => this.failAll(error));
    worker.on('exit', () => this.failAll(new Error('a thread ended before its work was done')));
  }

  /** Asks for a task. The thread answers its requests one by one, in the order in which they were made. */
  ask<Kind extends keyof Tasks & string>(
    kind: Kind,
    sent: Sent<Tasks, Kind>,
  ): Promise<Returned<Tasks, Kind>> {
    const answer = new Promise((resolve, reject) => this.waiting.push({ resolve, reject }));
    this.worker.postMessage({ kind, sent } satisfies Request);
    // The thread gives what its function of this kind returns: `answerTasks` is typed by the same tasks.
    return keptForLater(answer as Promise<Returned<Tasks, Kind>>);
  }

  async end(): Promise<void> {
    await this.worker.terminate();
  }

  private settleFirst(reply: Reply): void {
    const asked = this.waiting.shift();
    if (reply.kind === 'failed') asked?.reject(new Error(`in a thread: ${reply.stack}`));
    else if (reply.kind === 'refused') asked?.reject(ReliefError.received(reply.code, reply.details));
    else asked?.resolve(reply.value);
  }

  private failAll(error: Error): void {
    for (const asked of this.waiting.splice(0)) asked.reject(error);
  }
}

/**
 * A promise whose failure does not end the process before somebody awaits it. The main thread may be busy when a thread
 * fails, or may never look because something else has failed, such as a full disk.
 */
function keptForLater<T>(answer: Promise<T>): Promise<T> {
  answer.catch(() => {});
  return answer;
}
