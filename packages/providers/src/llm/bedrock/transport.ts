import type { ConverseStreamCommandInput } from '@aws-sdk/client-bedrock-runtime';
import type { AwsAccount } from '../../aws/aws-account.ts';
import type { StreamEvent } from './stream-event.ts';

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

/** Where the service is (AWS: Bedrock endpoints), unless a stand-in is named. */
export function bedrockUrl({ region, endpoint }: AwsAccount): URL {
  return new URL(endpoint ?? `https://bedrock-runtime.${region}.amazonaws.com`);
}
