import { fakeClock } from '@aybiza/foundation/testing/fake-clock';
import { createSeal, numberPageSchema, regionReportSchema, SEAL_HEADER } from '@aybiza/region-protocol';
import { expect, test } from 'vitest';
import { type RegionRoutesOptions, regionRoutes } from './region-routes.ts';

const SECRET = 'a secret of thirty-two characters';
const NONCE = '0123456789abcdef';

const IDLE = { isDraining: false, hasRoom: true, count: 0, places: 10 };

interface Scene extends Partial<RegionRoutesOptions['answering']['records']> {
  readonly calls?: Partial<typeof IDLE>;
  readonly utilisation?: number;
}

async function openRegion({ calls, utilisation = 0, ...records }: Scene = {}) {
  const answering = {
    clock: fakeClock(),
    calls: { ...IDLE, ...calls },
    records: { isReady: async () => true, listNumberBook: async () => [], ...records },
  };
  const app = regionRoutes({ answering, region: 'eu', secret: SECRET, load: { utilisation } });
  const seal = await createSeal(SECRET);
  /** What is sealed can differ from what is asked. */
  async function ask(path: string, { at = answering.clock.now(), sealed = path } = {}): Promise<Response> {
    const end = `nonce=${NONCE}&at=${at}`;
    const join = (one: string) => `${one}${one.includes('?') ? '&' : '?'}${end}`;
    return app.request(join(path), { headers: { [SEAL_HEADER]: await seal.ofQuestion(join(sealed)) } });
  }
  async function read(path: string): Promise<unknown> {
    const response = await ask(path);
    const body = await response.text();
    expect(await seal.isOfAnswer(response.headers.get(SEAL_HEADER) ?? '', { nonce: NONCE, body })).toBe(true);
    expect(response.headers.get('cache-control')).toBe('no-store');
    return JSON.parse(body);
  }
  return { app, ask, read };
}

test.each<[string, Scene, object]>([
  ['idle', {}, { isReady: true, load: 0, places: 10 }],
  ['with calls', { calls: { count: 5, places: 15 } }, { isReady: true, load: 0.25, places: 15 }],
  // At 0.7 of its time it turns calls away.
  ['at work', { utilisation: 0.35 }, { isReady: true, load: 0.5 }],
  ['full', { calls: { hasRoom: false } }, { isReady: true, load: 1 }],
  ['about to end', { calls: { isDraining: true, hasRoom: false, places: 0 } }, { isReady: false, load: 1, places: 0 }],
  ['without its database', { isReady: async () => false }, { isReady: false }],
])('a region says whether it takes calls and how full it is: %s', async (_title, scene, expected) => {
  const { read } = await openRegion(scene);
  expect(regionReportSchema.parse(await read('/region'))).toMatchObject({ region: 'eu', ...expected });
});

test('the number book says what the line itself would say, and whom it would ring', async () => {
  const asked: unknown[] = [];
  const { read } = await openRegion({
    listNumberBook: async (page) => {
      asked.push(page);
      return [
        { e164: '+4930123', fallbackNumber: '+4930124', language: 'de-AT', processedIn: 'eu' },
        { e164: '+81312', fallbackNumber: undefined, language: 'ja', processedIn: 'anywhere' },
      ];
    },
  });
  const page = numberPageSchema.parse(await read('/region/numbers?after=%2B1&only=%2B4930123'));
  expect(asked).toEqual([{ after: '+1', only: '+4930123', limit: 1_000 }]);
  expect(page).toEqual({
    region: 'eu',
    numbers: [
      {
        ...{ number: '+4930123', fallback: '+4930124', language: 'de-AT', pinnedTo: 'eu' },
        goodbye: expect.stringMatching(/^Es tut mir leid.*Auf Wiederhören\.$/),
        connecting: expect.stringMatching(/ich verbinde Sie\.$/),
      },
      {
        ...{ number: '+81312', language: 'en' },
        goodbye: expect.stringMatching(/^I am sorry/),
        connecting: expect.stringMatching(/^I am sorry/),
      },
    ],
  });
});

test('nobody but the edge learns that there is anything', async () => {
  const { app, ask } = await openRegion();
  const now = fakeClock().now();
  const statuses = [
    (await app.request('/region')).status,
    (await app.request(`/region?nonce=${NONCE}&at=${now}`, { headers: { [SEAL_HEADER]: 'x'.repeat(43) } })).status,
    (await ask('/region/numbers', { sealed: '/region' })).status,
    (await ask('/region', { at: now - 61_000 })).status,
    (await ask('/region', { at: now + 61_000 })).status,
  ];
  expect(statuses).toEqual([404, 404, 404, 404, 404]);
  expect((await ask('/region')).status).toBe(200);
});
