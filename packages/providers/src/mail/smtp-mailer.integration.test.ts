import { type AddressInfo, createServer, type Server } from 'node:net';
import { fakeClock } from '@aybiza/foundation/testing/fake-clock';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterEach, describe, expect, it } from 'vitest';
import { createSmtpMailer, type SmtpMailerOptions } from './smtp-mailer.ts';

const ending: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ending.splice(0)) await end();
});

const never = new AbortController().signal;
const MAIL = {
  to: ['desk@example.com'],
  subject: 'A call',
  text: 'Please call back.',
  messageId: 'mail.a@example.com',
};

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return address.port;
}

/** A mail server of nodemailer's author, with STARTTLS by a certificate that nobody has signed. */
async function startServer(options: SMTPServerOptions = {}) {
  const messages: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disableReverseLookup: true,
    closeTimeout: 100,
    logger: false, // it would warn of its certificate
    onData(stream, _session, callback) {
      let text = '';
      stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
      stream.on('end', () => {
        messages.push(text);
        callback(null);
      });
    },
    ...options,
  });
  server.on('error', () => undefined); // clients that go away in the middle are what some tests are about
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ending.push(() => new Promise<void>((resolve) => server.close(() => resolve())));
  return { messages, address: `127.0.0.1:${portOf(server.server)}` };
}

function mailerTo(server: string, options: Partial<SmtpMailerOptions> = {}) {
  return createSmtpMailer({
    clock: fakeClock(),
    server,
    from: 'Desk <desk@practice.example>',
    mayBePlain: true,
    ...options,
  });
}

describe('an e-mail', () => {
  it('is handed over with its sender, its subject and the id by which a mailbox knows it again', async () => {
    const { messages, address } = await startServer();
    await expect(mailerTo(address).send({ ...MAIL, subject: 'Rückruf für Zoë' }, { signal: never })).resolves.toEqual({
      refused: [],
    });
    const [message = ''] = messages;
    expect(message).toContain('From: Desk <desk@practice.example>');
    expect(message).toContain('Message-ID: <mail.a@example.com>');
    expect(message).toContain('Auto-Submitted: auto-generated');
    expect(message).toMatch(/^Subject: =\?UTF-8\?/m);
    expect(message).toContain('Please call back.');
  });

  it('names whom the server does not take it for, and reaches the others', async () => {
    const { messages, address } = await startServer({
      onRcptTo: ({ address: to }, _session, callback) =>
        callback(to.startsWith('gone') ? Object.assign(new Error('no such mailbox'), { responseCode: 550 }) : null),
    });
    const to = ['desk@example.com', 'gone@example.com'];
    await expect(mailerTo(address).send({ ...MAIL, to }, { signal: never })).resolves.toEqual({
      refused: ['gone@example.com'],
    });
    expect(messages).toHaveLength(1);
  });

  it('cannot get further receivers or heads by what stands in its parts', async () => {
    const { messages, address } = await startServer();
    await mailerTo(address).send({ ...MAIL, subject: 'Hello\r\nBcc: all@example.com' }, { signal: never });
    expect(messages[0]).not.toMatch(/^Bcc:/m);
  });

  it.each([
    [451, 'PROVIDER_UNAVAILABLE', true],
    [452, 'PROVIDER_THROTTLED', true],
    [550, 'PROVIDER_INVALID_REQUEST', false],
  ])('that is refused with %i is refused with %s', async (responseCode, code, retryable) => {
    const refuse = Object.assign(new Error('no'), { responseCode });
    const { address } = await startServer({ onRcptTo: (_address, _session, callback) => callback(refuse) });
    await expect(mailerTo(address).send(MAIL, { signal: never })).rejects.toMatchObject({
      providerCode: code,
      retryable,
    });
  });

  it('is not handed to a server that offers no encryption, unless it is beside us', async () => {
    const { messages, address } = await startServer({ hideSTARTTLS: true });
    const sending = mailerTo(address, { mayBePlain: false }).send(MAIL, { signal: never });
    await expect(sending).rejects.toMatchObject({ provider: 'smtp' });
    expect(messages).toEqual([]);
    await mailerTo(address).send(MAIL, { signal: never });
    expect(messages).toHaveLength(1);
  });

  it('is not handed to a server whose certificate nobody has signed', async () => {
    const { messages, address } = await startServer();
    const login = { username: 'desk', password: 'pass' };
    await expect(mailerTo(address, { mayBePlain: false, login }).send(MAIL, { signal: never })).rejects.toMatchObject({
      provider: 'smtp',
    });
    expect(messages).toEqual([]);
  });

  it('is left when its sender has no more time', async () => {
    const silent = createServer();
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    ending.push(() => new Promise((resolve) => silent.close(resolve)));
    const late = new AbortController();
    silent.once('connection', () => late.abort());
    const sending = mailerTo(`127.0.0.1:${portOf(silent)}`).send(MAIL, { signal: late.signal });
    await expect(sending).rejects.toMatchObject({ providerCode: 'PROVIDER_ABORTED' });
  });
});

describe('a message that is never taken', () => {
  it('is given up after a minute, also by a server that says something now and then', async () => {
    const clock = fakeClock();
    const { address } = await startServer({ onRcptTo: () => clock.advance(60_000) });
    const sending = mailerTo(address, { clock }).send(MAIL, { signal: never });
    await expect(sending).rejects.toMatchObject({ providerCode: 'PROVIDER_TIMEOUT', retryable: true });
  });
});

describe('a mail server', () => {
  const signsIn: SMTPServerOptions = {
    authOptional: false,
    onAuth: ({ username, password }, _session, callback) =>
      password === 'right'
        ? callback(null, { user: username })
        : callback(Object.assign(new Error('no'), { responseCode: 535 })),
  };

  it('is tried by signing in, and nothing is sent', async () => {
    const { messages, address } = await startServer(signsIn);
    await mailerTo(address, { login: { username: 'desk', password: 'right' } }).check();
    expect(messages).toEqual([]);
  });

  it('that does not know the password says so', async () => {
    const { address } = await startServer(signsIn);
    const check = mailerTo(address, { login: { username: 'desk', password: 'wrong' } }).check();
    await expect(check).rejects.toMatchObject({ providerCode: 'PROVIDER_UNAUTHORIZED' });
  });

  it('that is not there cannot be reached', async () => {
    const { address } = await startServer();
    for (const end of ending.splice(0)) await end();
    await expect(mailerTo(address).check()).rejects.toMatchObject({ providerCode: 'PROVIDER_UNREACHABLE' });
  });

  it('is not spoken to when whoever looks after addresses does not let it', async () => {
    const refused = Object.assign(new Error('no'), { code: 'ADDRESS_REFUSED' });
    const lookup: SmtpMailerOptions['lookup'] = (_name, _options, callback) => callback(refused, '', 4);
    await expect(mailerTo('mail.example.com', { lookup }).check()).rejects.toMatchObject({ cause: refused });
  });
});
