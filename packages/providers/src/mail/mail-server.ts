import { parseUrl } from '@aybiza/foundation/url';
import { z } from 'zod';

/** Where a mail server is, and how it wants to be spoken to. */
export interface MailServer {
  readonly host: string;
  readonly port: number;
  /** Host and port as an address writes them. */
  readonly address: string;
  /** Encrypted from the first byte; otherwise after STARTTLS. */
  readonly isImplicitTls: boolean;
}

/** Submission with STARTTLS (RFC 6409), and encrypted from the start (RFC 8314). */
const SUBMISSION_PORT = 587;
const IMPLICIT_TLS_PORT = 465;

/** A host's name or address, and perhaps a port. */
const SERVER = /^(\[[0-9a-f:]+\]|[a-z0-9]([a-z0-9.-]*[a-z0-9])?)(:\d{1,5})?$/i;

/** What `readMailServer` can read. */
export const mailServerSchema = z
  .string()
  .max(300)
  .refine((server) => SERVER.test(server) && parseUrl(`smtp://${server}`) !== undefined, {
    error: 'the name of a mail server, such as smtp.example.com:587',
  });

/** `smtp.example.com`, `smtp.example.com:465`, `[::1]:2525`: port 587 where none is written. */
export function readMailServer(server: string): MailServer {
  const { hostname, port } = new URL(`smtp://${server}`);
  const number = port === '' ? SUBMISSION_PORT : Number(port);
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: number,
    address: `${hostname}:${number}`,
    isImplicitTls: number === IMPLICIT_TLS_PORT,
  };
}
