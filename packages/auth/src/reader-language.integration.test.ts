import { READER_LANGUAGE_COOKIE, READER_LANGUAGES } from '@aybiza/foundation/reader-language';
import { createSealer } from '@aybiza/foundation/sealer';
import { expect, test } from 'vitest';
import { keepAccountMail } from './account-mail.ts';
import { ADA, SECRET, useAuth } from './testing/use-auth.ts';

const world = useAuth();
const GERMAN = { 'accept-language': 'de-CH, de;q=0.9, en;q=0.5' };

/** Comes in by another browser. */
async function comeIn(headers: Record<string, string> = {}) {
  const browser = world.visitor();
  const { status } = await browser.post('/sign-in/email', { email: ADA.email, password: ADA.password }, headers);
  expect(status).toBe(200);
  return browser.cookies.get(READER_LANGUAGE_COOKIE);
}

const subjects = async () => (await world.mails()).map(({ subject }) => subject);
const askForLink = () => world.visitor().post('/request-password-reset', { email: ADA.email });

test('somebody who chose a language has it in every browser that they come in by, whatever that asks for', async () => {
  const ada = await world.signUp();
  expect((await ada.post('/account/language', { language: 'fr' })).status).toBe(200);
  expect(ada.cookies.get(READER_LANGUAGE_COOKIE)).toBe('fr');
  expect(await comeIn(GERMAN)).toBe('fr');
});

test('somebody who chose none has that of each browser, and is written to in that of the last', async () => {
  await world.visitor().post('/sign-up/email', ADA, GERMAN);
  expect(await comeIn({ 'accept-language': 'es' })).toBeUndefined();
  await askForLink();
  expect(await subjects()).toEqual(['Elija una contraseña nueva']);
});

test('messages about an account are in the language of whose it is', async () => {
  const ada = await world.signUp();
  await askForLink();
  await ada.post('/account/language', { language: 'de' });
  await askForLink();
  expect(await subjects()).toEqual(['Neues Passwort festlegen', 'Choose a new password']);
});

test('whoever has no account yet is written to in the language of whoever invites them', async () => {
  const mail = { kind: 'invitation', to: 'ben@example.com', link: 'https://agents.example.com/invitation/x' } as const;
  const names = { workspaceName: 'Praxis am Markt', inviterName: 'Ada' };
  const sealer = createSealer(SECRET);
  for (const otherwise of READER_LANGUAGES)
    await keepAccountMail(world.db, { sealer, mail: { ...mail, ...names }, expiresAt: Date.now() + 60_000, otherwise });
  expect((await subjects()).sort()).toEqual([
    'Einladung zu Praxis am Markt',
    'Invitación a Praxis am Markt',
    'Invitation to Praxis am Markt',
    'Invitation à Praxis am Markt',
  ]);
});

test('a language that there is not is refused, and whoever is not signed in has none to choose', async () => {
  const ada = await world.signUp();
  expect((await ada.post('/account/language', { language: 'tlh' })).status).toBe(400);
  expect((await world.visitor().post('/account/language', { language: 'de' })).status).toBe(401);
});
