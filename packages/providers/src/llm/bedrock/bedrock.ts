import { type BedrockRuntimeClient, ConverseStreamCommand } from '@aws-sdk/client-bedrock-runtime';
import type { Clock } from '@aybiza/foundation/clock';
import type { AwsAccount } from '../../aws/aws-account.ts';
import type { LanguageModel, LlmOptions, LlmReply, LlmRequest } from '../port.ts';
import { createBedrockClient } from './bedrock-client.ts';
import { bedrockError, toBedrockError } from './bedrock-error.ts';
import { Deadline } from './deadline.ts';
import { ReplyBuilder } from './reply-builder.ts';
import { toConverseInput } from './to-converse-input.ts';

export interface BedrockOptions extends AwsAccount {
  clock: Clock;
  /** A model or inference profile id, or an ARN. */
  modelId: string;
  /** From the request to the first event, in ms. Default 2500. */
  firstEventMs?: number;
  /** Between two events, in ms. Default 1500: in the middle of a sentence nothing fills the silence. */
  idleMs?: number;
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
    converse: (request, llm) => converse({ ...options, client }, request, llm),
    warm,
    close: () => client.destroy(),
  };
}

type Bedrock = BedrockOptions & { client: BedrockRuntimeClient };

async function converse(bedrock: Bedrock, request: LlmRequest, llm: LlmOptions): Promise<LlmReply> {
  const { clock, modelId, firstEventMs = 2500, idleMs = 1500 } = bedrock;
  const startedAt = clock.now();
  const input = toConverseInput(modelId, request);
  const deadline = new Deadline(clock, llm.signal);
  const builder = new ReplyBuilder();
  let firstTokenMs: number | undefined;
  try {
    deadline.set(firstEventMs, `no first event within ${firstEventMs} ms`);
    const { stream } = await bedrock.client.send(new ConverseStreamCommand(input), { abortSignal: deadline.signal });
    if (stream === undefined) throw bedrockError('PROVIDER_PROTOCOL', 'Bedrock answered without a stream');
    for await (const event of stream) {
      if (deadline.signal.aborted) break;
      deadline.set(idleMs, `no event for ${idleMs} ms`);
      const text = builder.add(event);
      if (firstTokenMs === undefined && builder.hasBegun) firstTokenMs = clock.now() - startedAt;
      if (text !== '') llm.onText?.(text);
    }
    deadline.throwIfOver();
    const totalMs = clock.now() - startedAt;
    return { ...builder.build(), firstTokenMs: firstTokenMs ?? totalMs, totalMs, modelId };
  } catch (error) {
    // Whatever the SDK throws after an abort, the reason is ours.
    deadline.throwIfOver(error);
    // Leaving the loop is not enough: the service would go on generating, and billing.
    deadline.abort();
    throw toBedrockError(error);
  } finally {
    deadline.end();
  }
}
