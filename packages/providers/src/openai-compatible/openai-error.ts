import { errorMessage } from '@aybiza/foundation/errors';
import { ProviderError, type ProviderErrorCode } from '../provider-error.ts';

/** A failure in the vendor's name; which vendor it is, only its address tells. */
export function openAiError(code: ProviderErrorCode, message: string, cause?: unknown): ProviderError {
  return new ProviderError(message, { code, provider: 'openai-compatible', cause });
}

/** What an answer with an error status means; bodies differ from server to server. */
export function toRefusal(status: number, body: string): ProviderError {
  return openAiError(codeOfStatus(status), `the server refused: ${status} ${body.slice(0, 300)}`.trimEnd());
}

/** What an error in the middle of a stream means. */
export function toChunkError(error: { message?: string | undefined; code?: unknown }): ProviderError {
  const status = Number(error.code);
  const code = status >= 400 && status < 600 ? codeOfStatus(status) : 'PROVIDER_UNAVAILABLE';
  return openAiError(code, `the server reported: ${(error.message ?? '').slice(0, 300)}`);
}

/** Whatever was thrown on the way to the server and back. */
export function toOpenAiError(thrown: unknown): ProviderError {
  if (thrown instanceof ProviderError) return thrown;
  return openAiError('PROVIDER_UNREACHABLE', `the server cannot be reached: ${errorMessage(thrown)}`, thrown);
}

function codeOfStatus(status: number): ProviderErrorCode {
  if (status === 401 || status === 403) return 'PROVIDER_UNAUTHORIZED';
  if (status === 402) return 'PROVIDER_QUOTA_EXCEEDED';
  if (status === 408) return 'PROVIDER_TIMEOUT';
  if (status === 429) return 'PROVIDER_THROTTLED';
  return status >= 500 ? 'PROVIDER_UNAVAILABLE' : 'PROVIDER_INVALID_REQUEST';
}
