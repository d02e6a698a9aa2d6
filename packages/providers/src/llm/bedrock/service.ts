import { Agent as HttpAgent, request as httpRequest } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';

/** Order: below the first-event deadline, so that an unreachable host is told from a slow model. */
export const CONNECT_TIMEOUT_MS = 1000;
/** One process carries at most a few hundred calls; each asks one question at a time, perhaps two while speculating. */
const MAX_SOCKETS = 400;

export interface ServiceOptions {
  region: string;
  endpoint?: string;
}

/** Where the service is, and its kept connections. */
export interface BedrockService {
  readonly url: URL;
  /** A stand-in on this machine: it is given made-up credentials. */
  readonly isLocal: boolean;
  readonly httpAgent: HttpAgent;
  readonly httpsAgent: HttpsAgent;
  /** Makes a connection. Never rejects: the first question reports that the service is away. */
  warm(): Promise<void>;
}

export const LOCAL_CREDENTIALS = { accessKeyId: 'local', secretAccessKey: 'local' };

export function bedrockService({ region, endpoint }: ServiceOptions): BedrockService {
  const agentOptions = { keepAlive: true, maxSockets: MAX_SOCKETS, noDelay: true };
  const httpAgent = new HttpAgent(agentOptions);
  const httpsAgent = new HttpsAgent(agentOptions);
  const url = new URL(endpoint ?? `https://bedrock-runtime.${region}.amazonaws.com`);
  return {
    url,
    isLocal: endpoint !== undefined && isLoopback(url),
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

function isLoopback({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}
