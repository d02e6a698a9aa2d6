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
  | 'NOTHING_BEFORE'
  | 'BAD_MOMENT'
  | 'NUMBER_TAKEN'
  | 'COSTLY_NUMBER'
  | 'CALLS_ITSELF'
  | 'NO_TELEPHONE_ACCOUNT'
  | 'TELEPHONE_REFUSED'
  | 'PRICE_CHANGED'
  | 'UNKNOWN_MEMBER'
  | 'TOO_MANY_COMMENTS'
  | 'TOO_MANY_VIEWS'
  | 'TOO_MANY_RULES'
  | 'TOO_MANY_WIDGETS'
  | 'TOO_MANY_PRICES'
  | 'LIMIT_REACHED'
  | 'AGENT_IN_USE'
  | 'CAMPAIGN_STATE'
  | 'EMPTY_LIST'
  | 'UNKNOWN_COLUMN'
  | 'LIST_TOO_LONG'
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
  | 'ON_LEGAL_HOLD'
  | 'CALL_BACK_SETTLED'
  | 'AGENT_CANNOT_CALL'
  | 'SECRET_NEEDED'
  | 'UNKNOWN_CREDENTIAL'
  | 'ADDRESS_REFUSED'
  | 'CANNOT_TRY'
  | 'NO_MODEL'
  | 'NOBODY_IN_REGION'
  | 'BEING_WRITTEN'
  | 'CANNOT_SEND'
  | 'UNKNOWN_FILE'
  | 'KNOWLEDGE_FULL'
  | 'WRONG_ORIGIN'
  | 'BODY_TOO_LARGE'
  | 'BAD_IDEMPOTENCY_KEY'
  | 'OUTCOME_UNKNOWN'
  | 'TOO_MANY_STREAMS'
  | 'CANNOT_COUNT'
  | 'INVALID_CURSOR'
  | 'NOT_JSON';

/** Every code with which a page may be refused something, for whoever says it in another language. */
export type RefusalCode = ApiErrorCode | 'RATE_LIMITED' | 'IN_PROGRESS' | 'NO_ROOM' | 'UNAVAILABLE' | 'INTERNAL';

/** An operational error whose sentence is meant for whoever made the request. */
export function apiError(code: ApiErrorCode, message: string, cause?: unknown): AppError {
  return new AppError(message, { code, retryable: false, expose: true, cause });
}

/** The same for what does not exist and for what belongs to somebody else. */
export function notFound(what: string): AppError {
  return apiError('NOT_FOUND', `There is no such ${what}.`);
}

/** Says when to come again. */
export class TooEarlyError extends AppError {
  readonly retryAfterS: number;

  constructor(message: string, { code, retryAfterS }: { code: string; retryAfterS: number }) {
    super(message, { code, retryable: true, expose: true });
    this.retryAfterS = retryAfterS;
  }
}

/** What is left to whoever was counted. */
export interface Room {
  readonly limit: number;
  readonly left: number;
  readonly fullInMs: number;
}

/** Too many requests. */
export class RateLimitedError extends TooEarlyError {
  readonly room: Room;

  constructor(retryAfterS: number, room: Room) {
    super('Too many requests. Try again in a moment.', { code: 'RATE_LIMITED', retryAfterS });
    this.room = room;
  }
}

/** Somebody is at what was asked for, under the same idempotency key. */
export class InProgressError extends TooEarlyError {
  constructor() {
    super('A request with this idempotency key is still under way. Try again shortly.', {
      code: 'IN_PROGRESS',
      retryAfterS: 1,
    });
  }
}
