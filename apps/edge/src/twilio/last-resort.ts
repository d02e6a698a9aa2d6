import { twiml } from '@aybiza/providers/telephony/twilio/twiml';
import type { NumberEntry } from '@aybiza/region-protocol';
import type { Webhook } from './read-webhook.ts';

/** Of a number of which nothing is known. */
const SORRY = 'I am sorry, something went wrong on our side. Please call again in a moment. Goodbye.';
const FINAL: ReadonlySet<string> = new Set(['completed', 'busy', 'failed', 'no-answer', 'canceled']);

/** What Twilio is told when no region answers; never nothing, and never an error. */
export function lastResort(
  path: string,
  webhook: Pick<Webhook, 'callStatus' | 'dialled' | 'digits' | 'isPlaced' | 'signed'>,
  entry: NumberEntry | undefined,
): string {
  if (path === '/twilio/briefing') {
    // Whoever picked up did so for this caller. Only who was asked, and pressed another key, has declined.
    return webhook.digits === '' || webhook.digits === '1' ? twiml.putThrough() : twiml.hangUp();
  }
  const hasTalked = webhook.dialled === 'completed' || webhook.dialled === 'answered';
  if (hasTalked || FINAL.has(webhook.callStatus)) return twiml.hangUp();
  const dial = mayRing(webhook) ? entry?.fallback : undefined;
  const text = entry === undefined ? SORRY : dial === undefined ? entry.goodbye : entry.connecting;
  return twiml.sayAndHangUp({ text, language: entry?.language ?? 'en', dial });
}

/**
 * Whom we called did not ask for the business. And whom nobody has vouched for, since no region is there to check the signature, is told no
 * number: it would be a list of them for whoever asks.
 */
function mayRing({ isPlaced, signed }: Pick<Webhook, 'isPlaced' | 'signed'>): boolean {
  return !isPlaced && signed === 'right';
}
