import { BedrockRuntimeClient, ConverseStreamCommand } from '@aws-sdk/client-bedrock-runtime';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { bedrockError } from './bedrock-error.ts';
import { bedrockService, CONNECT_TIMEOUT_MS, LOCAL_CREDENTIALS, type ServiceOptions } from './service.ts';
import type { BedrockTransport } from './transport.ts';

/** A backstop behind our own deadlines, should the clock's callback ever be late. */
const SOCKET_TIMEOUT_MS = 10_000;

/** HTTP/1.1 with kept connections: over HTTP/2 the SDK connects anew each time and reports lost connections as success. */
export function createSdkTransport(options: ServiceOptions): BedrockTransport {
  const { region, endpoint } = options;
  const { httpAgent, httpsAgent, isLocal, warm } = bedrockService(options);
  const client = new BedrockRuntimeClient({
    region,
    maxAttempts: 1,
    requestHandler: new NodeHttpHandler({
      connectionTimeout: CONNECT_TIMEOUT_MS,
      socketTimeout: SOCKET_TIMEOUT_MS,
      httpAgent,
      httpsAgent,
    }),
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(isLocal ? { credentials: LOCAL_CREDENTIALS } : {}),
  });
  return {
    async send(input, { signal, onEvent }) {
      const { stream } = await client.send(new ConverseStreamCommand(input), { abortSignal: signal });
      if (stream === undefined) throw bedrockError('PROVIDER_PROTOCOL', 'Bedrock answered without a stream');
      for await (const event of stream) {
        if (signal.aborted) return;
        onEvent(event);
      }
    },
    warm,
    close: () => client.destroy(),
  };
}
