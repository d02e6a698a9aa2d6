import { fakeClock } from '@aybiza/foundation/testing/fake-clock';
import { afterEach, describe, expect, it } from 'vitest';
import { runCheck } from '../../testing/contract-check.ts';
import { llmContract } from '../contract.ts';
import type { LlmRequest } from '../port.ts';
import { type SseAnswer, startLocalSse, writeEvents } from '../testing/local-sse.ts';
import { type SseProtocol, sseHarness } from '../testing/sse-harness.ts';
import { createAnthropic } from './anthropic.ts';

const cleanups: (() => unknown)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

function sse(data: { type: string } & Record<string, unknown>): string {
  return `event: ${data.type}\ndata: ${JSON.stringify(data)}\n\n`;
}

const START = sse({
  type: 'message_start',
  message: {
    id: 'msg_1',
    type: 'message',
    role: 'assistant',
    content: [],
    usage: { input_tokens: 812, output_tokens: 1, cache_read_input_tokens: 7, cache_creation_input_tokens: 9 },
  },
});
const PING = sse({ type: 'ping' });
const STOP_REASONS = { end: 'end_turn', tools: 'tool_use', length: 'max_tokens' };

function block(index: number, start: Record<string, unknown>, deltas: readonly Record<string, unknown>[]): string[] {
  return [
    sse({ type: 'content_block_start', index, content_block: start }),
    ...deltas.map((delta) => sse({ type: 'content_block_delta', index, delta })),
    sse({ type: 'content_block_stop', index }),
  ];
}

const protocol: SseProtocol = {
  create: ({ baseUrl, clock }) => createAnthropic({ clock, apiKey: 'key', modelId: 'claude', baseUrl }),
  endings: 3,
  reply: ({ pieces, toolUses = [], stop }) => [
    START,
    PING,
    ...block(
      0,
      { type: 'text', text: '' },
      pieces.map((text) => ({ type: 'text_delta', text })),
    ),
    ...toolUses.flatMap(({ id, name, json }, index) =>
      block(index + 1, { type: 'tool_use', id, name, input: {} }, [
        { type: 'input_json_delta', partial_json: json.slice(0, 4) },
        { type: 'input_json_delta', partial_json: json.slice(4) },
      ]),
    ),
    sse({
      type: 'message_delta',
      delta: { stop_reason: STOP_REASONS[stop], stop_sequence: null },
      usage: { output_tokens: 41 },
    }),
    sse({ type: 'message_stop' }),
  ],
  refusal: (status) =>
    JSON.stringify({
      type: 'error',
      error: { type: status === 429 ? 'rate_limit_error' : 'overloaded_error', message: 'no' },
    }),
};

async function start(answer: SseAnswer) {
  const server = await startLocalSse(answer);
  cleanups.push(() => server.close());
  return { server, model: protocol.create({ baseUrl: server.baseUrl, clock: fakeClock() }) };
}

const REQUEST: LlmRequest = {
  system: 'You are brief.',
  messages: [{ role: 'user', content: [{ type: 'text', text: 'Hello' }] }],
  maxTokens: 100,
};

describe('the contract of a language model, by Anthropic', () => {
  for (const check of llmContract) it(check.title, () => runCheck(check, () => sseHarness(protocol)));

  it('goes red for an adapter that takes any end for success', async () => {
    const check = llmContract.find(({ title }) => title.startsWith('counts an answer that broke off'));
    const harness = async () => {
      const sound = await sseHarness(protocol);
      return { ...sound, behave: () => sound.behave({ type: 'text', pieces: ['One '] }) };
    };
    await expect(check && runCheck(check, harness)).rejects.toThrow(/Missing expected rejection/);
  });
});

describe('Anthropic', () => {
  const answers = (...events: string[]): SseAnswer => {
    return (response) => {
      writeEvents(response, events);
      response.end();
    };
  };

  it('is asked in its own form, with what was said, used and found out before', async () => {
    const { server, model } = await start(answers(...protocol.reply({ pieces: ['Hi.'], stop: 'end' })));
    await model.converse(
      {
        ...REQUEST,
        messages: [
          { role: 'user', content: [{ type: 'text', text: 'Where is it?' }] },
          { role: 'assistant', content: [{ type: 'toolUse', id: 't', name: 'lookup', input: { id: '1' } }] },
          {
            role: 'user',
            content: [{ type: 'toolResult', toolUseId: 't', output: { status: 'sent' }, isError: false }],
          },
        ],
        tools: [{ name: 'lookup', description: 'Finds.', inputSchema: { type: 'object', properties: {} } }],
        toolChoice: { tool: 'lookup' },
      },
      { signal: new AbortController().signal },
    );
    const [request] = server.requests;
    expect(request?.path).toBe('/v1/messages');
    expect(request?.headers.authorization).toBe('Bearer key');
    expect(request?.body).toEqual({
      model: 'claude',
      max_tokens: 100,
      stream: true,
      system: [{ type: 'text', text: 'You are brief.', cache_control: { type: 'ephemeral' } }],
      messages: [
        { role: 'user', content: [{ type: 'text', text: 'Where is it?' }] },
        { role: 'assistant', content: [{ type: 'tool_use', id: 't', name: 'lookup', input: { id: '1' } }] },
        {
          role: 'user',
          content: [{ type: 'tool_result', tool_use_id: 't', content: '{"status":"sent"}', is_error: false }],
        },
      ],
      tools: [{ name: 'lookup', description: 'Finds.', input_schema: { type: 'object', properties: {} } }],
      tool_choice: { type: 'tool', name: 'lookup' },
    });
  });

  it('is asked once, and says what it used', async () => {
    const { server, model } = await start(answers(...protocol.reply({ pieces: ['Hi.'], stop: 'end' })));
    const reply = await model.converse(REQUEST, { signal: new AbortController().signal });
    expect(reply.usage).toEqual({ inputTokens: 812, outputTokens: 41, cacheReadTokens: 7, cacheWriteTokens: 9 });
    expect(server.requests.length).toBe(1);
  });

  it('never speaks what it only thinks', async () => {
    const thinking = block(0, { type: 'thinking', thinking: '', signature: '' }, [
      { type: 'thinking_delta', thinking: 'Hm.' },
    ]);
    const { model } = await start(answers(...thinking, ...protocol.reply({ pieces: ['Hi.'], stop: 'end' })));
    expect((await model.converse(REQUEST, { signal: new AbortController().signal })).text).toBe('Hi.');
  });

  it('may break off with an error in the middle', async () => {
    const error = sse({ type: 'error', error: { type: 'overloaded_error', message: 'Overloaded' } });
    const { model } = await start(answers(START, error));
    await expect(model.converse(REQUEST, { signal: new AbortController().signal })).rejects.toMatchObject({
      code: 'PROVIDER_UNAVAILABLE',
      retryable: true,
    });
  });

  it.each([
    [401, 'authentication_error', 'PROVIDER_UNAUTHORIZED'],
    [400, 'invalid_request_error', 'PROVIDER_INVALID_REQUEST'],
    [402, 'billing_error', 'PROVIDER_QUOTA_EXCEEDED'],
    [500, 'something_new', 'PROVIDER_UNAVAILABLE'],
  ])('refuses with %i %s', async (status, type, code) => {
    const { model, server } = await start((response) => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ type: 'error', error: { type, message: 'no' } }));
    });
    await expect(model.converse(REQUEST, { signal: new AbortController().signal })).rejects.toMatchObject({ code });
    expect(server.requests.length).toBe(1);
  });
});
