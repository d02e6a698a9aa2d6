import { Agent as HttpAgent, request as httpRequest } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';

/** Order: below every deadline for an answer, so that an unreachable host is told from a slow service. */
export const CONNECT_TIMEOUT_MS = 1000;
/** One process carries at most a few hundred calls; each asks one question at a time, perhaps two while speculating. */
export const MAX_SOCKETS = 400;

/** HTTP/1.1 over connections that are kept. */
export interface KeptConnections {
  readonly httpAgent: HttpAgent;
  readonly httpsAgent: HttpsAgent;
  /** Makes a connection before it is needed. Never rejects: the first request says why it fails. */
  warm(): Promise<void>;
}

export function keepConnections(url: URL): KeptConnections {
  const options = { keepAlive: true, maxSockets: MAX_SOCKETS, noDelay: true };
  const httpAgent = new HttpAgent(options);
  const httpsAgent = new HttpsAgent(options);
  return {
    httpAgent,
    httpsAgent,
    warm: () => openConnection(url, url.protocol === 'https:' ? httpsAgent : httpAgent),
  };
}

/** Asks for nothing in particular: whatever the answer, its connection stays with the agent. */
function openConnection(url: URL, agent: HttpAgent): Promise<void> {
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((resolve) => {
    const request = send(url, { agent, timeout: CONNECT_TIMEOUT_MS });
    request.on('response', (response) => response.resume());
    request.on('timeout', () => request.destroy());
    // Expected when the service is away: the first question reports it.
    request.on('error', () => {});
    // The agent takes the socket back just after this event.
    request.on('close', () => setImmediate(resolve));
    request.end();
  });
}
