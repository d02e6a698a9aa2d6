import { Redis } from 'ioredis';

const CONNECT_TIMEOUT_MS = 2_000;
const COMMAND_TIMEOUT_MS = 2_000;
/** Later than a command fails. */
const SILENT_SOCKET_MS = 3_000;
const LAST_RETRY_MS = 2_000;

/** A connection that is made again by itself. A command fails after two seconds instead of waiting for a server that is away. */
export function openRedis(url: string, onError: (error: unknown) => void): Redis {
  const redis = new Redis(url, {
    connectTimeout: CONNECT_TIMEOUT_MS,
    commandTimeout: COMMAND_TIMEOUT_MS,
    // A server that vanished without a word would otherwise be waited for until the network gives up: a quarter of an hour.
    socketTimeout: SILENT_SOCKET_MS,
    // The command's own time-out decides, not a number of attempts.
    maxRetriesPerRequest: null,
    retryStrategy: (attempt) => Math.min(attempt * 100, LAST_RETRY_MS),
    // After a fail-over the old primary answers READONLY: leave it and find the new one.
    reconnectOnError: (error) => error.message.startsWith('READONLY'),
  });
  // An error without a listener ends the process.
  redis.on('error', onError);
  return redis;
}
