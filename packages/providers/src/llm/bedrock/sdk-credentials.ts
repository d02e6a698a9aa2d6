import type { Credentials } from './sign-request.ts';

/**
 * The keys that the SDK finds where it looks for them (environment, profile, role of the machine), renewed by it before they expire. The
 * SDK is loaded when they are first asked for.
 */
export function sdkCredentials(region: string): () => Promise<Credentials> {
  let provider: Promise<() => Promise<Credentials>> | undefined;
  return async () => {
    provider ??= import('@aws-sdk/client-bedrock-runtime').then(
      ({ BedrockRuntimeClient }) => new BedrockRuntimeClient({ region }).config.credentials,
    );
    const credentials = await provider;
    return credentials();
  };
}
