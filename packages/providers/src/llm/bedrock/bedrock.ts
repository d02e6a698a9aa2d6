import type { Clock } from '@aybiza/foundation/clock';
import type { AwsAccount } from '../../aws/aws-account.ts';
import type { LanguageModel } from '../port.ts';
import { type LlmPatience, streamReply } from '../stream-reply.ts';
import { addEvent } from './add-event.ts';
import { toBedrockError } from './bedrock-error.ts';
import type { StreamEvent } from './stream-event.ts';
import { toConverseInput } from './to-converse-input.ts';
import type { BedrockTransport } from './transport.ts';

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
  close(): Promise<void>;
}

/** Claude on Amazon Bedrock over ConverseStream; one attempt per question, failover is the caller's. */
export function createBedrock(options: BedrockOptions): BedrockModel {
  const { clock, modelId, firstEventMs, idleMs } = options;
  const transport = lateTransport(options);
  return {
    async converse(request, llm) {
      const input = toConverseInput(modelId, request);
      return streamReply<StreamEvent>(
        {
          clock,
          modelId,
          provider: 'bedrock',
          ...(firstEventMs === undefined ? {} : { firstEventMs }),
          ...(idleMs === undefined ? {} : { idleMs }),
          send: (signal, onEvent) => transport.send(input, { signal, onEvent }),
          add: addEvent,
          toError: toBedrockError,
        },
        llm,
      );
    },
    warm: () => transport.warm(),
    close: () => transport.close(),
  };
}

/** The SDK is loaded with the first question, or when its connection is made ready: nothing that a process needs to listen waits for it. */
function lateTransport(account: AwsAccount): BedrockTransport {
  let loading: Promise<BedrockTransport> | undefined;
  const load = () => {
    loading ??= import('./transport.ts').then(({ createTransport }) => createTransport(account));
    return loading;
  };
  const noted = () => undefined;
  return {
    send: async (input, sending) => (await load()).send(input, sending),
    // Should it not load, the question says so.
    warm: () => load().then((transport) => transport.warm(), noted),
    close: async () => {
      const transport = await loading?.catch(noted);
      await transport?.close();
    },
  };
}
