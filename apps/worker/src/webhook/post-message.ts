import type { Clock } from '@aybiza/foundation/clock';
import { errorMessage } from '@aybiza/foundation/errors';
import { type SafeFetch, SafeFetchError, type SafeFetchErrorCode } from '@aybiza/safe-fetch';
import { Webhook } from 'standardwebhooks';

/** How one message was received. */
export type PostOutcome =
  | { status: 'delivered'; responseStatus: number }
  /** The receiver wants no more messages, ever. */
  | { status: 'gone'; responseStatus: number }
  | { status: 'failed'; error: string; retryable: boolean; responseStatus?: number };

/** One message to one address. */
export interface Message {
  /** The same at every attempt. */
  id: string;
  url: string;
  /** `whsec_` and base64; it is signed with each of them. None when the stored one cannot be read. */
  secrets: readonly string[];
  payload: unknown;
  signal: AbortSignal;
}

const GONE = 410;
const SECRET_UNUSABLE = 'the secret of this webhook cannot be read: delete the webhook and add it again';
/** What no later attempt can mend; a name, a certificate or an answer may be mended. */
const FOR_GOOD: ReadonlySet<SafeFetchErrorCode> = new Set<SafeFetchErrorCode>(['ADDRESS_REFUSED', 'REQUEST_INVALID']);

/** Sends a message by Standard Webhooks: signed, with the time of this attempt. Only a 2xx answer is a delivery, a redirect is none. */
export async function postMessage(
  { safeFetch, clock }: { safeFetch: SafeFetch; clock: Clock },
  message: Message,
): Promise<PostOutcome> {
  const signers = message.secrets.flatMap((secret) => openSigner(secret) ?? []);
  if (signers.length === 0) return { status: 'failed', error: SECRET_UNUSABLE, retryable: false };
  const at = new Date(clock.now());
  const body = JSON.stringify(message.payload);
  const headers = {
    'content-type': 'application/json',
    'user-agent': 'AYBIZA-Webhooks/1',
    'webhook-id': message.id,
    'idempotency-key': message.id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
    // Standard Webhooks: several with a space between them, while a secret is being changed; one that fits is enough.
    'webhook-signature': signers.map((signer) => signer.sign(message.id, at, body)).join(' '),
  };
  try {
    const { status } = await safeFetch({ method: 'POST', url: message.url, headers, body, signal: message.signal });
    if (status >= 200 && status < 300) return { status: 'delivered', responseStatus: status };
    if (status === GONE) return { status: 'gone', responseStatus: status };
    return { status: 'failed', error: `answered with ${status}`, retryable: true, responseStatus: status };
  } catch (error) {
    message.signal.throwIfAborted();
    const retryable = !(error instanceof SafeFetchError && FOR_GOOD.has(error.fetchCode));
    return { status: 'failed', error: errorMessage(error), retryable };
  }
}

function openSigner(secret: string): Webhook | undefined {
  try {
    return new Webhook(secret);
  } catch {
    return undefined; // not base64: the only thing it refuses
  }
}
