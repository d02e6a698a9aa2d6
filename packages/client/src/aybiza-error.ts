import { TRPCClientError } from '@trpc/client';
import type { AybizaRouter } from './router.ts';

/** A field of the input, and what is wrong with it. */
export interface InputIssue {
  readonly path: string;
  readonly message: string;
}

/** What every call of the client rejects with. */
export class AybizaError extends TRPCClientError<AybizaRouter> {
  override readonly name = 'AybizaError';
  /** Stable; branch on it. `UNREACHABLE` when no answer came, `UNREADABLE` when the answer was none of AYBIZA's. */
  readonly code: string;
  /** Names the request in the installation's log; undefined when no answer came. */
  readonly requestId: string | undefined;
  /** HTTP status; undefined when no answer came. */
  readonly status: number | undefined;
  /** Seconds after which trying again makes sense; undefined when the server named none. */
  readonly retryAfterS: number | undefined;
  /** What is wrong with which field of the input. */
  readonly issues: readonly InputIssue[];

  constructor(message: string, about: ErrorDetails) {
    super(message, about.cause === undefined ? {} : { cause: about.cause });
    // tRPC's class makes every error one of its own, subclasses too.
    Object.setPrototypeOf(this, AybizaError.prototype);
    this.code = about.code;
    this.requestId = about.requestId;
    this.status = about.status;
    this.retryAfterS = about.retryAfterS;
    this.issues = about.issues ?? [];
  }
}

interface ErrorDetails {
  readonly code: string;
  readonly requestId?: string | undefined;
  readonly status?: number | undefined;
  readonly retryAfterS?: number | undefined;
  readonly issues?: readonly InputIssue[] | undefined;
  readonly cause?: Error;
}

/** What tRPC's links fail with, as the client's own error. */
export function toAybizaError(error: TRPCClientError<AybizaRouter>): AybizaError {
  if (error instanceof AybizaError) return error;
  const response = error.meta?.response;
  const headers = response instanceof Response ? response.headers : undefined;
  const status = response instanceof Response ? response.status : undefined;
  const requestId = headers?.get('x-request-id') ?? undefined;
  const retryAfterS = toSeconds(headers?.get('retry-after') ?? null);
  const { data } = error;
  if (data != null)
    return new AybizaError(error.message, {
      code: data.code,
      requestId: data.requestId,
      status: data.httpStatus,
      issues: data.issues,
      retryAfterS,
      cause: error,
    });
  if (error.cause?.name === 'AbortError')
    return new AybizaError('The call was given up.', { code: 'ABORTED', cause: error });
  const [code, sentence] =
    status === undefined
      ? ['UNREACHABLE', 'The installation does not answer. Check its address and the network.']
      : ['UNREADABLE', `The answer (status ${status}) is none of AYBIZA. Check the address.`];
  return new AybizaError(sentence, { code, requestId, status, retryAfterS, cause: error });
}

/** RFC 9110, Retry-After: seconds. The other form, a date, AYBIZA does not send. */
export function toSeconds(header: string | null): number | undefined {
  return header !== null && /^\d{1,9}$/.test(header) ? Number(header) : undefined;
}
