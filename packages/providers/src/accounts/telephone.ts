import type { Clock } from '@aybiza/foundation/clock';
import type { ReachedAt, RequestVerifier } from '../telephony/port.ts';
import type { TwilioTelephony } from '../telephony/twilio/twilio.ts';
import { createTwilioVerifier } from '../telephony/twilio/verify-request.ts';

export interface TelephoneOptions {
  readonly clock: Clock;
  readonly accountSid: string;
  /** The account's token; several while one is being replaced: the first asks, all of them sign. */
  readonly authTokens: readonly string[];
  /** An API key with its secret, instead of the token, for what is asked of the company. */
  readonly apiKey?: { readonly id: string; readonly secret: string } | undefined;
  readonly baseUrl?: string | undefined;
}

/** An account with the telephone company. */
export interface Telephone {
  readonly accountSid: string;
  /** Loaded with its first use: its HTTP client takes longer than listening needs. */
  open(): Promise<TwilioTelephony>;
  /** Is a request signed with one of this account's tokens? The addresses are as the company knows them. */
  verifier(at: ReachedAt): RequestVerifier;
  close(): Promise<void>;
}

export function createTelephone({ clock, accountSid, authTokens, apiKey, baseUrl }: TelephoneOptions): Telephone {
  let opened: Promise<TwilioTelephony> | undefined;
  const open = async () => {
    const { createTwilio } = await import('../telephony/twilio/twilio.ts');
    return createTwilio({
      clock,
      accountSid,
      username: apiKey?.id ?? accountSid,
      password: apiKey?.secret ?? authTokens[0] ?? '',
      ...(baseUrl === undefined ? {} : { baseUrl }),
    });
  };
  return {
    accountSid,
    open: () => (opened ??= open()),
    verifier: ({ publicUrl, mediaUrl }) => createTwilioVerifier({ authTokens, publicUrl, mediaUrl }),
    close: async () => (await opened)?.close(),
  };
}
