/** Where a service of Amazon's is; credentials are found the way AWS tools find them. */
export interface AwsAccount {
  region: string;
  /** Only for a stand-in or a private endpoint; on loopback it is given made-up credentials. */
  endpoint?: string;
}

/** What every client of the SDK is made with. One attempt: failover is ours, and a second try is a caller's time. */
export function toClientConfig({ region, endpoint }: AwsAccount): {
  region: string;
  maxAttempts: number;
  endpoint?: string;
  credentials?: { accessKeyId: string; secretAccessKey: string };
} {
  return {
    region,
    maxAttempts: 1,
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(isLocal({ endpoint }) ? { credentials: LOCAL_CREDENTIALS } : {}),
  };
}

export const LOCAL_CREDENTIALS = { accessKeyId: 'local', secretAccessKey: 'local' };

/** Is it a stand-in on this machine? */
export function isLocal({ endpoint }: { readonly endpoint?: string | undefined }): boolean {
  if (endpoint === undefined) return false;
  const { hostname } = new URL(endpoint);
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}
