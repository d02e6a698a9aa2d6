import { createDb } from '@aybiza/db/client';
import { useDatabase } from '@aybiza/db/testing/use-database';
import { createWorkspace, listMemberships } from '@aybiza/db/workspaces';
import { PATIENCE_MS } from '@aybiza/foundation/testing/patience';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest';
import { type Auth, createAuth } from './create-auth.ts';

const world = useDatabase();
const origin = 'http://127.0.0.1:3000';
const local = { host: '127.0.0.1:3000', 'x-forwarded-for': '127.0.0.1', origin };
const person = { name: 'Ada', email: 'ada@example.com', password: 'correct horse' };
const SECRET = 'a secret of at least thirty-two characters';
let auth: Auth;
let owner: pg.Client;

beforeAll(async () => {
  auth = createAuth({
    db: world.db,
    databaseUrl: world.place.appUrl,
    baseUrl: origin,
    secret: SECRET,
    waitMs: PATIENCE_MS,
  });
  owner = new pg.Client({ connectionString: world.place.ownerUrl });
  await owner.connect();
});

beforeEach(async () => {
  await owner.query('TRUNCATE "user", workspace, guess CASCADE');
});

afterAll(async () => {
  await auth.close();
  await owner.end();
});

let visitor = 0;

/** Each from an address of its own, so that no test runs into another's rate limit. */
function post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  visitor += 1;
  return auth.handler(
    new Request(`${origin}/api/auth${path}`, {
      method: 'POST',
      headers: { origin, 'content-type': 'application/json', 'x-forwarded-for': `192.0.2.${visitor}`, ...headers },
      body: JSON.stringify(body),
    }),
  );
}

function cookieOf(response: Response): Headers {
  const [cookie = ''] = response.headers.getSetCookie().map((line) => line.split(';')[0] ?? '');
  return new Headers({ cookie });
}

async function seedDemo(): Promise<void> {
  await createWorkspace(world.db, { name: 'Demo', slug: 'demo', isDemo: true });
}

test('the first visitor becomes the owner of a workspace and of the seeded one', async () => {
  await seedDemo();
  expect(await auth.getOffer(new Headers())).toMatchObject({ demo: false, firstOwner: true });
  const session = await auth.getSession(cookieOf(await post('/sign-up/email', person)));
  expect(session).toMatchObject({ email: person.email, name: person.name });
  const memberships = await listMemberships(world.db, session?.userId ?? '');
  expect(memberships.map(({ slug, role }) => [slug, role])).toEqual([
    ['demo', 'owner'],
    ['main', 'owner'],
  ]);
});

test('the second visitor cannot make an account', async () => {
  await post('/sign-up/email', person);
  const second = await post('/sign-up/email', { ...person, email: 'eve@example.com' });
  expect([second.status, await second.json()]).toMatchObject([403, { code: 'SIGN_UP_CLOSED' }]);
  expect(await auth.getOffer(new Headers())).toMatchObject({ firstOwner: false });
});

test('a machine first used by the demo’s click still waits for its owner, who gets a workspace and not what the other did', async () => {
  await seedDemo();
  const demoOwner = await auth.getSession(cookieOf(await post('/demo-sign-in', {}, local)));
  // A workspace of their own makes them nobody who could sign in from elsewhere.
  await createWorkspace(world.db, { name: 'Tried out', slug: 'tried', ownerUserId: demoOwner?.userId ?? '' });
  expect(await auth.getOffer(new Headers())).toMatchObject({ demo: false, firstOwner: true });
  const first = await auth.getSession(cookieOf(await post('/sign-up/email', person)));
  const slugsOf = async (userId = '') =>
    (await listMemberships(world.db, userId)).map(({ slug, role }) => [slug, role]);
  expect([await slugsOf(first?.userId), await slugsOf(demoOwner?.userId)]).toEqual([
    [['main', 'owner']],
    [
      ['demo', 'owner'],
      ['tried', 'owner'],
    ],
  ]);
  const second = await post('/sign-up/email', { ...person, email: 'eve@example.com' });
  expect([second.status, await auth.getOffer(new Headers())]).toMatchObject([403, { firstOwner: false }]);
  // Who clicks once more comes to the demo, as before.
  const again = await auth.getSession(cookieOf(await post('/demo-sign-in', {}, local)));
  expect(again?.userId).toBe(demoOwner?.userId);
});

test('of two first visitors who come at once one owns the installation', async () => {
  const emails = ['one@example.com', 'two@example.com', 'three@example.com'];
  await Promise.all(emails.map((email) => post('/sign-up/email', { ...person, email })));
  const { rows } = await owner.query(`SELECT user_id FROM membership WHERE role = 'owner'`);
  expect(rows).toHaveLength(1);
});

test('somebody who signs in with the right password has a session until they sign out', async () => {
  await post('/sign-up/email', person);
  const cookie = cookieOf(await post('/sign-in/email', { email: person.email, password: person.password }));
  expect(await auth.getSession(cookie)).toMatchObject({ email: person.email });
  await post('/sign-out', {}, { cookie: cookie.get('cookie') ?? '' });
  expect(await auth.getSession(cookie)).toBeNull();
});

test('a wrong password and an unknown address get the same answer', async () => {
  await post('/sign-up/email', person);
  const wrong = await post('/sign-in/email', { email: person.email, password: 'something else' });
  const unknown = await post('/sign-in/email', { email: 'nobody@example.com', password: 'something else' });
  expect([wrong.status, await wrong.json()]).toEqual([unknown.status, await unknown.json()]);
  expect(wrong.status).toBe(401);
});

test('on the machine itself one click signs in as the demo owner, again and again', async () => {
  await seedDemo();
  expect(await auth.getOffer(new Headers(local))).toMatchObject({ demo: true, firstOwner: true });
  for (let visit = 0; visit < 2; visit++) {
    const session = await auth.getSession(cookieOf(await post('/demo-sign-in', {}, local)));
    const memberships = await listMemberships(world.db, session?.userId ?? '');
    expect(memberships.map(({ slug, role }) => [slug, role])).toEqual([['demo', 'owner']]);
  }
});

test.each([
  ['from another machine', { ...local, 'x-forwarded-for': '192.0.2.7' }],
  ['by a page of another site', { ...local, origin: 'http://evil.example' }],
  ['under a name that points here', { ...local, host: 'rebind.example:3000', origin: 'http://rebind.example:3000' }],
])('the demo sign-in is refused %s', async (_title, headers) => {
  await seedDemo();
  const refused = await post('/demo-sign-in', {}, headers);
  expect(refused.status).toBe(403);
  expect(refused.headers.getSetCookie()).toEqual([]);
});

test.each(['/sign-in/social', '/delete-user', '/update-user', '/list-sessions', '/../../x'])(
  '%s is shut',
  async (path) => {
    expect((await post(path, {})).status).toBe(404);
  },
);

test.each([
  ['/sign-up/email', person],
  ['/sign-in/email', person],
  ['/demo-sign-in', {}],
])('while the database is away, %s says that it may pass and nothing of how', async (path, body) => {
  const databaseUrl = 'postgresql://aybiza_app:secret@127.0.0.1:1/none';
  const db = createDb({ url: databaseUrl });
  const errors: unknown[] = [];
  const onError = (error: unknown) => errors.push(error);
  const away = createAuth({ db, databaseUrl, baseUrl: origin, secret: SECRET, onError });
  onTestFinished(async () => {
    await away.close();
    await db.close();
  });
  const request = {
    method: 'POST',
    headers: { ...local, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  };
  const answer = await away.handler(new Request(`${origin}/api/auth${path}`, request));
  const text = await answer.text();
  expect([answer.status, text]).toEqual([503, expect.stringContaining('UNAVAILABLE')]);
  expect(errors).toHaveLength(1);
  expect(text).not.toMatch(/127\.0\.0\.1|ECONNREFUSED|aybiza_app/);
});

test('nobody has a session without a cookie or with one that was made up', async () => {
  expect(await auth.getSession(new Headers())).toBeNull();
  expect(await auth.getSession(new Headers({ cookie: 'better-auth.session_token=abc.def' }))).toBeNull();
});
