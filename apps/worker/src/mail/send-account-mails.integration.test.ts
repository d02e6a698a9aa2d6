import { type AccountMail, type ComposedMail, keepAccountMail, openAccountMail } from '@aybiza/auth/account-mail';
import { listReadableAccountMails } from '@aybiza/db/account-mails';
import { useDatabase } from '@aybiza/db/testing/use-database';
import { silentLogger } from '@aybiza/foundation/logger';
import { newId } from '@aybiza/foundation/new-id';
import pg from 'pg';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { sealer } from '../testing/ended-call.ts';
import { startMailServer } from '../testing/mail-server.ts';
import { sendAccountMails } from './send-account-mails.ts';

const world = useDatabase();
const link = 'https://agents.example.com/reset-password?token=abcdefghij0123456789';
const reset: AccountMail = { kind: 'reset', to: 'ada@example.com', link };
const inAnHour = () => Date.now() + 60 * 60_000;

beforeEach(() => asOwner('TRUNCATE account_mail'));

async function asOwner(statement: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: world.place.ownerUrl });
  await client.connect();
  const { rows } = await client.query(statement);
  await client.end();
  return rows;
}

async function openMailRoom({ isPractice, answer }: { isPractice: boolean; answer?: (index: number) => number }) {
  const server = await startMailServer(answer);
  onTestFinished(() => server.close());
  const shown: ComposedMail[] = [];
  const options = {
    ...{ db: world.db, sealer, logger: silentLogger(), mail: { ...server.mail, isPractice } },
    showMail: (mail: ComposedMail) => void shown.push(mail),
  };
  return { server, shown, send: () => sendAccountMails(options, new AbortController().signal) };
}

const keep = (mail: AccountMail = reset, expiresAt = inAnHour()) =>
  keepAccountMail(world.db, { sealer, mail, expiresAt });
const readable = async () =>
  (await listReadableAccountMails(world.db, 10)).map((mail) => openAccountMail(sealer, mail));

test('check 132: nothing of a message can be read in the database, and nothing is left when it was sent', async () => {
  const { server, send } = await openMailRoom({ isPractice: false });
  await keep();
  expect(JSON.stringify(await asOwner('SELECT * FROM account_mail'))).not.toMatch(/example|abcdefghij/);
  await send();
  expect(server.received).toMatchObject([{ to: ['ada@example.com'], subject: 'Choose a new password' }]);
  expect(server.received[0]?.text).toContain(link);
  expect(await asOwner('SELECT sealed, last_error FROM account_mail')).toEqual([{ sealed: null, last_error: null }]);
});

test('of several workers one sends a message, and once', async () => {
  const { server, send } = await openMailRoom({ isPractice: false });
  await keep();
  await Promise.all([send(), send(), send()]);
  await send();
  expect(server.received).toHaveLength(1);
});

test('a message that the server does not take at the moment comes again under the same id; one for nobody does not', async () => {
  const { server, send } = await openMailRoom({ isPractice: false, answer: (index) => [451, 550][index] ?? 0 });
  await keep();
  await send();
  await send(); // not due
  await asOwner('UPDATE account_mail SET available_at = now()');
  await send();
  await asOwner('UPDATE account_mail SET available_at = now()');
  await send();
  expect(server.received.map(({ messageId }) => messageId)).toEqual(Array(2).fill(server.received[0]?.messageId));
  expect(await asOwner('SELECT sealed, sent_at FROM account_mail')).toEqual([{ sealed: null, sent_at: null }]);
});

test('what practice equipment delivers to nobody is shown once and can be read until it expires', async () => {
  const { shown, send } = await openMailRoom({ isPractice: true });
  await keep();
  await send();
  await send();
  expect(shown).toMatchObject([{ to: 'ada@example.com', link }]);
  expect(await readable()).toEqual(shown);
  await asOwner('UPDATE account_mail SET expires_at = now()');
  await send();
  expect(await readable()).toEqual([]);
  expect(await asOwner('SELECT sealed FROM account_mail')).toEqual([{ sealed: null }]);
});

test('a message that has expired is not sent', async () => {
  const { server, send } = await openMailRoom({ isPractice: false });
  await keep(reset, Date.now() - 1);
  await send();
  expect(server.received).toEqual([]);
});

test('a message that is kept in a transaction that fails does not exist', async () => {
  const failing = world.db.forWorkspace(newId('workspace'), async (tx) => {
    await keepAccountMail(tx, { sealer, mail: reset, expiresAt: inAnHour() });
    throw new Error('on second thoughts');
  });
  await expect(failing).rejects.toThrow('second thoughts');
  expect(await readable()).toEqual([]);
});

test('what people named themselves stays on one line of an invitation and is no address', async () => {
  const names = {
    workspaceName: 'Smiles\r\nBcc: all@example.com',
    inviterName: `https://evil.example/${'x'.repeat(200)}`,
  };
  await keep({ kind: 'invitation', to: 'eve@example.com', link, ...names });
  const [mail] = await readable();
  expect(mail?.subject).toBe('Invitation to Smiles Bcc: all@example.com');
  expect(mail?.text).not.toMatch(/\n(Bcc|.*evil\.example\/)|https:\/\/evil|x{100}/);
});
