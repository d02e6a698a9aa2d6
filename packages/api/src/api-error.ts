import { AppError } from '@aybiza/foundation/errors';

/** What the API itself refuses; the caller's code branches on it. */
export type ApiErrorCode =
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'WORKSPACE_SUSPENDED'
  | 'WORKSPACE_DIFFERS'
  | 'NOT_DELETED'
  | 'LAST_OWNER'
  | 'ALREADY_MEMBER'
  | 'INVITATION_OVER'
  | 'ANOTHER_ADDRESS'
  | 'HAS_ACCOUNT'
  | 'PASSWORD_TOO_COMMON'
  | 'TOO_MANY_INVITATIONS'
  | 'STALE_REVISION'
  | 'FLOW_REFUSED'
  | 'APPROVAL_NEEDED'
  | 'ALREADY_ASKED'
  | 'REQUEST_SETTLED'
  | 'NOT_PUBLISHED'
  | 'NUMBER_TAKEN'
  | 'UNKNOWN_MEMBER'
  | 'TOO_MANY_COMMENTS'
  | 'TOO_MANY_VIEWS'
  | 'TOO_MANY_RULES'
  | 'TOO_MANY_PRICES'
  | 'LIMIT_REACHED'
  | 'AGENT_IN_USE'
  | 'CALL_ENDED'
  | 'CALLER_AWAY'
  | 'CALL_TAKEN'
  | 'CALL_BUSY'
  | 'CANNOT_REACH'
  | 'NOT_FAILED'
  | 'RENEWED_LATELY'
  | 'NOT_REPLAYABLE'
  | 'UNKNOWN_SIGNAL'
  | 'TOO_MANY_CHECKPOINTS'
  | 'IDEMPOTENCY_KEY_REUSED'
  | 'TOO_MANY_SIGNALS'
  | 'FLOW_NOT_OUTBOUND'
  | 'UNKNOWN_INPUT'
  | 'UNKNOWN_NUMBER'
  | 'CANNOT_CALL'
  | 'CONTACT_EXISTS'
  | 'ON_THE_LINE'
  | 'CALL_BACK_SETTLED'
  | 'AGENT_CANNOT_CALL'
  | 'SECRET_NEEDED'
  | 'ADDRESS_REFUSED'
  | 'CANNOT_TRY'
  | 'NO_MODEL'
  | 'BEING_WRITTEN'
  | 'CANNOT_SEND'
  | 'UNKNOWN_FILE'
  | 'KNOWLEDGE_FULL'
  | 'WRONG_ORIGIN'
  | 'BODY_TOO_LARGE'
  | 'NOT_JSON';

/** An operational error whose sentence is meant for whoever made the request. */
export function apiError(code: ApiErrorCode, message: string, cause?: unknown): AppError {
  return new AppError(message, { code, retryable: false, expose: true, cause });
}

/** The same for what does not exist and for what belongs to somebody else. */
export function notFound(what: string): AppError {
  return apiError('NOT_FOUND', `There is no such ${what}.`);
}

/** Too many requests; says when to come again. */
export class RateLimitedError extends AppError {
  readonly retryAfterS: number;

  constructor(retryAfterS: number) {
    super('Too many requests. Try again in a moment.', { code: 'RATE_LIMITED', retryable: true, expose: true });
    this.retryAfterS = retryAfterS;
  }
}
