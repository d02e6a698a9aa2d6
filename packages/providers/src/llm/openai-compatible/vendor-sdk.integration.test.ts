import { fakeClock } from '@aybiza/foundation/testing/fake-clock';
import OpenAI from 'openai';
import { afterEach, describe, expect, it } from 'vitest';
import type { LlmRequest } from '../port.ts';
import { type SseAnswer, startLocalSse, writeEvents } from '../testing/local-sse.ts';
import { createOpenAiCompatible } from './openai-compatible.ts';
import { chatProtocol } from './testing/chat-protocol.ts';
import { LOOKUP_QUESTION } from './testing/lookup-question.ts';

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

/** The fake that our adapter is tested by, our adapter, and the vendor's own client. */
async function stage(answer: SseAnswer) {
  const server = await startLocalSse(answer);
  cleanups.push(() => server.close());
  const baseUrl = `${server.baseUrl}/v1`;
  const ours = createOpenAiCompatible({ clock: fakeClock(), baseUrl, apiKey: 'key', modelId: 'm' });
  cleanups.push(() => ours.close());
  return { server, ours, client: new OpenAI({ baseURL: baseUrl, apiKey: 'key', maxRetries: 0 }) };
}

const protocol = chatProtocol(() => {
  throw new Error('only what is answered is wanted here');
});

function answers(reply: Parameters<typeof protocol.reply>[0]): SseAnswer {
  return (response) => {
    writeEvents(response, protocol.reply(reply));
    response.end();
  };
}

const QUESTION: OpenAI.ChatCompletionCreateParamsStreaming = {
  model: 'm',
  max_tokens: 100,
  stream: true,
  stream_options: { include_usage: true },
  messages: [
    { role: 'system', content: 'You are brief.' },
    { role: 'user', content: 'Where is it?' },
    {
      role: 'assistant',
      content: 'One moment.',
      tool_calls: [{ id: 't', type: 'function', function: { name: 'lookup', arguments: '{"id":"1"}' } }],
    },
    { role: 'tool', tool_call_id: 't', content: '{"status":"sent"}' },
    { role: 'user', content: 'Well?' },
  ],
  tools: [{ type: 'function', function: { name: 'lookup', description: 'Finds.', parameters: { type: 'object' } } }],
  tool_choice: { type: 'function', function: { name: 'lookup' } },
};
const SAME_QUESTION: LlmRequest = {
  ...LOOKUP_QUESTION,
  system: 'You are brief.',
  toolChoice: { tool: 'lookup' },
  maxTokens: 100,
};

describe('the client of the vendor', () => {
  it('hears a streamed answer from the fake, piece by piece and with what it used', async () => {
    const { client } = await stage(answers({ pieces: ['Grüße, ', '“you”.'], stop: 'end' }));
    const pieces: string[] = [];
    const runner = client.chat.completions.stream(QUESTION).on('content', (piece) => pieces.push(piece));
    const { choices, usage } = await runner.finalChatCompletion();
    expect(pieces).toEqual(['Grüße, ', '“you”.']);
    expect(choices).toMatchObject([
      { finish_reason: 'stop', message: { role: 'assistant', content: 'Grüße, “you”.' } },
    ]);
    expect(usage).toMatchObject({
      prompt_tokens: 10,
      completion_tokens: 5,
      prompt_tokens_details: { cached_tokens: 4 },
    });
  });

  it('puts the pieces of several tool calls together', async () => {
    const toolUses = [
      { id: 't1', name: 'lookup', json: '{"id":"45"}' },
      { id: 't2', name: 'lookup', json: '{"id":"46"}' },
    ];
    const { client, ours } = await stage(answers({ pieces: ['So.'], toolUses, stop: 'tools' }));
    const { choices } = await client.chat.completions.stream(QUESTION).finalChatCompletion();
    const calls = choices[0]?.message.tool_calls?.map((call) =>
      call.type === 'function' ? { id: call.id, ...call.function } : call,
    );
    expect(choices[0]?.finish_reason).toBe('tool_calls');
    expect(calls).toMatchObject(toolUses.map(({ id, name, json }) => ({ id, name, arguments: json })));
    const reply = await ours.converse(SAME_QUESTION, { signal: new AbortController().signal });
    expect(reply.toolUses).toEqual(toolUses.map(({ id, name, json }) => ({ id, name, input: JSON.parse(json) })));
  });

  it('sees that an answer was cut at its longest', async () => {
    const { client } = await stage(answers({ pieces: ['So'], stop: 'length' }));
    const { choices } = await client.chat.completions.stream(QUESTION).finalChatCompletion();
    expect(choices[0]?.finish_reason).toBe('length');
  });

  it.each([429, 503] as const)('reads the refusal %i as the vendor’s own', async (status) => {
    const { client } = await stage((response) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(protocol.refusal(status)),
    );
    const failure = await client.chat.completions.create(QUESTION).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(OpenAI.APIError);
    expect(failure).toMatchObject({ status, type: 'server_error' });
  });

  it('asks the same question in the same form as our adapter', async () => {
    const { server, client, ours } = await stage(answers({ pieces: ['Sent.'], stop: 'end' }));
    await client.chat.completions.stream(QUESTION).finalChatCompletion();
    await ours.converse(SAME_QUESTION, { signal: new AbortController().signal });
    const [theirs, own] = server.requests.map(({ path, headers, body }) => ({
      path,
      authorization: headers.authorization,
      contentType: headers['content-type'],
      body,
    }));
    expect(own).toEqual(theirs);
  });
});
