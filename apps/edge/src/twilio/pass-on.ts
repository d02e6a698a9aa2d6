import { TURNED_AWAY_HEADER, turnedAwaySchema } from '@aybiza/region-protocol';
import type { Region } from '../env.ts';
import { findFault, MAX_DOCUMENT_BYTES } from './check-instructions.ts';
import { readText } from './read-webhook.ts';

/** What a region says to a webhook. */
export type RegionAnswer =
  | { readonly type: 'document'; readonly document: string; readonly isTurnedAway: boolean }
  /** It does not believe whoever asks. */
  | { readonly type: 'refused' }
  /** Nothing, too late, an error, or what may not be told to Twilio. */
  | { readonly type: 'failed'; readonly why: string };

export interface PassedOn {
  /** As they came: Twilio has signed them. */
  readonly pathAndQuery: string;
  readonly body: string;
  readonly signature: string;
  /** Of whoever asked. */
  readonly address: string;
}

/** The region sees the webhook as Twilio has sent it, and whom it came from. */
export async function passOn(region: Region, asked: PassedOn, signal: AbortSignal): Promise<Response> {
  return fetch(region.url + asked.pathAndQuery, {
    method: 'POST',
    body: asked.body,
    headers: {
      'Content-Type': 'application/x-www-form-urlencoded',
      'X-Twilio-Signature': asked.signature,
      'X-Forwarded-For': asked.address,
    },
    redirect: 'manual',
    signal,
  });
}

/**
 * Asks a region what Twilio is told. An answer that comes later than the deadline is never read: the stream that it names is not opened, and
 * for the region it is a call that hung up before it began.
 */
export async function askForDocument(
  region: Region,
  asked: PassedOn,
  { deadlineMs, publicUrl }: { readonly deadlineMs: number; readonly publicUrl: string },
): Promise<RegionAnswer> {
  const signal = AbortSignal.timeout(deadlineMs);
  try {
    const response = await passOn(region, asked, signal);
    if (response.status === 403) return { type: 'refused' };
    if (response.status !== 200) return { type: 'failed', why: `status ${response.status}` };
    if (!/^(?:text|application)\/xml\b/.test(response.headers.get('content-type') ?? ''))
      return { type: 'failed', why: 'no TwiML' };
    const document = await readText(response, MAX_DOCUMENT_BYTES);
    if (document === undefined) return { type: 'failed', why: 'too long' };
    const why = findFault(document, { regionUrl: region.url, publicUrl });
    if (why !== undefined) return { type: 'failed', why };
    const isTurnedAway = turnedAwaySchema.safeParse(response.headers.get(TURNED_AWAY_HEADER)).success;
    return { type: 'document', document, isTurnedAway };
  } catch {
    return { type: 'failed', why: signal.aborted ? 'too slow' : 'gone' };
  }
}
