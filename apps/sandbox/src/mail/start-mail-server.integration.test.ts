import { createTransport } from 'nodemailer';
import { afterEach, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../start-sandbox.ts';

const running: Sandbox[] = [];
afterEach(async () => {
  for (const sandbox of running.splice(0)) await sandbox.close();
});

async function start() {
  const sandbox = await startSandbox({ fast: true });
  running.push(sandbox);
  return sandbox;
}

/** The client that the product uses, as it comes. */
function clientOf({ mail }: Sandbox, pass = 'anything') {
  const tls = { rejectUnauthorized: false };
  return createTransport({ host: '127.0.0.1', port: mail.port, tls, auth: { user: 'desk', pass } });
}

const MAIL = {
  from: 'a@example.com',
  to: 'b@example.com',
  subject: 'A call',
  text: 'Zoë called.\n',
  messageId: '<1@x>',
};

test('a mail is taken, kept and delivered to nobody', async () => {
  const sandbox = await start();
  await clientOf(sandbox).sendMail(MAIL);
  const kept = { ...MAIL, to: ['b@example.com'] };
  expect(sandbox.mail.list()).toEqual([kept]);
  await expect((await fetch(`${sandbox.url}/sandbox/mail`)).json()).resolves.toEqual([kept]);
});

test('a password is refused only if it is “invalid”', async () => {
  const sandbox = await start();
  await expect(clientOf(sandbox).verify()).resolves.toBe(true);
  await expect(clientOf(sandbox, 'invalid').verify()).rejects.toMatchObject({ responseCode: 535 });
});

test('a rehearsed refusal befalls so many messages, which are not kept', async () => {
  const sandbox = await start();
  sandbox.faults.set('mail', { status: 451, times: 1 });
  await expect(clientOf(sandbox).sendMail(MAIL)).rejects.toMatchObject({ responseCode: 451 });
  expect(sandbox.mail.list()).toEqual([]);
  await clientOf(sandbox).sendMail(MAIL);
  expect(sandbox.mail.list()).toHaveLength(1);
});
