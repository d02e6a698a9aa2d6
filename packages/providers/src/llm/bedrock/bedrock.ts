import type { Clock } from '@aybiza/foundation/clock';
import type { LanguageModel, LlmOptions, LlmReply, LlmRequest } from '../port.ts';
import { toBedrockError } from './bedrock-error.ts';
import { Deadline } from './deadline.ts';
import { createDirectTransport } from './direct-transport.ts';
import { ReplyBuilder } from './reply-builder.ts';
import type { StreamEvent } from './stream-event.ts';
import { toConverseInput } from './to-converse-input.ts';
import type { BedrockTransport } from './transport.ts';

export interface BedrockOptions {
  clock: Clock;
  region: string;
  /** A model or inference profile id, or an ARN. */
  modelId: string;
  /** Only for a stand-in or a private endpoint; on loopback it is given made-up credentials. */
  endpoint?: string;
  /** By the vendor's SDK, or without it at half of its cost (and without Bedrock's API keys). Default `sdk`. */
  transport?: 'sdk' | 'direct' | undefined;
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
  const transport = options.transport === 'direct' ? createDirectTransport(options) : lateSdkTransport(options);
  return {
    converse: (request, llm) => converse({ ...options, transport }, request, llm),
    warm: () => transport.warm(),
    close: () => transport.close(),
  };
}

/** The SDK is loaded with the first question, or when its connection is made ready: nothing that a process needs to listen waits for it. */
function lateSdkTransport(options: BedrockOptions): BedrockTransport {
  let loading: Promise<BedrockTransport> | undefined;
  const load = () => {
    loading ??= import('./sdk-transport.ts').then(({ createSdkTransport }) => createSdkTransport(options));
    return loading;
  };
  const noted = () => undefined;
  return {
    send: async (input, sending) => (await load()).send(input, sending),
    // Should it not load, the question says so.
    warm: () => load().then((transport) => transport.warm(), noted),
    close: () => void loading?.then((transport) => transport.close(), noted),
  };
}

type Bedrock = Omit<BedrockOptions, 'transport'> & { transport: BedrockTransport };

async function converse(bedrock: Bedrock, request: LlmRequest, llm: LlmOptions): Promise<LlmReply> {
  const { clock, modelId, firstEventMs = 2500, idleMs = 1500 } = bedrock;
  const startedAt = clock.now();
  const input = toConverseInput(modelId, request);
  const deadline = new Deadline(clock, llm.signal);
  const builder = new ReplyBuilder();
  let firstTokenMs: number | undefined;
  try {
    deadline.set(firstEventMs, `no first event within ${firstEventMs} ms`);
    const onEvent = (event: StreamEvent) => {
      if (deadline.signal.aborted) return;
      deadline.set(idleMs, `no event for ${idleMs} ms`);
      const text = builder.add(event);
      if (firstTokenMs === undefined && builder.hasBegun) firstTokenMs = clock.now() - startedAt;
      if (text !== '') llm.onText?.(text);
    };
    await bedrock.transport.send(input, { signal: deadline.signal, onEvent });
    deadline.throwIfOver();
    const totalMs = clock.now() - startedAt;
    return { ...builder.build(), firstTokenMs: firstTokenMs ?? totalMs, totalMs, modelId };
  } catch (error) {
    // Whatever is thrown after an abort, the reason is ours.
    deadline.throwIfOver(error);
    // Leaving the loop is not enough: the service would go on generating, and billing.
    deadline.abort();
    throw toBedrockError(error);
  } finally {
    deadline.end();
  }
}
