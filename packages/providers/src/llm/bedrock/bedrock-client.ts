import { Agent as HttpAgent, request as httpRequest } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { BedrockRuntimeClient } from '@aws-sdk/client-bedrock-runtime';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { type AwsAccount, toClientConfig } from '../../aws/aws-account.ts';

/** Order: below the first-event deadline, so that an unreachable host is told from a slow model. */
const CONNECT_TIMEOUT_MS = 1000;
/** A backstop behind our own deadlines, should the clock's callback ever be late. */
const SOCKET_TIMEOUT_MS = 10_000;
/** One process carries at most a few hundred calls; each asks one question at a time, perhaps two while speculating. */
const MAX_SOCKETS = 400;

/** HTTP/1.1 with kept connections: over HTTP/2 the SDK connects anew each time and reports lost connections as success. */
export function createBedrockClient(options: AwsAccount): {
  client: BedrockRuntimeClient;
  warm(): Promise<void>;
} {
  const { region, endpoint } = options;
  const agentOptions = { keepAlive: true, maxSockets: MAX_SOCKETS, noDelay: true };
  const httpAgent = new HttpAgent(agentOptions);
  const httpsAgent = new HttpsAgent(agentOptions);
  const client = new BedrockRuntimeClient({
    ...toClientConfig(options),
    requestHandler: new NodeHttpHandler({
      connectionTimeout: CONNECT_TIMEOUT_MS,
      socketTimeout: SOCKET_TIMEOUT_MS,
      httpAgent,
      httpsAgent,
    }),
  });
  const url = new URL(endpoint ?? `https://bedrock-runtime.${region}.amazonaws.com`);
  return { client, warm: () => openConnection(url, url.protocol === 'https:' ? httpsAgent : httpAgent) };
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
