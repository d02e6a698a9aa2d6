import { systemClock } from '@aybiza/foundation/clock';
import { createSmtpMailer } from '@aybiza/providers/mail/smtp-mailer';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import type { InstalledMail } from '../mail/open-mail.ts';

export interface ReceivedMail {
  readonly messageId: string | undefined;
  readonly to: readonly string[];
  readonly subject: string | undefined;
  readonly text: string;
}

export interface MailServerInTest {
  /** `host:port`, as an installation would allow it. */
  readonly host: string;
  /** As what a worker is started with. */
  readonly mail: InstalledMail;
  readonly received: ReceivedMail[];
  close(): Promise<void>;
}

/** A mail server. `answer` says with which reply a message is refused after it was received, by how many came before; 0: it is taken. */
export async function startMailServer(answer: (index: number) => number = () => 0): Promise<MailServerInTest> {
  const received: ReceivedMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    allowInsecureAuth: true,
    hideSTARTTLS: true,
    disableReverseLookup: true,
    closeTimeout: 100,
    onAuth: ({ username }, _session, callback) => callback(null, { user: username }),
    onData(stream, { envelope }, callback) {
      const take = async () => {
        const { messageId, subject, text = '' } = await PostalMime.parse(Buffer.concat(await stream.toArray()));
        const reply = answer(received.length);
        received.push({ messageId, subject, text, to: envelope.rcptTo.map(({ address }) => address) });
        return reply === 0 ? null : Object.assign(new Error('not this one'), { responseCode: reply });
      };
      take().then(callback, callback); // who is killed in the middle of a message leaves half of one
    },
  });
  server.on('error', () => undefined); // workers that are killed go away in the middle
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.server.address();
  if (address === null || typeof address === 'string') throw new Error('the mail server has no port');
  const host = `127.0.0.1:${address.port}`;
  const mailer = createSmtpMailer({
    clock: systemClock(),
    server: host,
    from: 'desk@practice.example',
    mayBePlain: true,
  });
  return {
    host,
    mail: { mailer, isPractice: true },
    received,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
