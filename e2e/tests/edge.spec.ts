import { expect } from '@playwright/test';
import { CachingEdge } from '../support/caching-edge.ts';
import { addColleague } from '../support/colleague.ts';
import { readInstallation } from '../support/installation.ts';
import { test } from '../support/product.ts';
import { addressesOf, IDS } from '../support/ways-in.ts';

const SESSION = { ...IDS, all: 'get-session' };
const ADDRESSES = [
  ...addressesOf('page.tsx', SESSION),
  ...addressesOf('route.ts', SESSION).filter((path) => path.startsWith('/api/') && !path.includes('stream')),
  ...['/api/rest/calls', '/api/rest/workspaces', '/api/trpc/session.get', '/api/rest/calls.csv'],
];

/** Addresses that look like those of files which are the same for everybody. */
const asFiles = (path: string) => [
  ...[path, `${path}.css`, `${path}/x.css`, `${path}/x.js`, `${path}%2fx.css`, `${path};x.css`, `${path}%00.png`],
  ...[`${path}?x.css`, `${path}?_rsc=1`, `/static/..%2f${path.slice(1)}`, `/_next/static/..%2f..${path}`],
];

/** What answers are made from beside the address, and what an edge takes for the same question all the same. */
const HEADERS: readonly Record<string, string>[] = [
  { 'x-forwarded-host': 'cdn.example' },
  { 'x-forwarded-proto': 'http', 'x-forwarded-scheme': 'http', 'x-forwarded-port': '443' },
  { 'x-forwarded-prefix': '/static' },
  { 'x-original-url': '/static/x.css', 'x-rewrite-url': '/static/x.css' },
  { rsc: '1' },
  { rsc: '1', 'next-router-prefetch': '1' },
  { rsc: '1', 'next-router-prefetch': '1', 'next-router-segment-prefetch': '/_tree' },
  { 'next-router-state-tree': '%5B%22%22%2C%7B%7D%5D', 'next-url': '/sign-in' },
  { 'x-nextjs-data': '1', purpose: 'prefetch' },
  { accept: 'text/css,*/*;q=0.1' },
  { 'accept-language': 'xx', 'accept-encoding': 'identity' },
  { vary: '*', 'cache-control': 'max-stale=9999, only-if-cached, public' },
  { range: 'bytes=0-10' },
  { 'if-none-match': '*' },
];

test('check 84: an edge keeps nothing that somebody is shown, whatever its address looks like, and nobody gets what another one was shown', async () => {
  test.slow();
  const { dataDir } = readInstallation();
  const [ada, bea] = await Promise.all(
    ['Ada Edge', 'Bea Edge'].map(async (name) => {
      const cookie = `better-auth.session_token=${await addColleague(dataDir, { name, role: 'editor' })}`;
      return { name, cookie };
    }),
  );
  if (ada === undefined || bea === undefined) throw new Error('nobody is there');
  const edge = new CachingEdge();
  // Otherwise nobody would be seen in what they are shown.
  for (const { name, cookie } of [ada, bea]) expect((await edge.ask('/calls', { cookie })).body).toContain(name);

  const found: object[] = [];
  let asked = 0;
  const ask = async (path: string, headers: Record<string, string>) => {
    asked += 1;
    const { status, headers: answered } = await edge.ask(path, { ...headers, cookie: ada.cookie });
    const cache = answered['cache-control'];
    if (status < 300 && !/no-store/.test(cache ?? '')) found.push({ path, headers, status, cache });
  };
  expect(ADDRESSES.length).toBeGreaterThan(35);
  for (const path of ADDRESSES)
    await Promise.all([
      ...asFiles(path).map((address) => ask(address, {})),
      ...HEADERS.map((headers) => ask(path, headers)),
    ]);
  for (const path of ['/', '/calls', '/settings', '/api/rest/agents', '/api/trpc/session.get', '/api/auth/get-session'])
    for (const address of asFiles(path)) {
      const others = [await edge.ask(address, { cookie: bea.cookie }), await edge.ask(address, {})];
      const isLeaked = others.some(({ isFromCache, body }) => isFromCache || body.includes(ada.name));
      if (isLeaked) found.push({ address, isLeaked });
    }
  test.info().annotations.push({ type: 'tried', description: `${asked} addresses and headers` });
  expect(found).toEqual([]);
  // Where the framework itself says that an address has too many slashes, or no such file.
  expect(edge.kept.filter((path) => !/^\/\/|^\/_next\//.test(path))).toEqual([]);
});

test('check 84: the edge of this test keeps what is for everybody', async () => {
  const edge = new CachingEdge();
  await edge.ask('/widget.js', {});
  expect((await edge.ask('/widget.js', {})).isFromCache).toBe(true);
});
