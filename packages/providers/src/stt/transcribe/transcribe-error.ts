import { type AwsService, toAwsError } from '../../aws/aws-error.ts';
import { ProviderError, type ProviderErrorCode } from '../../provider-error.ts';

const TRANSCRIBE: AwsService = { provider: 'transcribe', label: 'Transcribe' };

/** What the SDK threw, in our words. */
export function toTranscribeError(thrown: unknown): ProviderError {
  return toAwsError(TRANSCRIBE, thrown);
}

/** A failure we found ourselves, in Transcribe's name. */
export function transcribeError(code: ProviderErrorCode, message: string): ProviderError {
  return new ProviderError(message, { code, provider: 'transcribe' });
}
