import { AppError } from '@aybiza/foundation/errors';

/** How much of something somebody may have: `burst` at once after a pause, `perSecond` in the long run. */
export interface Allowance {
  readonly burst: number;
  readonly perSecond: number;
}

/** What became of taking one. */
export interface Taken {
  readonly isAllowed: boolean;
  /** How many more may be taken at once. */
  readonly left: number;
  /** Milliseconds until one may be taken; 0 when it was. */
  readonly retryAfterMs: number;
  /** Milliseconds until the whole burst is there again. */
  readonly fullInMs: number;
}

/** Counts what is taken, for all processes that share it. */
export interface Limits {
  /** Takes one of what `key` names, if there is one. @throws AppError `LIMITS_UNAVAILABLE` when nobody can tell */
  take(key: string, allowance: Allowance): Promise<Taken>;
  close(): Promise<void>;
}

export function failUnavailable(cause: unknown): never {
  const sentence = 'How much was used cannot be told at the moment.';
  throw new AppError(sentence, { code: 'LIMITS_UNAVAILABLE', retryable: true, expose: false, cause });
}
