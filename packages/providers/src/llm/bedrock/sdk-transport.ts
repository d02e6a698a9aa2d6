import { BedrockRuntimeClient, ConverseStreamCommand } from '@aws-sdk/client-bedrock-runtime';
import { type AwsAccount, toClientConfig } from '../../aws/aws-account.ts';
import { keepConnections } from '../../aws/kept-connections.ts';
import { toRequestHandler } from '../../aws/request-handler.ts';
import { bedrockError } from './bedrock-error.ts';
import { type BedrockTransport, bedrockUrl } from './transport.ts';

/** By the vendor's own client. */
export function createSdkTransport(account: AwsAccount): BedrockTransport {
  const connections = keepConnections(bedrockUrl(account));
  const client = new BedrockRuntimeClient({
    ...toClientConfig(account),
    requestHandler: toRequestHandler(connections),
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
    warm: () => connections.warm(),
    close: () => client.destroy(),
  };
}
