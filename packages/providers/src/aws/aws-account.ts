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
    ...(endpoint !== undefined && isLoopback(endpoint)
      ? { credentials: { accessKeyId: 'local', secretAccessKey: 'local' } }
      : {}),
  };
}

function isLoopback(endpoint: string): boolean {
  const { hostname } = new URL(endpoint);
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}
