import { ConverseStreamCommand, type ConverseStreamOutput } from '@aws-sdk/client-bedrock-runtime';
import type { Clock } from '@aybiza/foundation/clock';
import type { AwsAccount } from '../../aws/aws-account.ts';
import type { LanguageModel } from '../port.ts';
import { type LlmPatience, streamReply } from '../stream-reply.ts';
import { addEvent } from './add-event.ts';
import { createBedrockClient } from './bedrock-client.ts';
import { bedrockError, toBedrockError } from './bedrock-error.ts';
import { toConverseInput } from './to-converse-input.ts';

export interface BedrockOptions extends AwsAccount, LlmPatience {
  clock: Clock;
  /** A model or inference profile id, or an ARN. */
  modelId: string;
}

/** A language model whose connections can be made ready and let go of. */
export interface BedrockModel extends LanguageModel {
  /** Makes a connection at ring time, so that the first question need not. Never rejects: the question will say why. */
  warm(): Promise<void>;
  /** Closes the kept connections. */
  close(): void;
}

/** Claude on Amazon Bedrock over ConverseStream; one attempt per question, failover is the caller's. */
export function createBedrock(options: BedrockOptions): BedrockModel {
  const { client, warm } = createBedrockClient(options);
  return {
    async converse(request, llm) {
      const command = new ConverseStreamCommand(toConverseInput(options.modelId, request));
      return streamReply<ConverseStreamOutput>(
        {
          ...options,
          provider: 'bedrock',
          async open(signal) {
            const { stream } = await client.send(command, { abortSignal: signal });
            if (stream === undefined) throw bedrockError('PROVIDER_PROTOCOL', 'Bedrock answered without a stream');
            return stream;
          },
          add: addEvent,
          toError: toBedrockError,
        },
        llm,
      );
    },
    warm,
    close: () => client.destroy(),
  };
}
