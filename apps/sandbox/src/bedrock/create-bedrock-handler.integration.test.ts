import { once } from 'node:events';
import { createServer, Agent as HttpAgent } from 'node:http';
import {
  BedrockRuntimeClient,
  type ContentBlock,
  ConverseCommand,
  ConverseStreamCommand,
  type ConverseStreamCommandInput,
  type ConverseStreamOutput,
  type Tool,
} from '@aws-sdk/client-bedrock-runtime';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createFaults, type Fault } from '../faults.ts';
import { createBedrockHandler } from './create-bedrock-handler.ts';

const faults = createFaults();
/** Longer than any machine stands still. */
const PATIENT_MS = 60_000;
/** For what is never answered. */
const IMPATIENT_MS = 2_000;

/** A server with the handler, and the vendor's client for it. */
async function serve(wordDelayMs: number) {
  const handle = createBedrockHandler({ faults, wordDelayMs });
  const server = createServer((request, response) => {
    if (!handle(request, response)) response.writeHead(404).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const url = `http://127.0.0.1:${address.port}`;
  const httpAgent = new HttpAgent({ keepAlive: true });
  const connect = (socketTimeout: number) =>
    new BedrockRuntimeClient({
      region: 'eu-west-1',
      endpoint: url,
      maxAttempts: 1,
      credentials: { accessKeyId: 'practice', secretAccessKey: 'practice' },
      requestHandler: new NodeHttpHandler({ httpAgent, connectionTimeout: PATIENT_MS, socketTimeout }),
    });
  const [client, impatient] = [connect(PATIENT_MS), connect(IMPATIENT_MS)];
  const close = async () => {
    client.destroy();
    impatient.destroy();
    httpAgent.destroy();
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  return { server, url, client, impatient, close };
}
type Served = Awaited<ReturnType<typeof serve>>;

let fast: Served;
let paced: Served;
/** Served fast, to a client that gives up soon. */
let left: Served;
beforeAll(async () => {
  [fast, paced] = await Promise.all([serve(0), serve(50)]);
  left = { ...fast, client: fast.impatient };
});
afterEach(() => faults.clear());
afterAll(() => Promise.all([fast.close(), paced.close()]));

const DAY_AND_TIME = {
  type: 'object',
  properties: {
    day: { type: 'string', format: 'date', description: 'the new day' },
    time: { type: 'string', format: 'time', description: 'the new time (24-hour HH:MM)' },
  },
  additionalProperties: false,
};

function tool(name: string, description: string): Tool {
  return { toolSpec: { name, description, inputSchema: { json: DAY_AND_TIME } } };
}

const TOOLS = [
  tool('exit_move', 'The caller wants to move the appointment and has said the new day and time.'),
  tool('exit_cancel', 'The caller wants to cancel the appointment.'),
  tool('save_values', 'Stores values that the caller has given.'),
];

function said(role: 'user' | 'assistant', text: string): { role: typeof role; content: ContentBlock[] } {
  return { role, content: [{ text }] };
}

function requestOf(...messages: NonNullable<ConverseStreamCommandInput['messages']>): ConverseStreamCommandInput {
  return {
    modelId: 'arn:aws:bedrock:eu-west-1:123456789012:inference-profile/eu.anthropic.claude',
    system: [{ text: 'Today is 2026-03-04.\nIt is open from nine to five.' }, { cachePoint: { type: 'default' } }],
    messages,
    inferenceConfig: { maxTokens: 400 },
    toolConfig: { tools: TOOLS },
  };
}

interface Streamed {
  text: string;
  textPieces: number;
  tools: { name: string; input: string }[];
  stopReason: string | undefined;
  outputTokens: number | undefined;
}

function nothingYet(): Streamed {
  return { text: '', textPieces: 0, tools: [], stopReason: undefined, outputTokens: undefined };
}

async function* stream(
  input: ConverseStreamCommandInput,
  { client }: Served,
  abortSignal = new AbortController().signal,
): AsyncGenerator<ConverseStreamOutput> {
  const answer = await client.send(new ConverseStreamCommand(input), { abortSignal });
  if (answer.stream === undefined) throw new Error('no stream');
  yield* answer.stream;
}

async function converse(input: ConverseStreamCommandInput, seen = nothingYet(), served = fast): Promise<Streamed> {
  for await (const event of stream(input, served)) {
    const { start } = event.contentBlockStart ?? {};
    if (start?.toolUse !== undefined) seen.tools.push({ name: start.toolUse.name ?? '', input: '' });
    const { delta } = event.contentBlockDelta ?? {};
    if (delta?.text !== undefined) {
      seen.text += delta.text;
      seen.textPieces += 1;
    }
    const current = seen.tools.at(-1);
    if (delta?.toolUse !== undefined && current !== undefined) current.input += delta.toolUse.input ?? '';
    seen.stopReason = event.messageStop?.stopReason ?? seen.stopReason;
    seen.outputTokens = event.metadata?.usage?.outputTokens ?? seen.outputTokens;
  }
  return seen;
}

async function failWith(
  fault: Fault,
  input = requestOf(said('user', 'move it')),
  served = fast,
): Promise<{ seen: Streamed; error: unknown }> {
  faults.set('llm', fault);
  const seen = nothingYet();
  const error = await converse(input, seen, served).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return { seen, error };
}

describe('ConverseStream through the AWS SDK', () => {
  it('streams text word by word and its usage after the stop', async () => {
    expect(await converse(requestOf(said('user', 'move it please')))).toEqual({
      text: 'Please tell me the new day and the new time.',
      textPieces: 10,
      tools: [],
      stopReason: 'end_turn',
      outputTokens: 10,
    });
  });

  it('streams text and a tool in one answer, and goes on after the tool result', async () => {
    const first = await converse(requestOf(said('user', 'move it to friday')));
    expect(first).toMatchObject({
      text: 'Please tell me the new time.',
      tools: [{ name: 'save_values', input: '{"day":"2026-03-06"}' }],
      stopReason: 'tool_use',
    });
    const used: ContentBlock = {
      toolUse: { toolUseId: 'tooluse_1', name: 'save_values', input: { day: '2026-03-06' } },
    };
    const result: ContentBlock = { toolResult: { toolUseId: 'tooluse_1', content: [{ json: { saved: true } }] } };
    const history = [said('user', 'move it to friday'), { role: 'assistant' as const, content: [used] }];
    const again = await converse(requestOf(...history, { role: 'user', content: [result] }));
    expect(again).toMatchObject({ text: 'Please tell me the new time.', tools: [], stopReason: 'end_turn' });
    const last = await converse(requestOf(...history, { role: 'user', content: [result, { text: 'at ten' }] }));
    expect(last).toMatchObject({
      text: '',
      tools: [{ name: 'exit_move', input: '{"day":"2026-03-06","time":"10:00"}' }],
    });
  });

  it('fills the tool that the request insists on', async () => {
    const seen = await converse({
      ...requestOf(said('user', 'tomorrow at noon')),
      toolConfig: { tools: TOOLS, toolChoice: { tool: { name: 'save_values' } } },
    });
    expect(seen.tools).toEqual([{ name: 'save_values', input: '{"day":"2026-03-05","time":"12:00"}' }]);
  });

  it('stops at the limit of tokens', async () => {
    const seen = await converse({ ...requestOf(said('user', 'move it')), inferenceConfig: { maxTokens: 3 } });
    expect(seen).toMatchObject({ text: 'Please tell me ', stopReason: 'max_tokens', outputTokens: 3 });
  });

  it('keeps one connection for answers that follow each other', async () => {
    const fresh = await serve(0);
    let connections = 0;
    fresh.server.on('connection', () => {
      connections += 1;
    });
    for (const text of ['move it', 'cancel it', 'hello'])
      await converse(requestOf(said('user', text)), nothingYet(), fresh);
    await fresh.close();
    expect(connections).toBe(1);
  });

  it('stops when the client leaves in the middle', async () => {
    const isFinished = new Promise<boolean>((resolve) => {
      paced.server.once('request', (_request, response) =>
        response.once('close', () => resolve(response.writableFinished)),
      );
    });
    const leave = new AbortController();
    const read = async () => {
      for await (const event of stream(requestOf(said('user', 'move it')), paced, leave.signal))
        if (event.contentBlockDelta !== undefined) leave.abort();
    };
    await expect(read()).rejects.toThrow();
    expect(await isFinished).toBe(false);
  });

  it('takes its time between words', async () => {
    const startedAt = performance.now();
    const { textPieces } = await converse(requestOf(said('user', 'move it')), nothingYet(), paced);
    // Timers may fire a millisecond early each.
    expect(performance.now() - startedAt).toBeGreaterThan((textPieces - 1) * 48);
  });
});

describe('Converse through the AWS SDK', () => {
  it('answers in one piece', async () => {
    const input = requestOf(said('user', 'move it to friday'));
    const { output, stopReason, usage } = await fast.client.send(new ConverseCommand(input));
    expect({ message: output?.message, stopReason }).toMatchObject({
      message: {
        role: 'assistant',
        content: [
          { text: 'Please tell me the new time.' },
          { toolUse: { name: 'save_values', input: { day: '2026-03-06' } } },
        ],
      },
      stopReason: 'tool_use',
    });
    expect(usage?.totalTokens).toBe((usage?.inputTokens ?? 0) + (usage?.outputTokens ?? 0));
  });

  it('refuses, breaks off and garbles like the stream', async () => {
    const send = () => fast.client.send(new ConverseCommand(requestOf(said('user', 'move it'))));
    faults.set('llm', { status: 503 });
    await expect(send()).rejects.toMatchObject({ name: 'ServiceUnavailableException' });
    faults.set('llm', { cutAfter: 1 });
    await expect(send()).rejects.toMatchObject({ code: 'ECONNRESET' });
    faults.set('llm', { garble: true });
    await expect(send()).rejects.toThrow(SyntaxError);
  });
});

describe('rehearsed failures', () => {
  it('strike the model that they are meant for', async () => {
    const ask = (modelId: string) =>
      fast.client.send(new ConverseCommand({ ...requestOf(said('user', 'move it')), modelId }));
    faults.set('llm', { status: 503 });
    expect((await ask('practice-fallback')).stopReason).toBeDefined();
    faults.clear();
    faults.set('backup-llm', { status: 503 });
    await expect(ask('practice-fallback')).rejects.toMatchObject({ name: 'ServiceUnavailableException' });
    expect((await ask('practice')).stopReason).toBeDefined();
  });

  it.each([
    [429, 'ThrottlingException'],
    [503, 'ServiceUnavailableException'],
    [500, 'InternalServerException'],
    [408, 'ModelTimeoutException'],
    [424, 'ModelErrorException'],
    [403, 'AccessDeniedException'],
    [404, 'ResourceNotFoundException'],
    [400, 'ValidationException'],
  ])('status %i arrives before the stream as %s', async (status, name) => {
    const { error } = await failWith({ status });
    expect(error).toMatchObject({ name, $metadata: { httpStatusCode: status } });
  });

  it('an error with a cut arrives in the stream, after the words before it', async () => {
    const { seen, error } = await failWith({ status: 429, cutAfter: 2 });
    expect(seen).toMatchObject({ text: 'Please tell ', stopReason: undefined });
    expect(error).toMatchObject({ name: 'ThrottlingException' });
  });

  it('a cut loses the connection without a stop', async () => {
    const { seen, error } = await failWith({ cutAfter: 3 });
    expect(seen).toMatchObject({ text: 'Please tell me ', stopReason: undefined });
    expect(error).toMatchObject({ code: 'ECONNRESET' });
  });

  it('a clean cut ends the stream without an error and without a stop', async () => {
    const { seen, error } = await failWith({ cutAfter: 3, closeCode: 1000 });
    expect(seen).toMatchObject({ text: 'Please tell me ', stopReason: undefined });
    expect(error).toBeUndefined();
  });

  it('a cut after a time breaks off a slow answer', async () => {
    const { seen, error } = await failWith({ cutAfterMs: 120 }, requestOf(said('user', 'move it')), paced);
    expect(seen).toMatchObject({ text: expect.stringMatching(/^Please /), stopReason: undefined });
    expect(error).toMatchObject({ code: 'ECONNRESET' });
  });

  it('a stall sends nothing until the client gives up', async () => {
    const { error } = await failWith({ stall: true }, requestOf(said('user', 'move it')), left);
    expect(error).toMatchObject({ name: 'TimeoutError' });
  });

  it('a stall in the middle sends nothing after so many words until the client gives up', async () => {
    const { seen, error } = await failWith({ stallAfter: 2 }, requestOf(said('user', 'move it')), left);
    expect(seen).toMatchObject({ text: 'Please tell ', stopReason: undefined });
    expect(error).toMatchObject({ name: 'TimeoutError' });
  });

  it('a delay comes before the first event', async () => {
    const startedAt = performance.now();
    const { error, seen } = await failWith({ delayMs: 120 });
    expect(error).toBeUndefined();
    expect(seen.stopReason).toBe('end_turn');
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(115);
  });

  it('garbled text has a wrong checksum', async () => {
    const { seen, error } = await failWith({ garble: true });
    expect(seen.stopReason).toBeUndefined();
    expect(String(error)).toMatch(/checksum/i);
  });

  it('garbled tool input is no JSON', async () => {
    const { seen } = await failWith({ garble: true }, requestOf(said('user', 'move it to friday at ten')));
    const [use] = seen.tools;
    expect(use?.name).toBe('exit_move');
    expect(() => JSON.parse(use?.input ?? '')).toThrow(SyntaxError);
  });
});

describe('requests that the service refuses', () => {
  const used: ContentBlock = { toolUse: { toolUseId: 'a', name: 'save_values', input: {} } };
  const result: ContentBlock = { toolResult: { toolUseId: 'a', content: [{ text: 'saved' }] } };
  const user = said('user', 'hello');

  it.each<[string, ConverseStreamCommandInput, RegExp]>([
    ['an assistant first', requestOf(said('assistant', 'hello'), user), /start with a user message/],
    ['an assistant last', requestOf(user, said('assistant', 'hello')), /end with a user message/],
    ['two users in a row', requestOf(user, user), /alternate/],
    ['no content', requestOf({ role: 'user', content: [] }), /content field is empty/],
    ['blank text', requestOf(said('user', ' ')), /blank/],
    [
      'a tool that got no result',
      requestOf(user, { role: 'assistant', content: [used] }, user),
      /without tool_result blocks: a/,
    ],
    ['a result nobody asked for', requestOf({ role: 'user', content: [result] }), /unexpected tool_use_id/],
    [
      'words before the result',
      requestOf(user, { role: 'assistant', content: [used] }, { role: 'user', content: [{ text: 'hi' }, result] }),
      /before any text/,
    ],
    ['tools used by a user', requestOf({ role: 'user', content: [used] }), /kind of tool block/],
    [
      'tools in the history without a list of tools',
      {
        modelId: 'm',
        messages: [user, { role: 'assistant', content: [used] }, { role: 'user', content: [result] }],
      },
      /toolConfig field must be defined/,
    ],
    [
      'an unknown tool insisted on',
      { ...requestOf(user), toolConfig: { tools: TOOLS, toolChoice: { tool: { name: 'fly' } } } },
      /there is no tool fly/,
    ],
    ['no messages', requestOf(), /messages/],
  ])('%s', async (_what, input, message) => {
    await expect(converse(input)).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringMatching(message),
    });
  });

  it('one without credentials, and one that is no JSON', async () => {
    const path = `${fast.url}/model/m/converse-stream`;
    const unsigned = await fetch(path, { method: 'POST', body: '{}' });
    expect([unsigned.status, unsigned.headers.get('x-amzn-errortype')]).toEqual([
      403,
      'MissingAuthenticationTokenException:',
    ]);
    const broken = await fetch(path, { method: 'POST', body: '{', headers: { authorization: 'Bearer key' } });
    expect([broken.status, broken.headers.get('x-amzn-errortype')]).toEqual([400, 'ValidationException:']);
  });

  it('leaves every other path to others', async () => {
    expect((await fetch(`${fast.url}/model/m/count-tokens`, { method: 'POST' })).status).toBe(404);
  });
});
