import { expect, test } from 'vitest';
import { ADA, useAuth } from './testing/use-auth.ts';

const world = useAuth();
const CHOSEN = 'another good sentence';

async function askForLink(email = ADA.email, headers: Record<string, string> = {}): Promise<string> {
  await world.visitor().post('/request-password-reset', { email }, headers);
  return (await world.mailedToken(email)) ?? '';
}

const choose = (token: unknown, newPassword: string = CHOSEN) =>
  world.visitor().post('/reset-password', { token, newPassword });
const signIn = (password: string) => world.visitor().post('/sign-in/email', { email: ADA.email, password });

test('check 90: a link sets a new password once, ends all sessions, and says so', async () => {
  const ada = await world.signUp();
  const token = await askForLink();
  expect((await choose(token)).status).toBe(200);
  expect(await ada.session()).toBeNull();
  expect([(await signIn(ADA.password)).status, (await signIn(CHOSEN)).status]).toEqual([401, 200]);
  expect((await choose(token)).code).toBe('INVALID_TOKEN');
  expect((await world.mails())[0]?.subject).toBe('Your password was changed');
});

test('check 90: of ten who use one link at once one succeeds', async () => {
  await world.signUp();
  const token = await askForLink();
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, index) => choose(token, `password of try ${index}`)),
  );
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
});

test.each<[string, (token: string) => unknown]>([
  ['null', () => null],
  ['empty', () => ''],
  ['absent', () => undefined],
  ['a list', (token) => [token]],
  [
    'in other case',
    (token) =>
      token.replace(/[a-z]/i, (letter) =>
        letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase(),
      ),
  ],
  ['made up', () => 'abcdefghijklmnopqrstuvwx'],
])('check 90: a token that is %s opens nothing', async (_case, change) => {
  await world.signUp();
  const token = await askForLink();
  expect((await choose(change(token))).status).toBe(400);
  expect((await signIn(ADA.password)).status).toBe(200);
});

test('check 90: a link that is an hour old opens nothing', async () => {
  await world.signUp();
  const token = await askForLink();
  await world.asOwner(`UPDATE verification SET "expiresAt" = now()`);
  expect((await choose(token)).status).toBe(400);
});

test('check 90: a link to a new password confirms no address, and the other way round', async () => {
  const ada = await world.signUp();
  const reset = await askForLink();
  expect((await ada.post('/confirm-email', { token: reset })).code).toBe('INVALID_TOKEN');
  await ada.post('/confirm-email/send', {});
  const confirm = (await world.mailedToken(ADA.email)) ?? '';
  expect((await choose(confirm)).status).toBe(400);
  expect((await ada.post('/confirm-email', { token: confirm })).status).toBe(200);
  expect((await ada.post('/confirm-email', { token: confirm })).code).toBe('INVALID_TOKEN');
  expect((await ada.get('/account')).body).toMatchObject({ emailVerified: true });
});

test('check 90: links lead to the installation, whatever the request says that it is called', async () => {
  await world.signUp();
  await askForLink(ADA.email, { host: 'evil.example', 'x-forwarded-host': 'evil.example' });
  const [mail] = await world.mails();
  expect(mail?.link).toMatch(/^http:\/\/127\.0\.0\.1:3000\/reset-password#\w+$/);
});

test('nobody learns by it whether there is an account', async () => {
  await world.signUp();
  const [known, unknown] = [
    await world.visitor().post('/request-password-reset', { email: ADA.email }),
    await world.visitor().post('/request-password-reset', { email: 'nobody@example.com' }),
  ];
  expect([known.status, known.body]).toEqual([unknown.status, unknown.body]);
  expect(await world.mails()).toHaveLength(1);
});

test('a mailbox gets three links, and then one after minutes; whoever asks is not told', async () => {
  await world.signUp();
  const answers = [];
  for (let request = 0; request < 6; request++) {
    answers.push(await world.visitor().post('/request-password-reset', { email: ADA.email }));
  }
  expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
  expect(await world.mails()).toHaveLength(3);
  world.clock.advance(6 * 60_000);
  await askForLink();
  expect(await world.mails()).toHaveLength(4);
});

test('the database keeps no token that opens anything', async () => {
  await world.signUp();
  const token = await askForLink();
  const rows = await world.asOwner('SELECT row_to_json(v)::text AS v FROM verification v');
  expect(JSON.stringify([rows, await world.asOwner('SELECT row_to_json(m)::text FROM account_mail m')])).not.toContain(
    token,
  );
});
