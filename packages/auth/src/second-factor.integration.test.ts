import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { DOORS } from './doors.ts';
import { sealSecondFactorsAnew } from './seal-second-factors.ts';
import { totp } from './testing/totp.ts';
import { ADA, SECRET, useAuth } from './testing/use-auth.ts';
import type { Visitor } from './testing/visitor.ts';

const options: { secret: string; previousSecret?: string | undefined } = { secret: SECRET };
const world = useAuth(options);
const enabledSchema = z.object({ totpURI: z.string(), backupCodes: z.array(z.string()) });

async function turnOn(ada: Visitor) {
  const { body } = await ada.post('/two-factor/enable', { password: ADA.password });
  const { totpURI, backupCodes } = enabledSchema.parse(body);
  const key = new URL(totpURI).searchParams.get('secret') ?? '';
  const answer = await ada.post('/two-factor/verify-totp', { code: totp(key) });
  expect(answer.status).toBe(200);
  // The next one: that of now was used just now.
  return { code: () => totp(key, Date.now() + 30_000), backupCodes };
}

async function signInHalfway(): Promise<Visitor> {
  const visitor = world.visitor();
  const answer = await visitor.post('/sign-in/email', { email: ADA.email, password: ADA.password });
  expect(answer.body).toMatchObject({ twoFactorRedirect: true });
  return visitor;
}

test('check 94: between password and code nothing answers but the way to the second factor', async () => {
  await turnOn(await world.signUp());
  const half = await signInHalfway();
  expect(await half.session()).toBeNull();
  expect((await half.get('/account')).status).toBe(401);
  const open: string[] = [];
  for (const path of DOORS.keys()) {
    const body = {
      password: ADA.password,
      newPassword: 'some other sentence',
      currentPassword: ADA.password,
      id: 'x',
      name: 'x',
    };
    const { status } = await half.post(path, { ...body, code: '000000', token: 'x' });
    if (status < 400) open.push(path);
  }
  expect(open).toEqual(['/sign-out', '/passkey/sign-in-options']);
});

test('check 94: a cookie from before the second factor was turned on opens nothing any more', async () => {
  const ada = await world.signUp();
  const before = new Map(ada.cookies);
  await turnOn(ada);
  const replay = world.visitor();
  for (const [name, value] of before) replay.cookies.set(name, value);
  expect(await replay.session()).toBeNull();
});

test('the code of the app lets in, a wrong one does not, and no device is trusted for the next time', async () => {
  const { code } = await turnOn(await world.signUp());
  const visitor = await signInHalfway();
  expect((await visitor.post('/two-factor/verify-totp', { code: '000000' })).status).toBe(401);
  await visitor.post('/two-factor/verify-totp', { code: code(), trustDevice: true });
  expect(await visitor.session()).toMatchObject({ email: ADA.email });
  expect([...visitor.cookies.keys()].filter((name) => name.includes('trust'))).toEqual([]);
  await visitor.post('/sign-out', {});
  const again = await visitor.post('/sign-in/email', { email: ADA.email, password: ADA.password });
  expect(again.body).toMatchObject({ twoFactorRedirect: true });
});

test('check 90: a code of the app lets in once, also when it is still shown', async () => {
  const { code } = await turnOn(await world.signUp());
  const [first, second] = [await signInHalfway(), await signInHalfway()];
  const used = code();
  expect((await first.post('/two-factor/verify-totp', { code: used })).status).toBe(200);
  expect((await second.post('/two-factor/verify-totp', { code: used })).code).toBe('INVALID_CODE');
  expect([(await first.session())?.email, await second.session()]).toEqual([ADA.email, null]);
  expect(second.cookies.has('better-auth.session_token')).toBe(false);
});

test('check 90: a recovery code works once, also when ten use it at once', async () => {
  const { backupCodes } = await turnOn(await world.signUp());
  const visitors = await Promise.all(Array.from({ length: 4 }, signInHalfway));
  const answers = await Promise.all(
    visitors.map((visitor) => visitor.post('/two-factor/verify-backup-code', { code: backupCodes[0] })),
  );
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  const late = await signInHalfway();
  expect((await late.post('/two-factor/verify-backup-code', { code: backupCodes[0] })).status).toBe(401);
});

test('check 99: codes are guessed ten times in a row at most, with however many sign-ins', async () => {
  await turnOn(await world.signUp());
  let seen = 0;
  for (let guess = 0; guess < 20; guess++) {
    const visitor = await signInHalfway();
    const { status } = await visitor.post('/two-factor/verify-totp', { code: String(guess).padStart(6, '0') });
    if (status === 401) seen += 1;
  }
  expect(seen).toBe(10);
});

test('turning it off takes the password, and both are told by mail', async () => {
  const ada = await world.signUp();
  await turnOn(ada);
  expect((await ada.post('/two-factor/disable', { password: 'not the password' })).status).toBe(400);
  expect((await ada.post('/two-factor/disable', { password: ADA.password })).status).toBe(200);
  const subjects = (await world.mails()).map(({ subject }) => subject);
  expect(subjects).toEqual(['Two-factor sign-in is off', 'Two-factor sign-in is on']);
});

test('the database keeps neither the secret of the app nor a recovery code as it is', async () => {
  const { backupCodes } = await turnOn(await world.signUp());
  const rows = JSON.stringify(await world.asOwner('SELECT * FROM "twoFactor"'));
  for (const code of backupCodes) expect(rows).not.toContain(code);
});

test('after the secret of the installation has changed and everything was sealed anew, the app goes on', async () => {
  const { code, backupCodes } = await turnOn(await world.signUp());
  const NEW = 'another secret of thirty-two characters';
  options.secret = NEW;
  options.previousSecret = SECRET;
  onTestFinished(() => {
    options.secret = SECRET;
    options.previousSecret = undefined;
  });
  await world.restart();
  const change = { secret: NEW, previousSecret: SECRET };
  expect(await sealSecondFactorsAnew(world.db, change)).toEqual({ changed: 1, kept: 0, unreadable: [] });
  expect(await sealSecondFactorsAnew(world.db, change)).toMatchObject({ changed: 0, kept: 1 });
  options.previousSecret = undefined;
  await world.restart();
  const visitor = await signInHalfway();
  expect((await visitor.post('/two-factor/verify-totp', { code: code() })).status).toBe(200);
  const other = await signInHalfway();
  expect((await other.post('/two-factor/verify-backup-code', { code: backupCodes[1] })).status).toBe(200);
  expect(await sealSecondFactorsAnew(world.db, { secret: 'a third secret of thirty-two characters' })).toMatchObject({
    unreadable: [{ purpose: expect.stringContaining('second-factor:') }],
  });
});
