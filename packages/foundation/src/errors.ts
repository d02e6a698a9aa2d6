export interface AppErrorOptions {
  /** Stable, upper snake case; the caller's code branches on it. */
  code: string;
  /** May the same attempt succeed later, unchanged? */
  retryable: boolean;
  /** May the message be shown to whoever made the request? */
  expose: boolean;
  cause?: unknown;
}

/** An operational error: something outside this code failed or refused. Programmer mistakes are plain `Error`s. */
export class AppError extends Error {
  readonly code: string;
  readonly retryable: boolean;
  readonly expose: boolean;

  constructor(message: string, options: AppErrorOptions) {
    super(message, { cause: options.cause });
    this.name = 'AppError';
    this.code = options.code;
    this.retryable = options.retryable;
    this.expose = options.expose;
  }
}

/** The message of anything that was thrown, for a log or an event. */
export function errorMessage(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
