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
  const load = async () => {
    const [{ BedrockRuntimeClient }, { fromEnvSigningName }] = await Promise.all([
      import('@aws-sdk/client-bedrock-runtime'),
      import('@aws-sdk/token-providers'),
    ]);
    return {
      config: new BedrockRuntimeClient({ region }).config,
      findToken: fromEnvSigningName({ signingName: 'bedrock' }),
    };
  };
  let loading: ReturnType<typeof load> | undefined;
  return async () => {
    loading ??= load();
    const { config, findToken } = await loading;
    const [preferred] = await config.authSchemePreference();
    return preferred === 'httpBearerAuth' ? findToken() : config.credentials();
  };
}
