import { fakeClock } from '@aybiza/foundation/testing/fake-clock';
import { afterEach, describe, expect, it } from 'vitest';
import { runCheck } from '../../testing/contract-check.ts';
import { llmContract } from '../contract.ts';
import type { LlmRequest } from '../port.ts';
import { type SseAnswer, startLocalSse, writeEvents } from '../testing/local-sse.ts';
import { sseHarness } from '../testing/sse-harness.ts';
import { createOpenAiCompatible } from './openai-compatible.ts';
import { chatProtocol, chunk } from './testing/chat-protocol.ts';
import { LOOKUP_QUESTION } from './testing/lookup-question.ts';

const cleanups: (() => unknown)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

const protocol = chatProtocol(({ baseUrl, clock }) => {
  const model = createOpenAiCompatible({ clock, baseUrl: `${baseUrl}/v1`, apiKey: 'key', modelId: 'm' });
  cleanups.push(() => model.close());
  return model;
});

const REQUEST: LlmRequest = {
  system: 'You are brief.',
  messages: [{ role: 'user', content: [{ type: 'text', text: 'Hello' }] }],
  maxTokens: 100,
};

async function start(answer: SseAnswer) {
  const server = await startLocalSse(answer);
  cleanups.push(() => server.close());
  const model = protocol.create({ baseUrl: server.baseUrl, clock: fakeClock() });
  return {
    server,
    ask: (more: Partial<LlmRequest> = {}) =>
      model.converse({ ...REQUEST, ...more }, { signal: new AbortController().signal }),
  };
}

function answers(...events: string[]): SseAnswer {
  return (response) => {
    writeEvents(response, events);
    response.end();
  };
}

describe('the contract of a language model, by a server compatible with OpenAI', () => {
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

describe('a server compatible with OpenAI', () => {
  it('is asked in its own form, with what was said, used and found out before', async () => {
    const { server, ask } = await start(answers(...protocol.reply({ pieces: ['Hi.'], stop: 'end' })));
    await ask({ ...LOOKUP_QUESTION, toolChoice: 'any' });
    const [request] = server.requests;
    expect(request?.path).toBe('/v1/chat/completions');
    expect(request?.headers.authorization).toBe('Bearer key');
    expect(request?.body).toEqual({
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
      tools: [
        { type: 'function', function: { name: 'lookup', description: 'Finds.', parameters: { type: 'object' } } },
      ],
      tool_choice: 'required',
    });
  });

  it('says what it used, what it had in its cache apart', async () => {
    const { ask } = await start(answers(...protocol.reply({ pieces: ['Hi.'], stop: 'end' })));
    expect((await ask()).usage).toEqual({ inputTokens: 6, outputTokens: 5, cacheReadTokens: 4, cacheWriteTokens: 0 });
  });

  it('may leave out usage, ids and the goodbye', async () => {
    const call = chunk({ tool_calls: [{ index: 0, function: { name: 'lookup', arguments: '{}' } }] });
    const { ask } = await start(answers(call, chunk({ content: null }, 'tool_calls')));
    expect((await ask()).toolUses).toEqual([{ id: 'call_0', name: 'lookup', input: {} }]);
  });

  it('may cut its bytes anywhere', async () => {
    const bytes = Buffer.from(protocol.reply({ pieces: ['Grüße, ', '“you”.'], stop: 'end' }).join(''));
    const { ask } = await start((response) => {
      writeEvents(response, []);
      const write = (at: number): void => {
        if (at >= bytes.length) response.end();
        else response.write(bytes.subarray(at, at + 7), () => setImmediate(write, at + 7));
      };
      write(0);
    });
    expect((await ask()).text).toBe('Grüße, “you”.');
  });

  it.each([
    ['data: {"error":{"message":"overloaded","code":503}}\n\n', 'PROVIDER_UNAVAILABLE'],
    ['data: {"error":{"message":"slow down","code":429}}\n\n', 'PROVIDER_THROTTLED'],
    ['data: {"error":{"message":"broken","code":"server_error"}}\n\n', 'PROVIDER_UNAVAILABLE'],
    ['data: <html>\n\n', 'PROVIDER_PROTOCOL'],
  ])('may break off with %j', async (event, code) => {
    const { ask } = await start(answers(chunk({ content: 'So' }), event));
    await expect(ask()).rejects.toMatchObject({ code, retryable: true });
  });

  it.each([
    [401, 'PROVIDER_UNAUTHORIZED'],
    [404, 'PROVIDER_INVALID_REQUEST'],
    [500, 'PROVIDER_UNAVAILABLE'],
  ])('refuses with %i, and is not asked again', async (status, code) => {
    const { server, ask } = await start((response) => response.writeHead(status).end('no'));
    await expect(ask()).rejects.toMatchObject({ code });
    expect(server.requests.length).toBe(1);
  });
});
