import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { freePort } from '@aybiza/foundation/testing/free-port';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startEdge, type TestEdge } from './testing/start-edge.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** Of one visitor in a minute. */
const VISITORS = 20;

let edge: TestEdge;
let designer: Server;
let port: number;
let answer: Answer;
let asked: string[] = [];
let file = 0;

/** As the designer serves it. */
const script: Answer = (_request, response) => {
  response.writeHead(200, {
    'Content-Type': 'application/javascript; charset=UTF-8',
    'Cache-Control': 'public, max-age=300, stale-while-revalidate=86400',
    'Access-Control-Allow-Origin': '*',
    'Cross-Origin-Resource-Policy': 'cross-origin',
    ETag: 'W/"abc"',
    'Set-Cookie': 'session=1',
  });
  response.end('widget();');
};

beforeAll(async () => {
  port = await freePort();
  designer = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    answer(request, response);
  });
  designer.listen(port, '127.0.0.1');
  await once(designer, 'listening');
  const url = `http://127.0.0.1:${port}`;
  const regions = [{ name: 'eu', url, designerUrl: url, place: 'eu' as const, at: [50, 9] as [number, number] }];
  edge = await startEdge({ regions, secret: 's'.repeat(32), authToken: 'x', limits: { visitors: VISITORS } });
});

afterAll(async () => {
  await edge?.close();
  designer.closeAllConnections();
  designer.close();
});

beforeEach(() => {
  asked = [];
  answer = script;
  file += 1;
});

/** A file that no test before has asked for. */
const fileOfTest = () => `/worklets/file-${file}.js`;

test('the script is fetched once, and comes from the edge when the designer is gone', async () => {
  for (const path of ['/widget.js', '/widget.js?x=1', '/widget.js?x=2']) {
    const response = await fetch(edge.url + path);
    expect(await response.text()).toBe('widget();');
    const headers: Record<string, string> = {};
    response.headers.forEach((value, name) => {
      headers[name] = value;
    });
    expect(headers).toMatchObject({
      'content-type': 'application/javascript; charset=UTF-8',
      'cache-control': 'public, max-age=300, stale-while-revalidate=86400',
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
      'x-content-type-options': 'nosniff',
      etag: 'W/"abc"',
    });
    expect(response.headers.get('set-cookie')).toBeNull();
    expect(response.headers.get('x-kept-at')).toBeNull();
    // The file is kept beside the first answer.
    await edge.rest();
    answer = (_request, gone) => gone.destroy();
  }
  expect(asked).toEqual(['GET /widget.js']);
});

test('a browser that has the script is told that it is the same', async () => {
  await fetch(edge.url + fileOfTest());
  for (const tag of ['W/"abc"', '"abc"', '"x", W/"abc"', '*']) {
    const response = await fetch(edge.url + fileOfTest(), { headers: { 'If-None-Match': tag } });
    expect([response.status, await response.text()]).toEqual([304, '']);
  }
  expect((await fetch(edge.url + fileOfTest(), { headers: { 'If-None-Match': '"abcd"' } })).status).toBe(200);
  expect(await (await fetch(edge.url + fileOfTest(), { method: 'HEAD' })).text()).toBe('');
});

test.each<[string, Answer, number]>([
  [
    'a page instead of a script',
    (_request, response) => response.writeHead(200, { 'Content-Type': 'text/html' }).end('<html>'),
    503,
  ],
  ['an error', (_request, response) => response.writeHead(500).end(), 503],
  ['a way elsewhere', (_request, response) => response.writeHead(302, { Location: 'https://evil.example' }).end(), 503],
  ['no such file', (_request, response) => response.writeHead(404).end(), 404],
])('nothing is kept of %s', async (_title, first, status) => {
  answer = first;
  expect((await fetch(edge.url + fileOfTest())).status).toBe(status);
  answer = script;
  expect((await fetch(edge.url + fileOfTest())).status).toBe(200);
});

test('files are for reading, and there are no others', async () => {
  expect((await fetch(`${edge.url}/widget.js`, { method: 'POST' })).status).toBe(405);
  for (const path of ['/widget.css', '/widget/..%2f..%2fsign-in.js', '/worklets/a/b.js', '/_next/static/x.js'])
    expect((await fetch(edge.url + path)).status, path).toBe(404);
  expect(asked).toEqual([]);
});

test('the door of the widget is passed on with the page that asks, and is never kept', async () => {
  let heard: IncomingMessage['headers'] = {};
  answer = ({ headers }, response) => {
    heard = headers;
    response.writeHead(200, { 'Cache-Control': 'public, max-age=300', 'Set-Cookie': 'session=1' }).end('{"token":"t"}');
  };
  const headers = { Origin: 'https://practice.example', Cookie: 'session=2', Authorization: 'Bearer x' };
  for (let times = 0; times < 2; times += 1) {
    const response = await fetch(`${edge.url}/api/widgets/wid_1/calls`, { method: 'POST', headers, body: '{}' });
    expect(await response.text()).toBe('{"token":"t"}');
    expect(response.headers.get('cache-control')).toBe('private, no-store');
    expect(response.headers.get('set-cookie')).toBeNull();
  }
  expect(asked).toEqual(Array(2).fill('POST /api/widgets/wid_1/calls'));
  expect(heard).toMatchObject({ origin: 'https://practice.example', 'x-forwarded-for': '127.0.0.1' });
  expect([heard.cookie, heard.authorization]).toEqual([undefined, undefined]);
});

test('a call that was asked for is not asked for again when its answer is lost', async () => {
  answer = (_request, response) => response.destroy();
  const response = await fetch(`${edge.url}/api/widgets/wid_1/calls`, { method: 'POST', body: '{}' });
  expect(response.status).toBe(503);
  expect(asked).toHaveLength(1);
});

test('a visitor who asks too often is held off', async () => {
  // As many as two minutes let in, and ten more: a minute may turn meanwhile.
  const asks = Array.from({ length: 2 * VISITORS + 10 }, () => fetch(`${edge.url}/api/widgets/wid_1`));
  const answers = await Promise.all(asks);
  expect(answers.filter(({ status }) => status === 429).length).toBeGreaterThanOrEqual(10);
});
