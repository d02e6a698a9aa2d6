import Anthropic from '@anthropic-ai/sdk';
import type { Clock } from '@aybiza/foundation/clock';
import type { LanguageModel } from '../port.ts';
import { fromIterable, type LlmPatience, streamReply } from '../stream-reply.ts';
import { addEvent } from './add-event.ts';
import { toAnthropicError } from './anthropic-error.ts';
import { toMessageParams } from './to-message-params.ts';

export interface AnthropicOptions extends LlmPatience {
  clock: Clock;
  apiKey: string;
  modelId: string;
  /** Only for a stand-in or a gateway. */
  baseUrl?: string;
}

/** Claude by Anthropic's own interface, streamed; one attempt per question, failover is the caller's. */
export function createAnthropic(options: AnthropicOptions): LanguageModel {
  // Said in full: what the environment says (`ANTHROPIC_BASE_URL`) is not this account's.
  const { apiKey, baseUrl: baseURL = 'https://api.anthropic.com', modelId } = options;
  const client = new Anthropic({
    apiKey,
    maxRetries: 0,
    logLevel: 'off',
    baseURL,
  });
  return {
    async converse(request, llm) {
      const params = toMessageParams(modelId, request);
      return streamReply<Anthropic.RawMessageStreamEvent>(
        {
          ...options,
          provider: 'anthropic',
          send: fromIterable((signal) => client.messages.create({ ...params, stream: true }, { signal })),
          add: addEvent,
          toError: toAnthropicError,
        },
        llm,
      );
    },
  };
}
