import { connect, type LookupFunction, type Socket } from 'node:net';
import type { Clock } from '@aybiza/foundation/clock';
import { createTransport, type SMTPTransportOptions } from 'nodemailer';
import { ProviderError } from '../provider-error.ts';
import { readSender } from './mail-address.ts';
import { readMailServer } from './mail-server.ts';
import type { Mailer } from './port.ts';
import { toProviderError } from './smtp-error.ts';

export interface SmtpMailerOptions {
  readonly clock: Clock;
  /** `smtp.example.com` or `smtp.example.com:465`, see `readMailServer`. */
  readonly server: string;
  /** Left out: the server asks for nobody's name. */
  readonly login?: { readonly username: string; readonly password: string } | undefined;
  /** What receivers see: an address, perhaps behind a name. */
  readonly from: string;
  /** How the server's name is looked up; left out, as the system does. */
  readonly lookup?: LookupFunction | undefined;
  /** A server beside us that offers no encryption is spoken to without. */
  readonly mayBePlain?: boolean;
}

/** A server that says nothing for so long has gone. RFC 5321 §4.5.3.2 would wait for minutes, which is for servers, not for people. */
const CONNECT_MS = 10_000;
const SILENCE_MS = 20_000;
/** Of a whole message: a server that answers a little at a time must not hold up everybody else's. */
const MESSAGE_MS = 60_000;

/** A mail server that is spoken to by SMTP (RFC 5321), encrypted from the start or by STARTTLS (RFC 8314). Each message has a connection of its own. */
export function createSmtpMailer(options: SmtpMailerOptions): Mailer {
  const { host, port, isImplicitTls } = readMailServer(options.server);
  const settings: SMTPTransportOptions = {
    host,
    port,
    secure: isImplicitTls,
    requireTLS: !isImplicitTls && options.mayBePlain !== true,
    // Only a server beside us is trusted without a certificate that somebody has signed.
    tls: { rejectUnauthorized: options.mayBePlain !== true },
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
    getSocket: (_, callback) => openSocket({ host, port, lookup: options.lookup }, callback),
    ...(options.login === undefined ? {} : { auth: { user: options.login.username, pass: options.login.password } }),
  };
  return {
    from: options.from,
    async send({ to, subject, text, messageId }, { signal }) {
      const transport = createTransport(settings);
      const late = new AbortController();
      const cancel = options.clock.after(MESSAGE_MS, () => late.abort());
      try {
        const sent = await transport.sendMail({
          from: readSender(options.from) ?? options.from,
          // Each as an address of its own: what stands in one cannot become several, nor a header.
          to: to.map((address) => ({ name: '', address })),
          subject,
          text,
          messageId: `<${messageId}>`,
          // RFC 3834: a machine wrote it, so no machine answers.
          headers: { 'Auto-Submitted': 'auto-generated' },
          signal: AbortSignal.any([signal, late.signal]),
        });
        return { refused: sent.rejected };
      } catch (error) {
        throw late.signal.aborted && !signal.aborted ? unanswered() : toProviderError(error);
      } finally {
        cancel();
        transport.close();
      }
    },
    async check() {
      const transport = createTransport({ ...settings, forceAuth: options.login !== undefined });
      try {
        await transport.verify();
      } catch (error) {
        throw toProviderError(error);
      } finally {
        transport.close();
      }
    },
  };
}

/** Our own way to the server, so that whoever looks after addresses sees what its name leads to. */
function openSocket(
  { host, port, lookup }: { host: string; port: number; lookup: LookupFunction | undefined },
  callback: (error: Error | null, options?: { connection: Socket }) => void,
): void {
  const socket = connect({ host, port, timeout: CONNECT_MS, ...(lookup === undefined ? {} : { lookup }) });
  const settle = (error: Error | null) => {
    socket.removeAllListeners();
    if (error === null) {
      socket.setTimeout(0);
      return callback(null, { connection: socket });
    }
    socket.once('error', () => undefined); // it was told already
    socket.destroy();
    callback(error);
  };
  socket.once('connect', () => settle(null));
  socket.once('error', settle);
  socket.once('timeout', () => settle(unanswered()));
}

function unanswered(): ProviderError {
  return new ProviderError('the mail server does not answer', { code: 'PROVIDER_TIMEOUT', provider: 'smtp' });
}
