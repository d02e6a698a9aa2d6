import type { Readable } from 'node:stream';
import type { Logger } from '@aybiza/foundation/logger';
import PostalMime from 'postal-mime';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';
import type { Fault, Faults } from '../faults.ts';
import { portOf } from '../port-of.ts';

const MAX_MESSAGES = 1000;
const MAX_BYTES = 10 * 1024 * 1024;

/** A message that was handed to the sandbox, which delivers none. */
export interface KeptMail {
  readonly messageId: string;
  /** Of the message's head, as people see it. */
  readonly from: string;
  /** Of the envelope: whom the server was asked to deliver it to. */
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
}

/** A mail server for submission: everything is taken, nothing is delivered. */
export interface MailServer {
  readonly port: number;
  /** Newest last. */
  list(): readonly KeptMail[];
  close(): Promise<void>;
}

export interface MailServerOptions {
  /** 0 lets the system choose. */
  readonly port: number;
  readonly faults: Faults;
  readonly logger: Logger;
}

/** Any name and password but the password `invalid`. Without encryption, for it is beside us. */
export async function startMailServer({ port, faults, logger }: MailServerOptions): Promise<MailServer> {
  const kept: KeptMail[] = [];
  const struck = new Map<string, Fault>();
  const server = new SMTPServer({
    authOptional: true,
    hideSTARTTLS: true,
    // The practice set-up signs in beside us, on loopback.
    allowInsecureAuth: true,
    disableReverseLookup: true,
    size: MAX_BYTES,
    closeTimeout: 1_000,
    onConnect(session, callback) {
      const fault = faults.take('mail');
      if (fault?.stall === true) return;
      if (fault !== undefined) struck.set(session.id, fault);
      callback();
    },
    onClose: ({ id }) => void struck.delete(id),
    onAuth: ({ username, password }, _session, callback) =>
      password === 'invalid' ? callback(refusal(535, 'wrong name or password')) : callback(null, { user: username }),
    onData(stream, session, callback) {
      keep(stream, session).then(
        (mail) => {
          const fault = struck.get(session.id);
          if (fault?.status !== undefined) return callback(refusal(fault.status, 'not this one'));
          if (kept.length >= MAX_MESSAGES) kept.shift();
          kept.push(mail);
          callback(null);
        },
        (error: unknown) => callback(error instanceof Error ? error : new Error('the message cannot be read')),
      );
    },
  });
  // A client that goes away in the middle is not an error of ours.
  server.on('error', (error) => logger.debug({ reason: error.message }, 'mail connection failed'));
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    port: portOf(server.server),
    list: () => kept,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

async function keep(stream: Readable, { envelope }: SMTPServerSession): Promise<KeptMail> {
  const mail = await PostalMime.parse(Buffer.concat(await stream.toArray()));
  return {
    messageId: mail.messageId ?? '',
    from: mail.from?.address ?? '',
    to: envelope.rcptTo.map(({ address }) => address),
    subject: mail.subject ?? '',
    text: mail.text ?? '',
  };
}

function refusal(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}
