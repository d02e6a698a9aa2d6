import { scryptSync } from 'node:crypto';
import { PATIENCE_MS } from '@aybiza/foundation/testing/patience';
import { expect, test } from 'vitest';
import { accountSchema } from './account.schema.ts';
import { createAuth } from './create-auth.ts';
import { DOORS } from './doors.ts';
import { ADA, SECRET, useAuth } from './testing/use-auth.ts';
import { Visitor } from './testing/visitor.ts';

const world = useAuth();

async function signIn(visitor = world.visitor()): Promise<Visitor> {
  await visitor.post('/sign-in/email', { email: ADA.email, password: ADA.password });
  return visitor;
}

const tokenOf = (visitor: Visitor) => visitor.cookies.get('better-auth.session_token') ?? '';

async function accountOf(visitor: Visitor) {
  return accountSchema.parse((await visitor.get('/account')).body);
}

/** The same browser as it was before. */
function replay(token: string): Visitor {
  const visitor = world.visitor();
  visitor.cookies.set('better-auth.session_token', token);
  return visitor;
}

test('check 93: signing in gives a new session, and the one that the browser had before is dead', async () => {
  const ada = await world.signUp();
  const before = tokenOf(ada);
  await signIn(ada);
  expect(tokenOf(ada)).not.toBe(before);
  expect([await replay(before).session(), (await ada.session())?.email]).toEqual([null, ADA.email]);
});

test('check 93: a session that somebody made up before is not taken over', async () => {
  await world.signUp();
  const visitor = replay('a-token-that-an-attacker-knows.c2lnbmF0dXJl');
  await signIn(visitor);
  expect(tokenOf(visitor)).not.toContain('attacker');
});

test('check 93: another password gives a new session and ends all others', async () => {
  const ada = await world.signUp();
  const other = await signIn();
  const before = tokenOf(ada);
  const body = { currentPassword: ADA.password, newPassword: 'a better sentence', revokeOtherSessions: false };
  expect((await ada.post('/change-password', body)).status).toBe(200);
  expect([await replay(before).session(), await other.session()]).toEqual([null, null]);
  expect(await ada.session()).toMatchObject({ email: ADA.email });
});

test('check 95: a session that was ended elsewhere is over at once, and so is one that was signed out of', async () => {
  const ada = await world.signUp();
  const [phone, laptop] = [await signIn(), await signIn()];
  const { sessions } = await accountOf(ada);
  expect(sessions.map(({ isCurrent }) => isCurrent)).toEqual([true, false, false]);
  const phoneId = (await phone.session())?.sessionId;
  await ada.post('/account/end-session', { id: phoneId });
  expect([await phone.session(), (await laptop.session())?.email]).toEqual([null, ADA.email]);
  await ada.post('/account/end-other-sessions', {});
  expect([await laptop.session(), (await accountOf(ada)).sessions.length]).toEqual([null, 1]);
  await ada.post('/sign-out', {});
  expect(await ada.session()).toBeNull();
});

test('no script of a page can read the token of its session', async () => {
  const ada = await world.signUp();
  const answers = [
    await world.visitor().post('/sign-in/email', { email: ADA.email, password: ADA.password }),
    await ada.post('/change-password', { currentPassword: ADA.password, newPassword: 'a better sentence' }),
    await ada.get('/account'),
    await ada.get('/get-session'),
  ];
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 404]);
  for (const { body, headers } of answers.slice(0, 2)) {
    const [cookie = ''] = headers.getSetCookie();
    const token = decodeURIComponent(cookie.split(';')[0]?.split('=')[1] ?? '').split('.')[0] ?? '';
    expect(token).toMatch(/^\w{32}$/);
    expect(JSON.stringify(body)).not.toContain(token);
  }
});

test('a body that is larger than anything that belongs here is not read to its end', async () => {
  const huge = await world.visitor().post('/sign-in/email', { email: ADA.email, password: 'x'.repeat(200_000) });
  expect(huge.code).toBe('INVALID_REQUEST');
});

test('nobody ends a session of somebody else, and no page gets the token of another session', async () => {
  const ada = await world.signUp();
  const other = await signIn();
  expect(JSON.stringify((await ada.get('/account')).body)).not.toContain(tokenOf(other).split('.')[0]);
  await world.asOwner(
    `INSERT INTO "user" (id, name, email, "emailVerified") VALUES ('eve', 'Eve', 'eve@example.com', false)`,
  );
  await world.asOwner(`UPDATE session SET "userId" = 'eve' WHERE id = $1`, [(await other.session())?.sessionId]);
  await ada.post('/account/end-session', { id: (await other.session())?.sessionId });
  expect(await other.session()).toMatchObject({ email: 'eve@example.com' });
});

test('check 101: nothing is done for a page of another site, however it posts', async () => {
  const ada = await world.signUp();
  const answers: number[] = [];
  for (const path of DOORS.keys()) {
    for (const headers of [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { 'content-type': 'text/plain' },
      { 'content-type': 'application/x-www-form-urlencoded' },
    ]) {
      answers.push((await ada.post(path, { newPassword: 'x', id: 'x' }, headers)).status);
    }
  }
  expect(new Set(answers.filter((status) => status !== 404))).toEqual(new Set([403]));
  expect(await ada.session()).not.toBeNull();
});

test('what a request says about members that it must not set is thrown away', async () => {
  const ada = await world.signUp();
  await ada.post('/account/rename', {
    name: '  Ada L.  ',
    emailVerified: true,
    twoFactorEnabled: true,
    email: 'eve@example.com',
  });
  expect(await accountOf(ada)).toMatchObject({
    name: 'Ada L.',
    email: ADA.email,
    emailVerified: false,
    twoFactor: false,
  });
});

test('a password that was stored before argon2 still opens, and is stored anew', async () => {
  await world.signUp();
  const salt = '0f'.repeat(16);
  const key = scryptSync(ADA.password.normalize('NFKC'), salt, 64, {
    N: 16_384,
    r: 16,
    p: 1,
    maxmem: 64 * 1024 * 1024,
  });
  await world.asOwner('UPDATE account SET password = $1', [`${salt}:${key.toString('hex')}`]);
  const wrong = await world.visitor().post('/sign-in/email', { email: ADA.email, password: 'not the password' });
  expect(wrong.status).toBe(401);
  expect(await (await signIn()).session()).not.toBeNull();
  const [account] = await world.asOwner('SELECT password FROM account');
  expect(account?.password).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await (await signIn()).session()).not.toBeNull();
});

test.each(['1234567890', 'aaaaaaaaaaaa', 'password1234', 'ada@example.com', 'Aybiza2026', 'abcabcabcabc', 'short'])(
  'the password %s is refused',
  async (newPassword) => {
    const ada = await world.signUp();
    const answer = await ada.post('/change-password', { currentPassword: ADA.password, newPassword });
    expect(answer.code).toMatch(/^PASSWORD_TOO_(SHORT|COMMON)$/);
  },
);

test('where the installation is reached by https, cookies are for that host alone and never without encryption', async () => {
  const baseUrl = 'https://agents.example.com';
  const auth = createAuth({ db: world.db, databaseUrl: world.appUrl, baseUrl, secret: SECRET, waitMs: PATIENCE_MS });
  const visitor = new Visitor(auth, '192.0.2.9', baseUrl);
  const answer = await visitor.post('/sign-up/email', ADA);
  await auth.close();
  const lines = answer.headers.getSetCookie();
  expect(lines).toHaveLength(2);
  for (const line of lines) {
    expect(line).toMatch(/^__Host-better-auth\./);
    expect(line).toMatch(/; Secure/i);
    expect(line).toMatch(/; HttpOnly/i);
    expect(line).toMatch(/; SameSite=Lax/i);
    expect(line).toMatch(/; Path=\/(;|$)/i);
    expect(line).not.toMatch(/domain/i);
  }
});
