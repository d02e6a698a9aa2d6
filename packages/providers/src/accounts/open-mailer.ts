import type { Clock } from '@aybiza/foundation/clock';
import { readMailServer } from '../mail/mail-server.ts';
import type { Mailer } from '../mail/port.ts';
import { createSmtpMailer } from '../mail/smtp-mailer.ts';
import type { OpenAccount } from './account.ts';
import type { AddressGuard } from './supplies.ts';

/**
 * The mail server of a workspace.
 * @throws an error when its address is not allowed
 */
export function openMailer(
  { settings, secret }: OpenAccount<'mail'>,
  { guard, clock }: { readonly guard: Pick<AddressGuard, 'mailServer'>; readonly clock: Clock },
): Mailer {
  const { server, username, from } = settings;
  const way = guard.mailServer(readMailServer(server).address);
  const login = username === undefined ? undefined : { username, password: secret };
  return createSmtpMailer({ clock, server, from, login, ...way });
}
