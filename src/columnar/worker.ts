import { parentPort } from 'node:worker_threads';
import { ReliefError } from '../domain/errors.js';
import type { AnyTasks, Reply, Request, Returned, Sent } from './worker-tasks.js';

/** How a thread does each kind of task. */
export type TaskFunctions<Tasks extends AnyTasks<Tasks>> = {
  readonly [Kind in keyof Tasks]: (
    sent: Sent<Tasks, Kind>,
  ) => Returned<Tasks, Kind> | Promise<Returned<Tasks, Kind>>;
};

/**
 * The thread's side of a WorkerPool: does what it is asked, one request after the other.
 *
 * @param known Turns an error of the system into the known error that it stands for.
 */
export function answerTasks<Tasks extends AnyTasks<Tasks>>(
  tasks: TaskFunctions<Tasks>,
  known: (thrown: unknown) => unknown,
): void {
  const doTask = async ({ kind, sent }: Request): Promise<void> => {
    try {
      const value = await tasks[kind as keyof Tasks](sent as Sent<Tasks, keyof Tasks>);
      parentPort?.postMessage({ kind: 'done', value } satisfies Reply);
    } catch (error) {
      parentPort?.postMessage(failure(known(error)));
    }
  };
  // Requests are answered in order, also where one has to wait for the disk.
  let last: Promise<void> = Promise.resolve();
  parentPort?.on('message', (request: Request) => {
    last = last.then(() => doTask(request));
  });
}

function failure(error: unknown): Reply {
  if (error instanceof ReliefError) return { kind: 'refused', code: error.code, details: error.details };
  return { kind: 'failed', stack: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}
