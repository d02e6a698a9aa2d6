import type { ServerResponse } from 'node:http';
import { fakeClock } from '@aybiza/foundation/testing/fake-clock';
import { afterEach, describe, expect, it } from 'vitest';
import { eventFrame, exceptionFrame } from '../../aws/testing/event-stream.ts';
import { runCheck } from '../../testing/contract-check.ts';
import { type LlmBehaviour, type LlmContractHarness, llmContract } from '../contract.ts';
import type { LlmRequest } from '../port.ts';
import { type BedrockOptions, createBedrock } from './bedrock.ts';
import { type Answer, beginStream, startLocalBedrock, textFrames } from './testing/local-bedrock.ts';

const MODEL_ID = 'us.anthropic.claude-haiku-4-5-20251001-v1:0';
const cleanups: (() => unknown)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

const REQUEST: LlmRequest = {
  system: 'You are brief.',
  messages: [{ role: 'user', content: [{ type: 'text', text: 'Hello' }] }],
  maxTokens: 100,
};

async function start(answer: Answer, more: Partial<BedrockOptions> = {}) {
  const server = await startLocalBedrock(answer);
  const model = createBedrock({
    clock: fakeClock(),
    region: 'us-east-1',
    modelId: MODEL_ID,
    endpoint: server.endpoint,
    ...more,
  });
  cleanups.push(
    () => server.close(),
    () => model.close(),
  );
  return { server, model };
}

function streams(frames: readonly Buffer[]): Answer {
  return (response) => {
    beginStream(response);
    response.end(Buffer.concat(frames));
  };
}

function refuses(status: number, name: string): Answer {
  return (response) => {
    response.writeHead(status, { 'content-type': 'application/json', 'x-amzn-errortype': `${name}:http://internal/` });
    response.end('{"message":"no"}');
  };
}

function write(response: ServerResponse, frames: readonly Buffer[]): void {
  beginStream(response);
  for (const frame of frames) response.write(frame);
}

function toolFrames(text: string, toolUses: readonly { id: string; name: string; json: string }[], stop: string) {
  const blocks = toolUses.flatMap(({ id, name, json }, index) => {
    const contentBlockIndex = index + 1;
    const half = Math.floor(json.length / 2);
    return [
      eventFrame('contentBlockStart', { contentBlockIndex, start: { toolUse: { toolUseId: id, name } } }),
      ...['', json.slice(0, half), json.slice(half)].map((input) =>
        eventFrame('contentBlockDelta', { contentBlockIndex, delta: { toolUse: { input } } }),
      ),
      eventFrame('contentBlockStop', { contentBlockIndex }),
    ];
  });
  const frames = textFrames([text], stop);
  return [...frames.slice(0, 3), ...blocks, ...frames.slice(3)];
}

function answerFor(behaviour: LlmBehaviour): Answer {
  switch (behaviour.type) {
    case 'text':
      return streams(textFrames(behaviour.pieces));
    case 'tools':
      return streams(toolFrames(behaviour.text, behaviour.toolUses, 'tool_use'));
    case 'cutTool':
      return streams(toolFrames('So', [{ id: 't', name: 'lookup_order', json: '{"id": "45' }], 'max_tokens'));
    case 'brokenOff':
      return streams(textFrames(behaviour.pieces).slice(0, 1 + behaviour.pieces.length));
    case 'stalls':
      return (response) => write(response, textFrames(behaviour.pieces).slice(0, 1 + behaviour.pieces.length));
    case 'cuts':
      return (response) => {
        const frames = textFrames(behaviour.pieces).slice(0, 1 + behaviour.pieces.length);
        beginStream(response);
        // Not before the text is on its way.
        response.write(Buffer.concat(frames), () => response.destroy());
      };
    case 'refuses':
      return refuses(503, 'ServiceUnavailableException');
    case 'throttles':
      return refuses(429, 'ThrottlingException');
  }
}

async function harness(): Promise<LlmContractHarness> {
  const clock = fakeClock();
  const { server, model } = await start(() => {}, { clock });
  let hasRequest: () => void = () => {};
  return {
    model,
    behave(behaviour) {
      const answer =
        // Without even the first event: `send` is what waits.
        behaviour.type === 'stalls' && behaviour.pieces.length === 0
          ? (response: ServerResponse) => beginStream(response)
          : answerFor(behaviour);
      server.answer = (response, request) => {
        answer(response, request);
        hasRequest();
      };
    },
    withdrawn: async () => server.requests.at(-1)?.aborted,
    async advance(ms) {
      if (server.requests.length === 0) {
        await new Promise<void>((resolve) => {
          hasRequest = resolve;
        });
      }
      clock.advance(ms);
    },
    dispose: async () => {
      await model.close();
      await server.close();
    },
  };
}

describe('the contract of a language model, by Bedrock', () => {
  for (const check of llmContract) it(check.title, () => runCheck(check, harness));

  it('goes red for an adapter that takes any end for success', async () => {
    const check = llmContract.find(({ title }) => title.startsWith('counts an answer that broke off'));
    const broken = async (): Promise<LlmContractHarness> => {
      const sound = await harness();
      return { ...sound, behave: () => sound.behave({ type: 'text', pieces: ['One '] }) };
    };
    await expect(check && runCheck(check, broken)).rejects.toThrow(/Missing expected rejection/);
  });
});

describe('Bedrock', () => {
  it('sends the request in the form of the service, with cache points, signed for loopback with made-up keys', async () => {
    const { server, model } = await start(streams(textFrames(['Hi.'])));
    await model.converse(
      {
        ...REQUEST,
        tools: [{ name: 'look', description: 'Looks.', inputSchema: { type: 'object' } }],
        toolChoice: { tool: 'look' },
      },
      { signal: new AbortController().signal },
    );
    const [request] = server.requests;
    expect(request?.path).toBe(`/model/${encodeURIComponent(MODEL_ID)}/converse-stream`);
    expect(request?.headers.authorization).toMatch(/^AWS4-HMAC-SHA256 Credential=local\/\d+\/us-east-1\/bedrock\//);
    expect(request?.body).toEqual({
      system: [{ text: 'You are brief.' }, { cachePoint: { type: 'default' } }],
      messages: [{ role: 'user', content: [{ text: 'Hello' }] }],
      inferenceConfig: { maxTokens: 100 },
      toolConfig: {
        tools: [
          { toolSpec: { name: 'look', description: 'Looks.', inputSchema: { json: { type: 'object' } } } },
          { cachePoint: { type: 'default' } },
        ],
        toolChoice: { tool: { name: 'look' } },
      },
    });
  });

  it('counts tokens, those of the cache apart', async () => {
    const { model } = await start(streams(textFrames(['Hi.'])));
    const reply = await model.converse(REQUEST, { signal: new AbortController().signal });
    expect(reply).toMatchObject({
      modelId: MODEL_ID,
      usage: { inputTokens: 812, outputTokens: 41, cacheReadTokens: 7, cacheWriteTokens: 9 },
    });
  });

  it('asks the first question over the connection made ready before', async () => {
    const { server, model } = await start(streams(textFrames(['Hi.'])));
    await model.warm();
    await model.converse(REQUEST, { signal: new AbortController().signal });
    expect(server.connections()).toBe(1);
  });

  it('survives being made ready while the service is away', async () => {
    const { server, model } = await start(() => {});
    await server.close();
    await model.warm();
    await expect(model.converse(REQUEST, { signal: new AbortController().signal })).rejects.toMatchObject({
      code: 'PROVIDER_UNREACHABLE',
    });
  });

  it('keeps one connection for questions one after the other', async () => {
    const { server, model } = await start(streams(textFrames(['Hi.'])));
    for (let question = 0; question < 5; question += 1) {
      await model.converse(REQUEST, { signal: new AbortController().signal });
    }
    expect(server.requests.length).toBe(5);
    expect(server.connections()).toBe(1);
  });

  it.each([
    { status: 429, name: 'ThrottlingException', code: 'PROVIDER_THROTTLED', retryable: true },
    { status: 503, name: 'ServiceUnavailableException', code: 'PROVIDER_UNAVAILABLE', retryable: true },
    { status: 500, name: 'InternalServerException', code: 'PROVIDER_UNAVAILABLE', retryable: true },
    { status: 408, name: 'ModelTimeoutException', code: 'PROVIDER_TIMEOUT', retryable: true },
    { status: 424, name: 'ModelErrorException', code: 'PROVIDER_UNAVAILABLE', retryable: true },
    { status: 400, name: 'ValidationException', code: 'PROVIDER_INVALID_REQUEST', retryable: false },
    { status: 400, name: 'ServiceQuotaExceededException', code: 'PROVIDER_QUOTA_EXCEEDED', retryable: false },
    { status: 403, name: 'AccessDeniedException', code: 'PROVIDER_UNAUTHORIZED', retryable: false },
    { status: 404, name: 'ResourceNotFoundException', code: 'PROVIDER_INVALID_REQUEST', retryable: false },
    { status: 502, name: 'SomethingNew', code: 'PROVIDER_UNAVAILABLE', retryable: true },
  ])('reports $status $name as $code, after one attempt', async ({ status, name, code, retryable }) => {
    const { server, model } = await start(refuses(status, name));
    await expect(model.converse(REQUEST, { signal: new AbortController().signal })).rejects.toMatchObject({
      code,
      retryable,
      provider: 'bedrock',
    });
    expect(server.requests.length).toBe(1);
  });

  it('reports an exception in the middle of the stream', async () => {
    const { model } = await start(
      streams([...textFrames(['One ']).slice(0, 2), exceptionFrame('throttlingException', 'Too many tokens')]),
    );
    await expect(model.converse(REQUEST, { signal: new AbortController().signal })).rejects.toMatchObject({
      code: 'PROVIDER_THROTTLED',
      retryable: true,
    });
  });

  it('reports a frame whose checksum is wrong', async () => {
    const frames = textFrames(['One ']);
    const garbled = Buffer.concat(frames);
    const at = garbled.length - 3;
    garbled.writeUInt8(garbled.readUInt8(at) ^ 1, at);
    const { model } = await start(streams([garbled]));
    await expect(model.converse(REQUEST, { signal: new AbortController().signal })).rejects.toMatchObject({
      name: 'ProviderError',
      retryable: true,
    });
  });

  it('reports a host that nobody listens on', async () => {
    const { server, model } = await start(() => {});
    await server.close();
    await expect(model.converse(REQUEST, { signal: new AbortController().signal })).rejects.toMatchObject({
      code: 'PROVIDER_UNREACHABLE',
      retryable: true,
    });
  });

  it('never speaks reasoning', async () => {
    const frames = textFrames(['Hi.']);
    const thought = eventFrame('contentBlockDelta', {
      contentBlockIndex: 9,
      delta: { reasoningContent: { text: 'What do I say?' } },
    });
    const { model } = await start(streams([frames[0] ?? thought, thought, ...frames.slice(1)]));
    const pieces: string[] = [];
    const reply = await model.converse(REQUEST, {
      signal: new AbortController().signal,
      onText: (text) => pieces.push(text),
    });
    expect([reply.text, pieces]).toEqual(['Hi.', ['Hi.']]);
  });

  it('writes frames like the documented one', () => {
    expect(eventFrame('messageStop', { stopReason: 'end_turn' }).toString('hex')).toBe(
      '0000007a00000051ca2c46650b3a6576656e742d7479706507000b6d65737361676553746f700d3a636f6e74656e742d747970650700106170706c69' +
        '636174696f6e2f6a736f6e0d3a6d6573736167652d747970650700056576656e747b2273746f70526561736f6e223a22656e645f7475726e227d5fbf09fc',
    );
  });
});
