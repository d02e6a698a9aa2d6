import { fromEnvSigningName } from '@aws-sdk/token-providers';
import { type AwsAccount, type AwsKeys, fixedKeys } from '../../aws/aws-account.ts';

/** Who asks: keys to sign with, or a token to show instead of a signature (AWS: Bedrock API keys). */
export type BedrockIdentity = (AwsKeys & { sessionToken?: string }) | { token: string };

/**
 * The account's own keys; otherwise what AWS's libraries find where its tools look for them (environment, profile, role of the machine),
 * renewed by them before it expires. They are loaded when it is first asked for.
 */
export function findIdentity(account: AwsAccount): () => Promise<BedrockIdentity> {
  const keys = fixedKeys(account);
  if (keys !== undefined) return () => Promise.resolve(keys);
  const { region } = account;
  const findToken = fromEnvSigningName({ signingName: 'bedrock' });
  const load = () =>
    import('@aws-sdk/client-bedrock-runtime').then(({ BedrockRuntimeClient }) => new BedrockRuntimeClient({ region }));
  let loading: ReturnType<typeof load> | undefined;
  return async () => {
    loading ??= load();
    const { credentials, authSchemePreference } = (await loading).config;
    const [preferred] = await authSchemePreference();
    return preferred === 'httpBearerAuth' ? findToken() : credentials();
  };
}
