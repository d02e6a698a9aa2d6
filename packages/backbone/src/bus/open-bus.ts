import type { Bus, BusOptions } from './port.ts';
import { createPostgresBus } from './postgres.ts';
import { createRedisBus } from './redis.ts';

export interface OpenBusOptions extends Omit<BusOptions, 'url'> {
  /** The app role's URL. */
  databaseUrl: string;
  /** Given: live events travel in Redis. Every app of an installation must be told the same. */
  redisUrl: string | undefined;
}

/** The bus of an installation, chosen in one place, so that all of its apps are on the same one. */
export function openBus({ databaseUrl, redisUrl, onError }: OpenBusOptions): Bus {
  if (redisUrl !== undefined) return createRedisBus({ url: redisUrl, onError });
  return createPostgresBus({ url: databaseUrl, onError });
}
