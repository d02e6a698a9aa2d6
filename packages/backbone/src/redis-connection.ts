import { Redis } from 'ioredis';

const WAIT_MS = 2_000;
const LAST_RETRY_MS = 2_000;

export interface RedisConnectionOptions {
  url: string;
  /** Hears of lost connections; they are made again by themselves. */
  onError(error: unknown): void;
  /** Ms that a connection, and a command, may take; left out: two seconds. */
  waitMs?: number;
}

/** A connection that is made again by itself. A command fails in time instead of waiting for a server that is away. */
export function openRedis({ url, onError, waitMs = WAIT_MS }: RedisConnectionOptions): Redis {
  const redis = new Redis(url, {
    connectTimeout: waitMs,
    commandTimeout: waitMs,
    // Later than a command fails. A server that vanished without a word would be waited for until the network gives up: a quarter of an hour.
    socketTimeout: waitMs + 1_000,
    // The command's own time-out decides, not a number of attempts.
    maxRetriesPerRequest: null,
    // Whoever listens does it anew by itself: here nobody would hear that it failed, and the process would end of it.
    autoResubscribe: false,
    retryStrategy: (attempt) => Math.min(attempt * 100, LAST_RETRY_MS),
    // After a fail-over the old primary answers READONLY: leave it and find the new one.
    reconnectOnError: (error) => error.message.startsWith('READONLY'),
  });
  // An error without a listener ends the process.
  redis.on('error', onError);
  return redis;
}
