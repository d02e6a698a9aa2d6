import { z } from 'zod';
import { ProviderError, type ProviderErrorCode } from '../provider-error.ts';

/** What nodemailer says of what went wrong: its own code, and the server's reply (RFC 5321 §4.2) where there was one. */
const failureSchema = z.looseObject({
  code: z.string().optional(),
  responseCode: z.number().optional(),
});

/** By nodemailer's code, for what ended before a message was refused or taken. */
const CODES: Readonly<Record<string, ProviderErrorCode>> = {
  EAUTH: 'PROVIDER_UNAUTHORIZED',
  ENOAUTH: 'PROVIDER_UNAUTHORIZED',
  ETIMEDOUT: 'PROVIDER_TIMEOUT',
  ECONNECTION: 'PROVIDER_UNREACHABLE',
  ESOCKET: 'PROVIDER_UNREACHABLE',
  EDNS: 'PROVIDER_UNREACHABLE',
  ETLS: 'PROVIDER_PROTOCOL',
  EPROTOCOL: 'PROVIDER_PROTOCOL',
  EABORT: 'PROVIDER_ABORTED',
};

/** A mail server's failure in the words of all providers. */
export function toProviderError(error: unknown): ProviderError {
  if (error instanceof ProviderError) return error;
  const { code, responseCode } = failureSchema.safeParse(error).data ?? {};
  const message = error instanceof Error ? error.message : 'the mail server failed';
  return new ProviderError(message, { code: codeOf(code, responseCode), provider: 'smtp', cause: error });
}

function codeOf(code = '', reply = 0): ProviderErrorCode {
  // 421: the server is going away; 450 to 452: not now; 454: signing in does not work at the moment (RFC 4954).
  if (reply >= 400 && reply < 500) return reply === 452 ? 'PROVIDER_THROTTLED' : 'PROVIDER_UNAVAILABLE';
  const known = CODES[code];
  if (known !== undefined) return known;
  if (reply >= 500) return 'PROVIDER_INVALID_REQUEST';
  // Errors of sockets have the system's codes, such as ECONNREFUSED.
  return 'PROVIDER_UNREACHABLE';
}
