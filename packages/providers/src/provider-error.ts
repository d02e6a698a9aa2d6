import { AppError } from '@aybiza/foundation/errors';

/** Why a provider could not do its part; the same words for every vendor, so that failover needs to know none. */
export type ProviderErrorCode =
  | 'PROVIDER_UNREACHABLE'
  | 'PROVIDER_TIMEOUT'
  | 'PROVIDER_UNAVAILABLE'
  | 'PROVIDER_THROTTLED'
  | 'PROVIDER_UNAUTHORIZED'
  | 'PROVIDER_QUOTA_EXCEEDED'
  | 'PROVIDER_INVALID_REQUEST'
  | 'PROVIDER_PROTOCOL'
  | 'PROVIDER_INCOMPLETE_REPLY'
  | 'PROVIDER_INVALID_TOOL_INPUT'
  | 'PROVIDER_ABORTED';

/** Codes after which the same attempt, unchanged, may succeed later or at another vendor's door. */
const RETRYABLE: ReadonlySet<ProviderErrorCode> = new Set<ProviderErrorCode>([
  'PROVIDER_UNREACHABLE',
  'PROVIDER_TIMEOUT',
  'PROVIDER_UNAVAILABLE',
  'PROVIDER_THROTTLED',
  'PROVIDER_PROTOCOL',
  'PROVIDER_INCOMPLETE_REPLY',
]);

export interface ProviderErrorOptions {
  code: ProviderErrorCode;
  /** The vendor's name in lower case: `deepgram`, `bedrock`, `twilio`. */
  provider: string;
  /** Overrides what the code implies. */
  retryable?: boolean;
  /** The vendor's id of the request, for its support. */
  requestId?: string;
  cause?: unknown;
}

/** A vendor failed or refused. The message may quote the vendor and is personal data in logs. */
export class ProviderError extends AppError {
  readonly providerCode: ProviderErrorCode;
  readonly provider: string;
  readonly requestId: string | undefined;

  constructor(message: string, options: ProviderErrorOptions) {
    super(message, {
      code: options.code,
      retryable: options.retryable ?? RETRYABLE.has(options.code),
      expose: false,
      cause: options.cause,
    });
    this.name = 'ProviderError';
    this.providerCode = options.code;
    this.provider = options.provider;
    this.requestId = options.requestId;
  }
}
