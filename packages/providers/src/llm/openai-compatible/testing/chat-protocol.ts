import type { Clock } from '@aybiza/foundation/clock';
import type { LanguageModel } from '../../port.ts';
import type { SseProtocol } from '../../testing/sse-harness.ts';

/** What every chunk of one answer says (OpenAI: the chat completion chunk object). */
const HEAD = { id: 'c1', object: 'chat.completion.chunk', created: 1, model: 'm' };
const COMMENT = ': still there\n\n';
const DONE = 'data: [DONE]\n\n';
const FINISH_REASONS = { end: 'stop', tools: 'tool_calls', length: 'length' };
const USAGE = toEvent({
  ...HEAD,
  choices: [],
  usage: {
    prompt_tokens: 10,
    completion_tokens: 5,
    total_tokens: 15,
    prompt_tokens_details: { cached_tokens: 4 },
  },
});

function toEvent(data: Readonly<Record<string, unknown>>): string {
  return `data: ${JSON.stringify(data)}\n\n`;
}

/** One chunk of an answer. */
export function chunk(delta: Record<string, unknown>, finishReason: string | null = null): string {
  return toEvent({ ...HEAD, choices: [{ index: 0, delta, finish_reason: finishReason }] });
}

/** What a server compatible with OpenAI answers a streamed chat completion with; `vendor-sdk.integration.test.ts` holds it against the vendor's client. */
export function chatProtocol(create: (options: { baseUrl: string; clock: Clock }) => LanguageModel): SseProtocol {
  return {
    create,
    endings: 3,
    reply: ({ pieces, toolUses = [], stop }) => [
      chunk({ role: 'assistant', content: '' }),
      COMMENT,
      ...pieces.map((content) => chunk({ content })),
      ...toolUses.flatMap(({ id, name, json }, index) => [
        chunk({ tool_calls: [{ index, id, type: 'function', function: { name, arguments: '' } }] }),
        chunk({ tool_calls: [{ index, function: { arguments: json.slice(0, 4) } }] }),
        chunk({ tool_calls: [{ index, function: { arguments: json.slice(4) } }] }),
      ]),
      chunk({}, FINISH_REASONS[stop]),
      USAGE,
      DONE,
    ],
    refusal: () => '{"error":{"message":"no","type":"server_error"}}',
  };
}
