import { z } from 'zod';
import { parseJson } from '../parse-json.ts';
import { ProviderError, type ProviderErrorCode } from '../provider-error.ts';

const PROVIDER = 'deepgram';

const refusalBodySchema = z.object({ err_code: z.string(), err_msg: z.string().optional() });

/** What a handshake answered with an HTTP error means; decided by status, since the texts are not documented. */
export function refusalError(status: number, body: string, requestId: string | undefined): ProviderError {
  const detail = refusalBodySchema.safeParse(parseJson(body));
  const reason = detail.success ? `${detail.data.err_code} ${detail.data.err_msg ?? ''}` : body;
  return new ProviderError(`Deepgram refused the connection: ${status} ${reason.slice(0, 200)}`.trimEnd(), {
    code: refusalCode(status),
    provider: PROVIDER,
    ...(requestId === undefined ? {} : { requestId }),
  });
}

function refusalCode(status: number): ProviderErrorCode {
  if (status === 401 || status === 403) return 'PROVIDER_UNAUTHORIZED';
  if (status === 402) return 'PROVIDER_QUOTA_EXCEEDED';
  if (status === 429) return 'PROVIDER_THROTTLED';
  return status >= 500 ? 'PROVIDER_UNAVAILABLE' : 'PROVIDER_INVALID_REQUEST';
}

/** What the end of an open socket means, when we did not ask for it. */
export function closeError(closeCode: number, reason: string): ProviderError {
  return new ProviderError(`Deepgram closed the connection: ${closeCode} ${reason.slice(0, 200)}`.trimEnd(), {
    code: closeMeaning(closeCode, reason),
    provider: PROVIDER,
  });
}

function closeMeaning(closeCode: number, reason: string): ProviderErrorCode {
  // Characters per minute and connection: a new connection has a new allowance.
  if (/DATA-?0001/i.test(reason)) return 'PROVIDER_THROTTLED';
  if (closeCode === 1006) return 'PROVIDER_UNREACHABLE';
  return closeCode === 1003 || closeCode === 1008 || closeCode === 1009
    ? 'PROVIDER_INVALID_REQUEST'
    : 'PROVIDER_UNAVAILABLE';
}

/** A failure of ours or of the network, in Deepgram's name. */
export function deepgramError(code: ProviderErrorCode, message: string, cause?: unknown): ProviderError {
  return new ProviderError(message, { code, provider: PROVIDER, cause });
}
