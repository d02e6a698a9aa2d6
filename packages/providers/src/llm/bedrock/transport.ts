import {
  BedrockRuntimeClient,
  ConverseStreamCommand,
  type ConverseStreamCommandInput,
} from '@aws-sdk/client-bedrock-runtime';
import { HttpRequest } from '@smithy/core/protocols';
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
 * The vendor's own client finds the keys, writes the question, signs and sends it. The answer is read here: the client has dozens of
 * promises for each word of it, which cost more than all else that a turn needs.
 */
export function createTransport(account: AwsAccount): BedrockTransport {
  const connections = keepConnections(bedrockUrl(account));
  const requestHandler = toRequestHandler(connections);
  // Steps put together once: otherwise they are sorted anew for each question.
  const client = new BedrockRuntimeClient({ ...toClientConfig(account), requestHandler, cacheMiddleware: true });
  // Goes through every question and answer for a logger that nobody gave.
  client.middlewareStack.remove('loggerMiddleware');
  /** By the input of a command, for steps that were put together once know nothing else of it. */
  const underWay = new WeakMap<object, SendOptions>();
  client.middlewareStack.add(
    (next) => async (args) => {
      const sending = underWay.get(args.input);
      if (sending === undefined || !HttpRequest.isInstance(args.request)) return next(args);
      const { response } = await requestHandler.handle(args.request, { abortSignal: sending.signal });
      await tellEvents(response, sending.onEvent);
      return { response, output: { $metadata: {} } };
    },
    // Before the client's own step for answers.
    { name: 'tellEvents', step: 'deserialize', priority: 'high' },
  );
  return {
    async send(input, options) {
      const command = new ConverseStreamCommand(input);
      underWay.set(command.input, options);
      await client.send(command);
    },
    warm: () => connections.warm(),
    close: () => client.destroy(),
  };
}

/** Where the service is (AWS: Bedrock endpoints), unless a stand-in is named. */
function bedrockUrl({ region, endpoint }: AwsAccount): URL {
  return new URL(endpoint ?? `https://bedrock-runtime.${region}.amazonaws.com`);
}
