import { type AwsService, toAwsError } from '../../aws/aws-error.ts';
import { ProviderError, type ProviderErrorCode } from '../../provider-error.ts';

const POLLY: AwsService = { provider: 'polly', label: 'Polly' };

/** What the SDK threw, in our words. */
export function toPollyError(thrown: unknown): ProviderError {
  return toAwsError(POLLY, thrown);
}

/** A failure we found ourselves, in Polly's name. */
export function pollyError(code: ProviderErrorCode, message: string): ProviderError {
  return new ProviderError(message, { code, provider: 'polly' });
}
