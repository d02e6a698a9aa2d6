import { z } from 'zod';
import { ProviderError, type ProviderErrorCode } from '../provider-error.ts';

/** One service: as its errors name it in code, and as people read it. */
export interface AwsService {
  provider: 'bedrock' | 'transcribe' | 'polly';
  label: string;
}

const CODES: Readonly<Record<string, ProviderErrorCode>> = {
  ThrottlingException: 'PROVIDER_THROTTLED',
  LimitExceededException: 'PROVIDER_THROTTLED',
  ModelNotReadyException: 'PROVIDER_UNAVAILABLE',
  ServiceUnavailableException: 'PROVIDER_UNAVAILABLE',
  ServiceFailureException: 'PROVIDER_UNAVAILABLE',
  InternalServerException: 'PROVIDER_UNAVAILABLE',
  InternalFailureException: 'PROVIDER_UNAVAILABLE',
  ModelTimeoutException: 'PROVIDER_TIMEOUT',
  ModelErrorException: 'PROVIDER_UNAVAILABLE',
  ModelStreamErrorException: 'PROVIDER_UNAVAILABLE',
  BadRequestException: 'PROVIDER_INVALID_REQUEST',
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
  code: z.unknown().optional(),
  $metadata: z.object({ httpStatusCode: z.number().optional(), requestId: z.string().optional() }).optional(),
});

/** What the SDK threw, in our words. A plain error without a name of the service is the network's. */
export function toAwsError(service: AwsService, thrown: unknown): ProviderError {
  if (thrown instanceof ProviderError) return thrown;
  const { data } = sdkErrorSchema.safeParse(thrown);
  const status = data?.$metadata?.httpStatusCode;
  const requestId = data?.$metadata?.requestId;
  return new ProviderError(`${service.label}: ${data?.name ?? 'Error'}: ${(data?.message ?? '').slice(0, 300)}`, {
    code: isLostConnection(data?.code) ? 'PROVIDER_UNREACHABLE' : (CODES[data?.name ?? ''] ?? codeOfStatus(status)),
    provider: service.provider,
    cause: thrown,
    ...(requestId === undefined ? {} : { requestId }),
  });
}

/** The SDK calls these a time-out too. */
function isLostConnection(code: unknown): boolean {
  return code === 'ECONNRESET' || code === 'EPIPE';
}

function codeOfStatus(status: number | undefined): ProviderErrorCode {
  // The SDK also attaches 200 when the body of a good answer broke off.
  if (status === undefined || status < 400) return 'PROVIDER_UNREACHABLE';
  if (status === 429) return 'PROVIDER_THROTTLED';
  if (status === 401 || status === 403) return 'PROVIDER_UNAUTHORIZED';
  return status >= 500 ? 'PROVIDER_UNAVAILABLE' : 'PROVIDER_INVALID_REQUEST';
}
