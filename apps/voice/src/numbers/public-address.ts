import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { ErrandDone } from '@aybiza/backbone/trials/number-errand';
import { type SafeFetch, SafeFetchError } from '@aybiza/safe-fetch';

/** Of the address: whoever asks shows a nonce, and gets what only this installation can make of it. */
export const PRESENCE_PATH = '/twilio/presence';
const THIS_MACHINE: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]']);
const NONCE = /^[\w-]{20,60}$/;

export interface PublicAddressOptions {
  /** Where the telephone company reaches this installation, as it is used. */
  readonly publicUrl: string;
  /** The same for all processes of the installation. */
  readonly secret: string;
  /** Leads to no private network. */
  readonly safeFetch: SafeFetch;
}

/** What the address answers to a nonce; undefined for what is none. */
export function presenceOf(nonce: string, secret: string): string | undefined {
  return NONCE.test(nonce) ? createHmac('sha256', secret).update(`presence ${nonce}`).digest('base64url') : undefined;
}

/** Asks the public address as the telephone company does, from here: does this installation answer? */
export async function checkPublicAddress(options: PublicAddressOptions): Promise<ErrandDone<'checkAddress'>> {
  const { publicUrl: address, secret, safeFetch } = options;
  // What an installation has of which nobody has said where it is reached.
  if (THIS_MACHINE.has(new URL(address).hostname)) return { address: null, outcome: 'notSet' };
  if (!address.startsWith('https:')) return { address, outcome: 'notHttps' };
  const nonce = randomBytes(18).toString('base64url');
  try {
    const { status, body } = await safeFetch({ method: 'GET', url: `${address}${PRESENCE_PATH}?nonce=${nonce}` });
    const isOurs = status === 200 && isSame(body, presenceOf(nonce, secret) ?? '');
    return { address, outcome: isOurs ? 'reachable' : 'anotherServer' };
  } catch (error) {
    if (!(error instanceof SafeFetchError)) throw error;
    return { address, outcome: outcomeOf(error) };
  }
}

function isSame(one: string, other: string): boolean {
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
}

function outcomeOf({ fetchCode }: SafeFetchError): ErrandDone<'checkAddress'>['outcome'] {
  switch (fetchCode) {
    case 'ADDRESS_REFUSED':
      return 'notPublic';
    case 'TIMED_OUT':
      return 'tooSlow';
    case 'RESPONSE_INVALID':
    case 'RESPONSE_TOO_LARGE':
      return 'anotherServer';
    default:
      return 'unreachable';
  }
}
