import { APIConnectionTimeoutError, APIError } from '@anthropic-ai/sdk';
import { errorMessage } from '@aybiza/foundation/errors';
import { ProviderError, type ProviderErrorCode } from '../../provider-error.ts';

const CODES: Readonly<Record<string, ProviderErrorCode>> = {
  overloaded_error: 'PROVIDER_UNAVAILABLE',
  api_error: 'PROVIDER_UNAVAILABLE',
  timeout_error: 'PROVIDER_TIMEOUT',
  rate_limit_error: 'PROVIDER_THROTTLED',
  billing_error: 'PROVIDER_QUOTA_EXCEEDED',
  authentication_error: 'PROVIDER_UNAUTHORIZED',
  permission_error: 'PROVIDER_UNAUTHORIZED',
  invalid_request_error: 'PROVIDER_INVALID_REQUEST',
  not_found_error: 'PROVIDER_INVALID_REQUEST',
};

/** What the SDK threw, in our words. What is none of its errors is the network's. */
export function toAnthropicError(thrown: unknown): ProviderError {
  if (thrown instanceof ProviderError) return thrown;
  const requestId = thrown instanceof APIError ? (thrown.requestID ?? undefined) : undefined;
  return new ProviderError(`Anthropic: ${errorMessage(thrown).slice(0, 300)}`, {
    code: codeOf(thrown),
    provider: 'anthropic',
    cause: thrown,
    ...(requestId === undefined ? {} : { requestId }),
  });
}

function codeOf(thrown: unknown): ProviderErrorCode {
  if (thrown instanceof APIConnectionTimeoutError) return 'PROVIDER_TIMEOUT';
  // In the middle of a stream an error has a kind, but no status.
  if (!(thrown instanceof APIError)) return 'PROVIDER_UNREACHABLE';
  const known = CODES[thrown.type ?? ''];
  if (known !== undefined) return known;
  const { status } = thrown;
  if (status === undefined) return 'PROVIDER_UNREACHABLE';
  return status >= 500 ? 'PROVIDER_UNAVAILABLE' : 'PROVIDER_INVALID_REQUEST';
}
