import { NodeHttpHandler } from '@smithy/node-http-handler';
import { CONNECT_TIMEOUT_MS, type KeptConnections } from './kept-connections.ts';

/** A backstop behind our own deadlines, should the clock's callback ever be late. */
export const SOCKET_TIMEOUT_MS = 10_000;

/** How the SDK sends its requests. Over HTTP/2 it connects anew each time and reports lost connections as success. */
export function toRequestHandler({ httpAgent, httpsAgent }: KeptConnections): NodeHttpHandler {
  return new NodeHttpHandler({
    connectionTimeout: CONNECT_TIMEOUT_MS,
    socketTimeout: SOCKET_TIMEOUT_MS,
    httpAgent,
    httpsAgent,
  });
}
