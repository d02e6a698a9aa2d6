import { invite } from '@aybiza/db/invitations';
import { createWorkspace } from '@aybiza/db/workspaces';
import { beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import type { SingleSignOn } from './single-sign-on.ts';
import { type Claims, type ProviderInTest, startOidcProvider } from './testing/oidc-provider.ts';
import { ADA, ORIGIN, useAuth } from './testing/use-auth.ts';
import type { Visitor } from './testing/visitor.ts';

const CALLBACK = `${ORIGIN}/api/auth/callback/oidc`;
const options: { singleSignOn?: SingleSignOn } = {};
let company: ProviderInTest;
beforeAll(async () => {
  company = await startOidcProvider(CALLBACK);
  options.singleSignOn = {
    issuer: company.issuer,
    ...company.client,
    name: 'Practice Group',
    domains: ['example.com'],
  };
  return () => company.close();
});
const world = useAuth(options);
const ADA_THERE: Claims = { sub: 'ada-there', email: ADA.email, email_verified: true, name: 'Ada of the group' };
beforeEach(() => {
  company.person = ADA_THERE;
});

/** To the company's system; gives the address that it sends the browser back to. */
async function goThere(visitor: Visitor): Promise<URL> {
  const { body } = await visitor.post('/sign-in/social', { callbackURL: '/calls' });
  return new URL(await company.signIn(z.object({ url: z.string() }).parse(body).url));
}

async function comeBack(visitor: Visitor, url: URL): Promise<string> {
  const answer = await visitor.get(`/callback/oidc${url.search}`);
  return answer.headers.get('location') ?? '';
}

/** The owner's address has been proved, so that the company's word for it counts. */
async function anOwner(): Promise<void> {
  await world.signUp();
  await world.asOwner(`UPDATE "user" SET "emailVerified" = true`);
}

async function signIn(): Promise<{ visitor: Visitor; to: string }> {
  const visitor = world.visitor();
  return { visitor, to: await comeBack(visitor, await goThere(visitor)) };
}

test('a member comes in by the company’s sign-in, again and again, as the same person', async () => {
  await anOwner();
  for (let visit = 0; visit < 2; visit++) {
    const { visitor, to } = await signIn();
    expect([to, (await visitor.session())?.email]).toEqual(['/calls', ADA.email]);
  }
  expect(await world.asOwner(`SELECT "accessToken", "idToken" FROM account WHERE "providerId" = 'oidc'`)).toEqual([
    { accessToken: null, idToken: null },
  ]);
});

test('who is neither a member nor invited stays outside; an open invitation lets in and gives no role', async () => {
  await anOwner();
  company.person = { ...ADA_THERE, sub: 'eve-there', email: 'eve@example.com' };
  const stranger = await signIn();
  expect([stranger.to, await stranger.visitor.session()]).toEqual([expect.stringContaining('error=not_invited'), null]);
  const made = await createWorkspace(world.db, { name: 'Smiles', slug: 'smiles' });
  if (made.status !== 'created') throw new Error('the name is free');
  const invitation = {
    email: 'eve@example.com',
    role: 'viewer',
    secret: 'x'.repeat(32),
    invitedBy: 'ada',
    now: Date.now(),
  } as const;
  await world.db.forWorkspace(made.workspace.id, (tx) => invite(tx, invitation));
  const invited = await signIn();
  expect([invited.to, (await invited.visitor.session())?.email]).toEqual(['/calls', 'eve@example.com']);
  expect(
    await world.asOwner(
      `SELECT role FROM membership m JOIN "user" u ON u.id = m.user_id WHERE email = 'eve@example.com'`,
    ),
  ).toEqual([]);
});

test.each<[string, Partial<Claims>, string]>([
  ['that the company has not verified', { email_verified: false }, 'account_not_linked'],
  ['of another domain', { email: 'ada@evil.example' }, 'domain_not_allowed'],
  ['of a domain that only ends alike', { email: 'ada@notexample.com' }, 'domain_not_allowed'],
])('check 100: an address %s opens no account', async (_case, claims, code) => {
  await anOwner();
  company.person = { ...ADA_THERE, ...claims };
  const { visitor, to } = await signIn();
  expect([to, await visitor.session()]).toEqual([expect.stringContaining(`/sign-in?error=${code}`), null]);
});

test('check 100: an account whose own address nobody has proved is not handed to whoever the company says has it', async () => {
  await world.signUp();
  const { visitor, to } = await signIn();
  expect([to, await visitor.session()]).toEqual([expect.stringContaining('error=account_not_linked'), null]);
});

test.each<[string, (url: URL) => void]>([
  ['without its state', (url) => url.searchParams.delete('state')],
  ['with a state of its own', (url) => url.searchParams.set('state', 'made-up-state-of-an-attacker')],
  ['with another code', (url) => url.searchParams.set('code', 'made-up')],
  ['in the name of another issuer', (url) => url.searchParams.set('iss', 'https://evil.example')],
])('check 100: an answer %s lets nobody in', async (_case, change) => {
  await anOwner();
  const visitor = world.visitor();
  const url = await goThere(visitor);
  change(url);
  expect(await comeBack(visitor, url)).toContain('error=');
  expect(await visitor.session()).toBeNull();
});

test('check 100: an answer is good once, and in the browser that asked for it', async () => {
  await anOwner();
  const visitor = world.visitor();
  const url = await goThere(visitor);
  const stranger = world.visitor();
  await comeBack(stranger, url);
  expect(await stranger.session()).toBeNull();
  const again = await goThere(visitor);
  await comeBack(visitor, again);
  await visitor.post('/sign-out', {});
  await comeBack(visitor, again);
  expect(await visitor.session()).toBeNull();
});

test('check 100: the address to come back to is ours and fixed; PKCE, state and nonce are asked for', async () => {
  const { body } = await world
    .visitor()
    .post(
      '/sign-in/social',
      { callbackURL: '/calls', redirectURI: 'https://evil.example', scopes: ['admin'] },
      { host: 'evil.example' },
    );
  const { searchParams } = new URL(z.object({ url: z.string() }).parse(body).url);
  expect(Object.fromEntries(searchParams)).toMatchObject({
    ...{ redirect_uri: CALLBACK, code_challenge_method: 'S256', scope: 'openid email profile' },
    ...{ state: expect.stringMatching(/^.{32}/), nonce: expect.stringMatching(/^.{32}/) },
  });
});

test.each([
  '//evil.example',
  '////evil.example',
  '/\\evil.example',
  '\\evil.example',
  'javascript:alert(1)',
  'https://evil.example',
  'http://127.0.0.1:3000.evil.example',
  '',
])('check 124: %j is no place to go on to', async (callbackURL) => {
  expect((await world.visitor().post('/sign-in/social', { callbackURL })).status).toBe(400);
});

test('a company whose system is away is said so, and passwords go on', async () => {
  await world.signUp();
  const { issuer } = options.singleSignOn ?? { issuer: '' };
  options.singleSignOn = { ...company.client, issuer: 'http://127.0.0.1:1', name: 'Away', domains: [] };
  onTestFinished(() => {
    options.singleSignOn = { ...company.client, issuer, name: 'Practice Group', domains: ['example.com'] };
  });
  await world.restart();
  expect((await world.visitor().post('/sign-in/social', { callbackURL: '/' })).status).toBeGreaterThanOrEqual(400);
  const { email, password } = ADA;
  expect((await world.visitor().post('/sign-in/email', { email, password })).status).toBe(200);
});
