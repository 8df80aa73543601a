import type { ERROR_CODES, ErrorCode } from './error-codes.js';

/**
 * What a known error says of itself. Every field is optional; the text catalogue turns the code and
 * these fields into the sentence that a person reads, in Chinese or English.
 */
export interface ErrorDetails {
  readonly file?: string;
  readonly line?: number;
  readonly column?: string;
  readonly value?: string;
  /** The path of a value in a YAML file, as `benefits[0].standards[1].ratio`. */
  readonly path?: string;
  /** The article of the government document that is concerned. */
  readonly article?: string;
  readonly [name: string]: string | number | undefined;
}

/** The details of an error with this code: those that its message needs must be given. */
export type DetailsOf<Code extends ErrorCode> = ErrorDetails &
  Readonly<Record<(typeof ERROR_CODES)[Code][number], string | number>>;

/**
 * An error that the program knows: bad usage, bad input, a policy that contradicts itself. It has a
 * stable code and carries what the message needs. Everything else that is thrown is a bug.
 */
export class ReliefError<Code extends ErrorCode = ErrorCode> extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: Code, details: DetailsOf<Code>) {
    super(`${code} ${JSON.stringify(details)}`);
    this.name = 'ReliefError';
    this.code = code;
    this.details = details;
  }

  /** An error that another thread has made and sent as a message, which no type can hold against its code. */
  static received(code: ErrorCode, details: ErrorDetails): ReliefError {
    return new ReliefError(code, details as DetailsOf<ErrorCode>);
  }
}

/**
 * The system's word for what went wrong, e.g. ENOSPC; undefined where an error is not the system's. Errors of Node itself
 * have codes of another kind, which begin with ERR_.
 */
export function systemCodeOf(error: unknown): string | undefined {
  const code = error instanceof Error ? (error as { code?: unknown }).code : undefined;
  return typeof code === 'string' && /^E[A-Z0-9]+$/.test(code) ? code : undefined;
}
