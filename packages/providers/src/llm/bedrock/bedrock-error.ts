import { type AwsService, toAwsError } from '../../aws/aws-error.ts';
import { ProviderError, type ProviderErrorCode } from '../../provider-error.ts';

const BEDROCK: AwsService = { provider: 'bedrock', label: 'Bedrock' };

/** What the SDK threw, in our words. */
export function toBedrockError(thrown: unknown): ProviderError {
  return toAwsError(BEDROCK, thrown);
}

/** A failure we found ourselves, in Bedrock's name. */
export function bedrockError(code: ProviderErrorCode, message: string, cause?: unknown): ProviderError {
  return new ProviderError(message, { code, provider: 'bedrock', cause });
}
