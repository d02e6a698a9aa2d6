import type { Leases } from './port.ts';
import { createPostgresLeases } from './postgres.ts';
import { createRedisLeases } from './redis.ts';

export interface OpenLeasesOptions {
  /** The app role's URL. */
  databaseUrl: string;
  /** Given: leases are kept in Redis. Every voice process of an installation must be told the same. */
  redisUrl: string | undefined;
  /** Hears of lost connections; they are made again by themselves. */
  onError(error: unknown): void;
}

/** The leases of an installation, chosen in one place like its bus. */
export function openLeases({ databaseUrl, redisUrl, onError }: OpenLeasesOptions): Leases {
  if (redisUrl !== undefined) return createRedisLeases({ url: redisUrl, onError });
  return createPostgresLeases({ url: databaseUrl, onError });
}
