import { expect, test } from 'vitest';
import { AybizaError } from './aybiza-error.ts';
import { createAybizaClient, followCall } from './create-aybiza-client.ts';

const URL_ = 'https://agents.example.com';
const json = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } });
const ok = (data: unknown) => json(200, { result: { data } });
const refused = (httpStatus: number, code: string, headers: Record<string, string> = {}) =>
  json(
    httpStatus,
    { error: { message: 'No.', code: -32000, data: { code, httpStatus, requestId: 'req_1' } } },
    headers,
  );

/** An installation that gives these answers, one after the other, and what it was asked. */
function answering(...answers: (() => Response)[]) {
  const asked: { url: string; headers: Headers; method: string | undefined }[] = [];
  const ask: typeof fetch = async (address, init) => {
    asked.push({ url: String(address), headers: new Headers(init?.headers), method: init?.method });
    const next = answers[Math.min(asked.length, answers.length) - 1];
    if (next === undefined) throw new TypeError('fetch failed');
    return next();
  };
  return { asked, client: createAybizaClient({ url: URL_, key: 'k', fetch: ask, firstWaitMs: 0 }), fetch: ask };
}
const failureOf = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  );

test('a question goes to the installation with the key', async () => {
  const { asked, client } = answering(() => ok([]));
  expect(await client.agent.list.query()).toEqual([]);
  expect(asked[0]?.url).toBe(`${URL_}/api/trpc/agent.list`);
  expect(asked[0]?.headers.get('authorization')).toBe('Bearer k');
  expect(asked[0]?.headers.has('idempotency-key')).toBe(false);
});

test('every try of a change has the same key, and another change another one', async () => {
  const { asked, client } = answering(
    () => refused(503, 'UNAVAILABLE'),
    () => ok({ agentId: 'agt_1' }),
  );
  await client.agent.create.mutate({ name: 'A' });
  await client.agent.create.mutate({ name: 'B' });
  const [first, again, other] = asked.map(({ headers }) => headers.get('idempotency-key'));
  expect(first).toMatch(/^[0-9a-f-]{36}$/);
  expect([again === first, other === first]).toEqual([true, false]);
});

test('a key of one’s own is sent as it is', async () => {
  const { asked, client } = answering(() => ok({ agentId: 'agt_1' }));
  await client.agent.create.mutate({ name: 'A' }, { context: { idempotencyKey: 'mine-1' } });
  expect(asked[0]?.headers.get('idempotency-key')).toBe('mine-1');
});

test.each([
  ['too early', () => refused(429, 'RATE_LIMITED', { 'retry-after': '0' })],
  ['under way', () => refused(409, 'IN_PROGRESS', { 'retry-after': '0' })],
  ['a failure of the server', () => refused(500, 'INTERNAL')],
  ['no answer of AYBIZA', () => new Response('<html>', { status: 502 })],
])('%s is tried again', async (_what, answer) => {
  const { asked, client } = answering(answer, () => ok([]));
  expect(await client.agent.list.query()).toEqual([]);
  expect(asked).toHaveLength(2);
});

test('what was refused for what it is, is not tried again', async () => {
  const { asked, client } = answering(() => refused(404, 'NOT_FOUND'));
  const error = await failureOf(client.agent.get.query({ agentId: 'agt_1' }));
  expect(error).toBeInstanceOf(AybizaError);
  expect(error).toMatchObject({ code: 'NOT_FOUND', status: 404, requestId: 'req_1', message: 'No.', issues: [] });
  expect(asked).toHaveLength(1);
});

test('whoever never answers is given up after four tries', async () => {
  const { asked, client } = answering();
  expect(await failureOf(client.agent.list.query())).toMatchObject({ code: 'UNREACHABLE', status: undefined });
  expect(asked).toHaveLength(4);
});

test('how long to wait is told', async () => {
  const { fetch: ask } = answering(() => refused(429, 'RATE_LIMITED', { 'retry-after': '7' }));
  const once = createAybizaClient({ url: URL_, key: 'k', retries: 0, fetch: ask });
  expect(await failureOf(once.agent.list.query())).toMatchObject({ code: 'RATE_LIMITED', retryAfterS: 7 });
});

test('a call that is given up by its caller is not tried again', async () => {
  const { asked, client } = answering(() => {
    throw new DOMException('aborted', 'AbortError');
  });
  const gone = new AbortController();
  gone.abort();
  expect(await failureOf(client.agent.list.query(undefined, { signal: gone.signal }))).toMatchObject({
    code: 'ABORTED',
  });
  expect(asked.length).toBeLessThan(2);
});

test('an address that is none is refused at once', () => {
  expect(() => createAybizaClient({ url: 'agents.example.com', key: 'k' })).toThrow('is no URL');
});

const stream = (...frames: string[]) =>
  new Response(new Blob(frames).stream(), { headers: { 'content-type': 'text/event-stream' } });
const frame = (seq: number) =>
  `id: ${seq}\nevent: entry\ndata: ${JSON.stringify({ seq, type: 'silence', wait: 1, at: 1 })}\n\n`;
const end = `id: end\nevent: end\ndata: {"outcome":"booked"}\n\n`;

async function seqsOf(fetchFrom: typeof fetch) {
  const told = [];
  const follow = followCall({ url: URL_, key: 'k', fetch: fetchFrom, firstWaitMs: 0 }, 'call_1');
  for await (const news of follow) told.push(news.type === 'entry' ? news.entry.seq : news.type);
  return told;
}

test('a call is followed to its end, however its events are cut into pieces', async () => {
  const text = `: begins\n\n${frame(0)}${frame(1)}${end}`;
  const pieces = text.match(/[\s\S]{1,7}/g) ?? [];
  expect(await seqsOf(answering(() => stream(...pieces)).fetch)).toEqual([0, 1, 'end']);
});

test('a connection that breaks is made again behind the last entry', async () => {
  const { asked, fetch: ask } = answering(
    () => stream(frame(0), frame(1)),
    () => stream(frame(2), end),
  );
  expect(await seqsOf(ask)).toEqual([0, 1, 2, 'end']);
  expect(asked.map(({ headers }) => headers.get('last-event-id'))).toEqual([null, '1']);
});

test('a call that may not be read is refused in the words of the installation', async () => {
  const { fetch: ask } = answering(() =>
    json(404, { code: 'NOT_FOUND', message: 'There is no such call.', requestId: 'req_2' }),
  );
  expect(await failureOf(seqsOf(ask))).toMatchObject({
    code: 'NOT_FOUND',
    message: 'There is no such call.',
    status: 404,
  });
});
