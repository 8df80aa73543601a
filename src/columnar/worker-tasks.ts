import type { ErrorCode } from '../domain/error-codes.js';
import type { ErrorDetails } from '../domain/errors.js';

/** What a list of tasks is: by kind, a function from what is sent to what comes back. */
export type AnyTasks<Tasks> = { readonly [Kind in keyof Tasks]: (sent: never) => unknown };

export type Sent<Tasks extends AnyTasks<Tasks>, Kind extends keyof Tasks> = Parameters<Tasks[Kind]>[0];

export type Returned<Tasks extends AnyTasks<Tasks>, Kind extends keyof Tasks> = ReturnType<Tasks[Kind]>;

/** The message that asks for a task. */
export interface Request {
  readonly kind: string;
  readonly sent: unknown;
}

/** The message that answers, in the order of the requests. */
export type Reply =
  | { readonly kind: 'done'; readonly value: unknown }
  /** A known error, such as that a file is gone. */
  | { readonly kind: 'refused'; readonly code: ErrorCode; readonly details: ErrorDetails }
  /** A bug. */
  | { readonly kind: 'failed'; readonly stack: string };
