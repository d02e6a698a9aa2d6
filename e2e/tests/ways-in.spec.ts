import { expect } from '@playwright/test';
import { addColleague } from '../support/colleague.ts';
import { readInstallation } from '../support/installation.ts';
import { test } from '../support/product.ts';
import { type Answer, addressesOf, IDS, sendRaw } from '../support/ways-in.ts';

/** For people who have not signed in; each says nothing of any workspace. */
const OPEN_PAGES = [
  ...['/confirm-email', '/outbox', '/reference', '/reset-password', '/sign-in'],
  `/invitation/${IDS.token}`,
];
const pages = addressesOf('page.tsx', IDS).filter((path) => !OPEN_PAGES.includes(path));
const handlers = addressesOf('route.ts', IDS).filter((path) => path.startsWith('/api/'));

/** What a framework, a proxy or a version of either once took for a word among themselves. */
const HEADERS: readonly Record<string, string>[] = [
  ...['middleware', 'src/middleware', 'proxy', 'src/proxy'].map((name) => ({
    'x-middleware-subrequest': Array.from({ length: 5 }, () => name).join(':'),
  })),
  { 'x-middleware-next': '1' },
  { 'x-middleware-rewrite': '/sign-in' },
  { 'x-middleware-override-headers': 'cookie', 'x-middleware-request-cookie': 'a=b' },
  { 'x-middleware-prefetch': '1' },
  { rsc: '1' },
  { rsc: '1', 'next-router-prefetch': '1' },
  { rsc: '1', 'next-router-prefetch': '1', 'next-router-segment-prefetch': '/_tree' },
  { rsc: '1', 'next-router-state-tree': '%5B%22%22%2C%7B%7D%5D' },
  { 'next-action': '0'.repeat(42) },
  { 'x-nextjs-data': '1' },
  { 'x-matched-path': '/sign-in' },
  { 'x-invoke-path': '/sign-in' },
  { 'x-now-route-matches': '1=agents' },
  { 'x-rewrite-url': '/sign-in' },
  { 'x-original-url': '/sign-in' },
  { 'x-forwarded-for': '127.0.0.1', 'x-real-ip': '127.0.0.1', 'x-forwarded-host': '127.0.0.1' },
  { 'x-http-method-override': 'OPTIONS' },
  { authorization: 'Bearer null' },
  { cookie: 'better-auth.session_token=undefined' },
];

/** Other ways to write a path. */
function spellings(path: string): string[] {
  const last = path.slice(path.lastIndexOf('/') + 1);
  const encoded = `${path.slice(0, path.length - last.length)}%${last.charCodeAt(0).toString(16)}${last.slice(1)}`;
  return [
    ...[
      `${path}/`,
      `/${path}`,
      `/.${path}`,
      `/sign-in/..${path}`,
      `/sign-in/..%2f${path.slice(1)}`,
      `/sign-in;${path}`,
    ],
    ...[
      `${path}.rsc`,
      `${path}.txt`,
      `${path}.json`,
      `${path}.segments/_tree.segment.rsc`,
      `/_next/data/x${path}.json`,
    ],
    ...[`/en${path}`, `/default${path}`, `/_next/..${path}`, `/api/..${path}`, path.replaceAll('/', '%2f'), encoded],
    ...[
      `${path}%00`,
      `${path}%20`,
      `${path};a=b`,
      `${path}?_rsc=1`,
      `${path}?__nextLocale=en`,
      `${path}?nxtPagentId=x`,
    ],
    ...[`${path}?__nextDefaultLocale=en&__nextDataReq=1`, path.toUpperCase(), path.replace(/^\//, '\\')],
  ];
}

/** What only somebody who is let in is sent: the frame around every page, as text and as what the browser makes it from. */
const FRAMES = ['aria-label="Main"', '"person":{'];

const isLedOn = ({ status, location }: Answer) => status >= 300 && status < 400 && location?.startsWith('/') === true;

/** To wherever it leads on this server, as a client would. */
async function follow(path: string, headers: Record<string, string>): Promise<Answer> {
  let answer = await sendRaw(path, { headers });
  for (let steps = 0; steps < 4 && isLedOn(answer) && answer.location !== '/sign-in'; steps += 1)
    answer = await sendRaw(answer.location ?? '/', { headers });
  return answer;
}

async function frameIn(path: string, headers: Record<string, string>): Promise<string[]> {
  const { body } = await follow(path, headers);
  return FRAMES.filter((part) => body.includes(part));
}

/** A page's outline without what is on it is no secret; data is. */
const isData = ({ status, type = '', body }: Answer) =>
  status < 300 && type.startsWith('application/json') && body !== '{}';

/** Nothing, or what is wrong with the answer to somebody who may see nothing. */
function whatGotOut(answer: Answer, asked: object): object[] {
  const { status, location = '/', body } = answer;
  const isElsewhere = !location.startsWith('/') || location.startsWith('//');
  const isLetIn = FRAMES.some((part) => body.includes(part));
  return isElsewhere || isData(answer) || isLetIn || status >= 500
    ? [{ ...asked, status, location, body: body.slice(0, 200) }]
    : [];
}

test('check 89: no header and no spelling of an address lets somebody in who has not signed in', async () => {
  const { dataDir } = readInstallation();
  const cookie = `better-auth.session_token=${await addColleague(dataDir, { name: 'A viewer', role: 'viewer' })}`;
  expect([...(await frameIn('/calls', { cookie })), ...(await frameIn('/calls', { cookie, rsc: '1' }))]).toEqual(
    expect.arrayContaining(FRAMES),
  );
  expect(pages.length).toBeGreaterThan(25);
  expect(handlers.length).toBeGreaterThan(7);
  const found: object[] = [];
  let tried = 0;
  for (const path of [...pages, ...handlers]) {
    const answers = await Promise.all([
      ...HEADERS.map(async (headers) => whatGotOut(await follow(path, headers), { path, headers })),
      ...spellings(path).map(async (spelling) => whatGotOut(await follow(spelling, {}), { spelling })),
    ]);
    tried += answers.length;
    found.push(...answers.flat());
  }
  test.info().annotations.push({ type: 'tried', description: `${tried} requests` });
  expect(found).toEqual([]);
});

test('check 89: a viewer is refused what is not theirs, however they ask', async () => {
  const { dataDir } = readInstallation();
  const cookie = `better-auth.session_token=${await addColleague(dataDir, { name: 'A viewer', role: 'viewer' })}`;
  const found: Answer[] = [];
  // Of owners.
  for (const path of ['/api/trpc/apiKey.list', '/api/trpc/invitation.list']) {
    const plain = await sendRaw(path, { headers: { cookie } });
    expect(plain.status, path).toBe(403);
    const answers = await Promise.all([
      ...HEADERS.map((headers) => follow(path, { ...headers, cookie })),
      ...spellings(path).map((spelling) => follow(spelling, { cookie })),
    ]);
    found.push(...answers.filter(isData));
  }
  expect(found).toEqual([]);
});

test('check 122: the web server fetches nothing for whoever asks, and takes no words that are meant for its framework', async () => {
  const { voiceUrl } = readInstallation();
  const inside = encodeURIComponent(`${voiceUrl}/health`);
  const asked = [
    { path: `${voiceUrl}/health` },
    { path: 'http://example.com/calls' },
    { path: `/_next/image?url=${inside}&w=64&q=75` },
    { path: '/_next/image?url=%2Fhealth&w=64&q=75' },
    { path: `/_next/image?url=${encodeURIComponent('//169.254.169.254/latest')}&w=64&q=75` },
    ...['', '0', 'x'.repeat(40), '0'.repeat(42), 'constructor', '__proto__'].map((id) => ({
      path: '/sign-in',
      method: 'POST',
      headers: { 'next-action': id, 'content-type': 'text/plain;charset=UTF-8' },
      body: '[]',
    })),
    ...['["$1:then","$@0"]', '{"then":"$1:__proto__:then","status":"resolved_model"}', '"$F1"', '['.repeat(20_000)].map(
      (body) => ({
        path: '/sign-in',
        method: 'POST',
        headers: { 'next-action': '0'.repeat(42), 'content-type': 'text/plain;charset=UTF-8' },
        body,
      }),
    ),
    {
      path: '/sign-in',
      method: 'POST',
      headers: { 'next-action': '0'.repeat(42), 'content-type': 'multipart/form-data; boundary=b' },
      body: '--b\r\ncontent-disposition: form-data; name="0"\r\n\r\n"$1:constructor:constructor"\r\n--b--\r\n',
    },
    { path: '/sign-in', headers: { rsc: '1', 'next-router-state-tree': '%5B'.repeat(500) } },
  ];
  const answers = await Promise.all(asked.map((one) => sendRaw(one.path, one)));
  const letThrough = answers.flatMap(({ status, location, body }, index) =>
    status >= 500 || location?.startsWith('http') === true || body.includes('"ok"')
      ? [{ asked: asked[index], status, location, body: body.slice(0, 200) }]
      : [],
  );
  expect(letThrough).toEqual([]);
  const { body } = await sendRaw('/health');
  expect(body).toContain('ok');
});
