/** Who asks a service of Amazon's. */
export interface AwsKeys {
  accessKeyId: string;
  secretAccessKey: string;
}

/** Where a service of Amazon's is, and who asks it. */
export interface AwsAccount {
  region: string;
  /** Left out: they are found the way AWS tools find them. */
  keys?: AwsKeys;
  /** Only for a stand-in or a private endpoint; on loopback it is given made-up credentials where there are no keys. */
  endpoint?: string;
}

/** What every client of the SDK is made with. One attempt: failover is ours, and a second try is a caller's time. */
export function toClientConfig(account: AwsAccount): {
  region: string;
  maxAttempts: number;
  endpoint?: string;
  credentials?: AwsKeys;
  authSchemePreference?: string[];
} {
  const { region, endpoint } = account;
  const credentials = fixedKeys(account);
  return {
    region,
    maxAttempts: 1,
    ...(endpoint === undefined ? {} : { endpoint }),
    // Keys that were given sign, even where the environment holds a token (`AWS_BEARER_TOKEN_BEDROCK`): that is the installation's.
    ...(credentials === undefined ? {} : { credentials, authSchemePreference: ['sigv4'] }),
  };
}

const LOCAL_KEYS: AwsKeys = { accessKeyId: 'local', secretAccessKey: 'local' };

/** The keys that need not be looked for. */
export function fixedKeys({ keys, endpoint }: AwsAccount): AwsKeys | undefined {
  return keys ?? (isLocal({ endpoint }) ? LOCAL_KEYS : undefined);
}

/** Is it a stand-in on this machine? */
export function isLocal({ endpoint }: { readonly endpoint?: string | undefined }): boolean {
  if (endpoint === undefined) return false;
  const { hostname } = new URL(endpoint);
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}
