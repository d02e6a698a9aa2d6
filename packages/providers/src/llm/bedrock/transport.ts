import { BedrockRuntimeClient, type ConverseStreamCommandInput } from '@aws-sdk/client-bedrock-runtime';
import { fromEnvSigningName } from '@aws-sdk/token-providers';
import { escapeUri, HttpRequest } from '@smithy/core/protocols';
import { SignatureV4 } from '@smithy/signature-v4';
import { type AwsAccount, toClientConfig } from '../../aws/aws-account.ts';
import { keepConnections } from '../../aws/kept-connections.ts';
import { toRequestHandler } from '../../aws/request-handler.ts';
import type { StreamEvent } from './stream-event.ts';
import { tellEvents } from './tell-events.ts';

export interface SendOptions {
  signal: AbortSignal;
  onEvent(event: StreamEvent): void;
}

/** How a question reaches the service and the events of its answer come back. */
export interface BedrockTransport {
  /**
   * Asks, and tells each event of the answer in order. Resolves when the answer is over; rejects with what the service, the network or
   * `onEvent` says, in the SDK's form where it is the service: `toBedrockError` reads it. Aborting ends it.
   */
  send(input: ConverseStreamCommandInput, options: SendOptions): Promise<void>;
  /** Makes a connection. Never rejects. */
  warm(): Promise<void>;
  /** Closes the kept connections. */
  close(): void;
}

/**
 * AWS's libraries find the keys, sign, and send; the question is written and the answer read here (AWS: ConverseStream). Their client
 * does the same through thirty steps for a question and dozens of promises for each word, which cost more than all else of a turn.
 */
export function createTransport(account: AwsAccount): BedrockTransport {
  const url = new URL(account.endpoint ?? `https://bedrock-runtime.${account.region}.amazonaws.com`);
  const connections = keepConnections(url);
  const requestHandler = toRequestHandler(connections);
  const client = new BedrockRuntimeClient({ ...toClientConfig(account), requestHandler });
  const authorize = toAuthorizer(client.config);
  return {
    async send({ modelId = '', ...question }, { signal, onEvent }) {
      const request = toRequest(url, modelId, JSON.stringify(question));
      const { response } = await requestHandler.handle(await authorize(request), { abortSignal: signal });
      await tellEvents(response, onEvent);
    },
    warm: () => connections.warm(),
    close: () => client.destroy(),
  };
}

function toRequest(url: URL, modelId: string, body: string): HttpRequest {
  return new HttpRequest({
    protocol: url.protocol,
    hostname: url.hostname,
    ...(url.port === '' ? {} : { port: Number(url.port) }),
    method: 'POST',
    path: `/model/${escapeUri(modelId)}/converse-stream`,
    headers: {
      host: url.host,
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(body)),
    },
    body,
  });
}

/** Signs with the account's keys (Signature Version 4), or shows the token that the environment holds for Bedrock instead. */
function toAuthorizer({
  credentials,
  region,
  sha256,
  authSchemePreference,
}: BedrockRuntimeClient['config']): (request: HttpRequest) => Promise<HttpRequest> {
  const signer = new SignatureV4({ credentials, region, sha256, service: 'bedrock' });
  const findToken = fromEnvSigningName({ signingName: 'bedrock' });
  return async (request) => {
    const [preferred] = await authSchemePreference();
    if (preferred !== 'httpBearerAuth') return HttpRequest.clone(await signer.sign(request));
    const { token } = await findToken();
    request.headers.authorization = `Bearer ${token}`;
    return request;
  };
}
