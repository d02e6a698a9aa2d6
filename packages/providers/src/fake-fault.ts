import { ProviderError, type ProviderErrorCode } from './provider-error.ts';

/** How long a fake waits for its stalled vendor, as the real adapters do, in ms. */
export const FAKE_DEADLINE_MS = 1500;

/** A failure in a fake's name. */
export function fakeError(code: ProviderErrorCode, message: string): ProviderError {
  return new ProviderError(message, { code, provider: 'fake' });
}

/** What went wrong, for each way in which a fake's vendor fails. */
export const fakeErrors = {
  refuse: () => fakeError('PROVIDER_UNAVAILABLE', 'the vendor refused'),
  stall: () => fakeError('PROVIDER_TIMEOUT', 'the vendor did not answer'),
  cut: () => fakeError('PROVIDER_UNREACHABLE', 'the connection broke'),
};
