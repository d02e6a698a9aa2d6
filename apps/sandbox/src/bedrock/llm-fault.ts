import type { Fault } from '../faults.ts';
import { type ApiError, apiError } from './api-error.ts';

/** What goes wrong with one answer of the model. */
export interface LlmFault {
  readonly delayMs: number;
  readonly stall: boolean;
  readonly garble: boolean;
  /** Before the answer; if the answer is cut too, in the stream where it is cut. */
  readonly error: ApiError | undefined;
  /** Words until it falls silent; infinite without such a fault. */
  readonly stallAfterPieces: number;
  readonly cut: { readonly afterPieces: number; readonly afterMs: number } | undefined;
  /** The cut looks like a proper end: the body is complete, only the message is not. */
  readonly cutsCleanly: boolean;
}

/** Code 1000 of a fault stands for a proper close, here as on sockets. */
const CLEAN_CLOSE = 1000;

/** A fault in the terms of this vendor; without one nothing fails. */
export function toLlmFault(fault: Fault = {}): LlmFault {
  const { delayMs = 0, stall = false, garble = false, status, stallAfter, cutAfter, cutAfterMs, closeCode } = fault;
  const isCut = cutAfter !== undefined || cutAfterMs !== undefined;
  return {
    delayMs,
    stall,
    garble,
    stallAfterPieces: stallAfter ?? Number.POSITIVE_INFINITY,
    error: status === undefined ? undefined : apiError(status, 'A rehearsed failure.'),
    cut: isCut
      ? { afterPieces: cutAfter ?? Number.POSITIVE_INFINITY, afterMs: cutAfterMs ?? Number.POSITIVE_INFINITY }
      : undefined,
    cutsCleanly: closeCode === CLEAN_CLOSE,
  };
}
