import { expect, test } from 'vitest';
import { ADA, useAuth } from './testing/use-auth.ts';

const world = useAuth();
const MINUTE = 60_000;

/** How many of so many guesses were looked at; the others were turned away. */
async function guess(
  count: number,
  { email = ADA.email, from = (_n: number): string => '198.51.100.7', everyMs = 0 } = {},
) {
  let seen = 0;
  for (let n = 0; n < count; n++) {
    const { status } = await world.visitor(from(n)).post('/sign-in/email', { email, password: `guess number ${n}` });
    if (status === 401) seen += 1;
    world.clock.advance(everyMs);
  }
  return seen;
}

test('check 99: guesses for one account are slowed down, from however many addresses they come', async () => {
  await world.signUp();
  const everywhere = (n: number) => `203.0.113.${n}`;
  expect(await guess(40, { from: everywhere })).toBeLessThanOrEqual(11);
  // One an hour of patience: a minute for each guess, and no more.
  expect(await guess(60, { from: everywhere, everyMs: 10_000 })).toBeLessThan(20);
});

test('check 99: guesses from one address are slowed down, for however many accounts they are', async () => {
  let seen = 0;
  for (let n = 0; n < 60; n++) seen += await guess(1, { email: `person-${n}@example.com` });
  expect(seen).toBeLessThanOrEqual(21);
});

test('check 99: of a hundred guesses at once no more are looked at than of a hundred one after the other', async () => {
  await world.signUp();
  const at = (n: number) =>
    world.visitor(`203.0.113.${n}`).post('/sign-in/email', { email: ADA.email, password: `guess ${n} of many` });
  const answers = await Promise.all(Array.from({ length: 100 }, (_, n) => at(n)));
  expect(answers.filter(({ status }) => status === 401).length).toBeLessThanOrEqual(11);
  expect(answers.find(({ status }) => status === 429)?.headers.get('retry-after')).toMatch(/^\d+$/);
});

test('check 99: who is attacked still signs in where they did before, and elsewhere by the link in their mailbox', async () => {
  const ada = await world.signUp();
  await ada.post('/sign-out', {});
  const everywhere = (n: number) => `203.0.113.${n % 200}`;
  await guess(60, { from: everywhere, everyMs: 5_000 });
  const known = await ada.post('/sign-in/email', { email: ADA.email, password: ADA.password });
  expect(known.status).toBe(200);
  const elsewhere = world.visitor('192.0.2.200');
  expect((await elsewhere.post('/sign-in/email', { email: ADA.email, password: ADA.password })).status).toBe(429);
  await elsewhere.post('/request-password-reset', { email: ADA.email });
  const newPassword = 'chosen while under attack';
  await elsewhere.post('/reset-password', { token: await world.mailedToken(ADA.email), newPassword });
  expect((await elsewhere.post('/sign-in/email', { email: ADA.email, password: newPassword })).status).toBe(200);
});

test('the cookie of a browser that was signed in before is of no use for another account', async () => {
  const ada = await world.signUp();
  await guess(40, { email: 'eve@example.com', from: (n) => `203.0.113.${n}` });
  expect((await ada.post('/sign-in/email', { email: 'eve@example.com', password: 'any password' })).status).toBe(429);
});

test('waiting as long as one is told is enough, however often one asks meanwhile', async () => {
  await world.signUp();
  await guess(30);
  const ada = world.visitor('198.51.100.7');
  const tooSoon = await ada.post('/sign-in/email', { email: ADA.email, password: ADA.password });
  expect(tooSoon.code).toBe('TOO_MANY_ATTEMPTS');
  world.clock.advance(Number(tooSoon.headers.get('retry-after')) * 1_000);
  expect((await ada.post('/sign-in/email', { email: ADA.email, password: ADA.password })).status).toBe(200);
});

test('mistakes are forgotten', async () => {
  await world.signUp();
  await guess(9);
  world.clock.advance(100 * MINUTE);
  expect(await guess(9)).toBe(9);
});

test('an own account does not wipe out guesses for those of others', async () => {
  await world.signUp();
  let seen = 0;
  for (let n = 0; n < 40; n++) {
    seen += await guess(1, { email: `person-${n}@example.com` });
    await world.visitor('198.51.100.7').post('/sign-in/email', { email: ADA.email, password: ADA.password });
  }
  expect(seen).toBeLessThanOrEqual(21);
});
