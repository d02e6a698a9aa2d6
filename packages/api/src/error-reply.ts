import { AppError } from '@aybiza/foundation/errors';
import { TRPCError } from '@trpc/server';
import { getHTTPStatusCodeFromError } from '@trpc/server/http';
import { ZodError } from 'zod';
import { TooEarlyError } from './api-error.ts';

type TrpcCode = TRPCError['code'];

/** Codes that mean something in HTTP; any other operational error is ours to fix. */
const TRPC_CODES = new Map<string, TrpcCode>([
  ['UNAUTHENTICATED', 'UNAUTHORIZED'],
  ['FORBIDDEN', 'FORBIDDEN'],
  ['WORKSPACE_SUSPENDED', 'FORBIDDEN'],
  ['WORKSPACE_DIFFERS', 'CONFLICT'],
  ['NOT_DELETED', 'CONFLICT'],
  ['LAST_OWNER', 'CONFLICT'],
  ['ALREADY_MEMBER', 'CONFLICT'],
  ['INVITATION_OVER', 'CONFLICT'],
  ['ANOTHER_ADDRESS', 'CONFLICT'],
  ['HAS_ACCOUNT', 'CONFLICT'],
  ['PASSWORD_TOO_COMMON', 'UNPROCESSABLE_CONTENT'],
  ['TOO_MANY_INVITATIONS', 'CONFLICT'],
  ['WRONG_ORIGIN', 'FORBIDDEN'],
  ['NOT_FOUND', 'NOT_FOUND'],
  ['STALE_REVISION', 'CONFLICT'],
  ['NO_MODEL', 'CONFLICT'],
  ['NOBODY_IN_REGION', 'CONFLICT'],
  ['BEING_WRITTEN', 'CONFLICT'],
  ['NUMBER_TAKEN', 'CONFLICT'],
  ['AGENT_IN_USE', 'CONFLICT'],
  ['CALL_ENDED', 'CONFLICT'],
  ['CALLER_AWAY', 'CONFLICT'],
  ['CALL_TAKEN', 'CONFLICT'],
  ['CALL_BUSY', 'CONFLICT'],
  ['NOT_FAILED', 'CONFLICT'],
  ['RENEWED_LATELY', 'CONFLICT'],
  ['NOT_REPLAYABLE', 'CONFLICT'],
  ['TOO_MANY_SIGNALS', 'CONFLICT'],
  ['TOO_MANY_COMMENTS', 'CONFLICT'],
  ['TOO_MANY_VIEWS', 'CONFLICT'],
  ['TOO_MANY_RULES', 'CONFLICT'],
  ['TOO_MANY_WIDGETS', 'CONFLICT'],
  ['TOO_MANY_PRICES', 'CONFLICT'],
  ['LIMIT_REACHED', 'CONFLICT'],
  ['OUTBOUND_CAP_REACHED', 'CONFLICT'],
  ['OUTBOUND_STOPPED', 'CONFLICT'],
  ['DESTINATION_NOT_ALLOWED', 'UNPROCESSABLE_CONTENT'],
  ['OPTED_OUT', 'UNPROCESSABLE_CONTENT'],
  ['NO_CONSENT_TO_CALL', 'UNPROCESSABLE_CONTENT'],
  ['ALREADY_ASKED', 'CONFLICT'],
  ['REQUEST_SETTLED', 'CONFLICT'],
  ['APPROVAL_NEEDED', 'PRECONDITION_FAILED'],
  ['TOO_MANY_CHECKPOINTS', 'CONFLICT'],
  ['NOT_PUBLISHED', 'PRECONDITION_FAILED'],
  ['NOTHING_BEFORE', 'PRECONDITION_FAILED'],
  ['BAD_MOMENT', 'UNPROCESSABLE_CONTENT'],
  ['NO_TELEPHONE_ACCOUNT', 'PRECONDITION_FAILED'],
  ['TELEPHONE_REFUSED', 'UNPROCESSABLE_CONTENT'],
  ['PRICE_CHANGED', 'CONFLICT'],
  ['COSTLY_NUMBER', 'UNPROCESSABLE_CONTENT'],
  ['CALLS_ITSELF', 'UNPROCESSABLE_CONTENT'],
  ['FLOW_REFUSED', 'UNPROCESSABLE_CONTENT'],
  ['CONTACT_EXISTS', 'CONFLICT'],
  ['ON_THE_LINE', 'CONFLICT'],
  ['ON_LEGAL_HOLD', 'CONFLICT'],
  ['CALL_BACK_SETTLED', 'CONFLICT'],
  ['CAMPAIGN_STATE', 'CONFLICT'],
  ['EMPTY_LIST', 'UNPROCESSABLE_CONTENT'],
  ['UNKNOWN_COLUMN', 'UNPROCESSABLE_CONTENT'],
  ['LIST_TOO_LONG', 'UNPROCESSABLE_CONTENT'],
  ['AGENT_CANNOT_CALL', 'UNPROCESSABLE_CONTENT'],
  ['UNKNOWN_MEMBER', 'UNPROCESSABLE_CONTENT'],
  ['CANNOT_SEND', 'UNPROCESSABLE_CONTENT'],
  ['UNKNOWN_FILE', 'UNPROCESSABLE_CONTENT'],
  ['KNOWLEDGE_FULL', 'CONFLICT'],
  ['UNKNOWN_SIGNAL', 'UNPROCESSABLE_CONTENT'],
  ['IDEMPOTENCY_KEY_REUSED', 'CONFLICT'],
  ['IN_PROGRESS', 'CONFLICT'],
  ['OUTCOME_UNKNOWN', 'CONFLICT'],
  ['BAD_IDEMPOTENCY_KEY', 'BAD_REQUEST'],
  ['FLOW_NOT_OUTBOUND', 'UNPROCESSABLE_CONTENT'],
  ['UNKNOWN_INPUT', 'UNPROCESSABLE_CONTENT'],
  ['UNKNOWN_NUMBER', 'UNPROCESSABLE_CONTENT'],
  ['SECRET_NEEDED', 'UNPROCESSABLE_CONTENT'],
  ['UNKNOWN_CREDENTIAL', 'UNPROCESSABLE_CONTENT'],
  ['ADDRESS_REFUSED', 'UNPROCESSABLE_CONTENT'],
  ['INVALID_CURSOR', 'BAD_REQUEST'],
  ['BODY_TOO_LARGE', 'PAYLOAD_TOO_LARGE'],
  ['NOT_JSON', 'UNSUPPORTED_MEDIA_TYPE'],
  ['RATE_LIMITED', 'TOO_MANY_REQUESTS'],
  ['TOO_MANY_STREAMS', 'TOO_MANY_REQUESTS'],
  ['DATABASE_UNAVAILABLE', 'SERVICE_UNAVAILABLE'],
  ['DATABASE_BUSY', 'SERVICE_UNAVAILABLE'],
  ['DATABASE_FULL', 'SERVICE_UNAVAILABLE'],
  ['CANNOT_CALL', 'SERVICE_UNAVAILABLE'],
  ['CANNOT_COUNT', 'SERVICE_UNAVAILABLE'],
  ['CANNOT_REACH', 'SERVICE_UNAVAILABLE'],
  ['CANNOT_TRY', 'SERVICE_UNAVAILABLE'],
]);

const OUR_FAULT = 'Something went wrong on our side. Nothing was changed; please try again.';
const AWAY = 'The database does not answer at the moment. Calls go on; please try again shortly.';
const FULL =
  'The disk of the database is full, so nothing can be saved. What is there can be read, and calls go on. Whoever runs this installation has to make room.';
const WRONG_INPUT = 'The input does not have the expected shape.';
const MAX_ISSUES = 20;

/** What a caller gets to know about a failure: no SQL, no path, no key, no stack. */
export interface ErrorReply {
  code: string;
  message: string;
  requestId: string;
  httpStatus: number;
  /** What is wrong with which field of the input. */
  issues?: { path: string; message: string }[];
}

/** Anything a procedure threw, as tRPC's error: the only translation. */
export function toTrpcError(thrown: unknown): TRPCError {
  const cause = thrown instanceof TRPCError && thrown.cause !== undefined ? thrown.cause : thrown;
  if (cause instanceof AppError) {
    const code = TRPC_CODES.get(cause.code) ?? 'INTERNAL_SERVER_ERROR';
    return new TRPCError({ code, message: cause.message, cause });
  }
  if (thrown instanceof TRPCError) return thrown;
  return new TRPCError({ code: 'INTERNAL_SERVER_ERROR', cause });
}

export function toErrorReply(error: TRPCError, requestId: string): ErrorReply {
  const httpStatus = getHTTPStatusCodeFromError(error);
  const { cause } = error;
  if (cause instanceof AppError && cause.expose && (httpStatus < 500 || httpStatus === 503)) {
    return { code: cause.code, message: cause.message, requestId, httpStatus };
  }
  if (cause instanceof AppError && cause.code === 'DATABASE_FULL')
    return { code: 'NO_ROOM', message: FULL, requestId, httpStatus };
  if (httpStatus === 503) return { code: 'UNAVAILABLE', message: AWAY, requestId, httpStatus };
  if (httpStatus >= 500) return { code: 'INTERNAL', message: OUR_FAULT, requestId, httpStatus };
  if (cause instanceof ZodError) {
    const issues = cause.issues
      .slice(0, MAX_ISSUES)
      .map(({ path, message }) => ({ path: path.map(String).join('.'), message }));
    return { code: 'BAD_REQUEST', message: WRONG_INPUT, requestId, httpStatus, issues };
  }
  return { code: error.code, message: sentenceOf(error.code), requestId, httpStatus };
}

/** The headers of a reply to which some calls failed. */
export function headersOf(errors: readonly TRPCError[]): Record<string, string> {
  const limited = errors.map(({ cause }) => cause).find((cause) => cause instanceof TooEarlyError);
  return limited === undefined ? {} : { 'retry-after': String(limited.retryAfterS) };
}

/** tRPC's own refusals (unknown procedure, wrong method, broken JSON) in a sentence. */
function sentenceOf(code: TrpcCode): string {
  switch (code) {
    case 'NOT_FOUND':
      return 'There is nothing at this address.';
    case 'METHOD_NOT_SUPPORTED':
      return 'This address does not take this method.';
    case 'PAYLOAD_TOO_LARGE':
      return 'The request is too large.';
    case 'UNSUPPORTED_MEDIA_TYPE':
      return 'Send JSON, with the content type application/json.';
    default:
      return 'The request cannot be understood.';
  }
}
