import { z } from 'zod';
import { ProviderError, type ProviderErrorCode } from '../../provider-error.ts';

const CODES: Readonly<Record<string, ProviderErrorCode>> = {
  ThrottlingException: 'PROVIDER_THROTTLED',
  ModelNotReadyException: 'PROVIDER_UNAVAILABLE',
  ServiceUnavailableException: 'PROVIDER_UNAVAILABLE',
  InternalServerException: 'PROVIDER_UNAVAILABLE',
  ModelTimeoutException: 'PROVIDER_TIMEOUT',
  ModelErrorException: 'PROVIDER_UNAVAILABLE',
  ModelStreamErrorException: 'PROVIDER_UNAVAILABLE',
  ValidationException: 'PROVIDER_INVALID_REQUEST',
  ServiceQuotaExceededException: 'PROVIDER_QUOTA_EXCEEDED',
  AccessDeniedException: 'PROVIDER_UNAUTHORIZED',
  UnrecognizedClientException: 'PROVIDER_UNAUTHORIZED',
  ExpiredTokenException: 'PROVIDER_UNAUTHORIZED',
  CredentialsProviderError: 'PROVIDER_UNAUTHORIZED',
  ResourceNotFoundException: 'PROVIDER_INVALID_REQUEST',
  TimeoutError: 'PROVIDER_TIMEOUT',
};

const sdkErrorSchema = z.object({
  name: z.string().optional(),
  message: z.string().optional(),
  $metadata: z.object({ httpStatusCode: z.number().optional(), requestId: z.string().optional() }).optional(),
});

/** What the SDK threw, in our words. A plain error without a name of the service is the network's. */
export function toBedrockError(thrown: unknown): ProviderError {
  if (thrown instanceof ProviderError) return thrown;
  const { data } = sdkErrorSchema.safeParse(thrown);
  const status = data?.$metadata?.httpStatusCode;
  const requestId = data?.$metadata?.requestId;
  return new ProviderError(`Bedrock: ${data?.name ?? 'Error'}: ${(data?.message ?? '').slice(0, 300)}`, {
    code: CODES[data?.name ?? ''] ?? codeOfStatus(status),
    provider: 'bedrock',
    cause: thrown,
    ...(requestId === undefined ? {} : { requestId }),
  });
}

function codeOfStatus(status: number | undefined): ProviderErrorCode {
  // The SDK also attaches 200 when the body of a good answer broke off.
  if (status === undefined || status < 400) return 'PROVIDER_UNREACHABLE';
  if (status === 429) return 'PROVIDER_THROTTLED';
  if (status === 401 || status === 403) return 'PROVIDER_UNAUTHORIZED';
  return status >= 500 ? 'PROVIDER_UNAVAILABLE' : 'PROVIDER_INVALID_REQUEST';
}

/** A failure we found ourselves, in Bedrock's name. */
export function bedrockError(code: ProviderErrorCode, message: string, cause?: unknown): ProviderError {
  return new ProviderError(message, { code, provider: 'bedrock', cause });
}
