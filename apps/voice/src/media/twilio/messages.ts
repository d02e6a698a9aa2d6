import { z } from 'zod';
import { decodeBase64, mostBytes } from './base64.ts';

const sid = (prefix: string) => z.string().regex(new RegExp(`^${prefix}[0-9a-zA-Z]{8,64}$`));

const MAX_PARAMETERS = 20;

const startSchema = z.object({
  event: z.literal('start'),
  start: z.object({
    streamSid: sid('MZ'),
    callSid: sid('CA'),
    customParameters: z
      .record(z.string().max(80), z.string().max(500))
      .refine((parameters) => Object.keys(parameters).length <= MAX_PARAMETERS)
      .default({}),
    mediaFormat: z.object({
      encoding: z.literal('audio/x-mulaw'),
      sampleRate: z.literal(8_000),
      channels: z.literal(1),
    }),
  }),
});

/** What Twilio may say on a media stream, but for `media`. Unknown fields are Twilio's right. */
const messageSchema = z.discriminatedUnion('event', [
  z.object({ event: z.literal('connected') }),
  startSchema,
  z.object({
    event: z.literal('dtmf'),
    streamSid: z.string(),
    dtmf: z.object({ digit: z.string().regex(/^[0-9*#A-D]$/) }),
  }),
  z.object({ event: z.literal('mark'), streamSid: z.string(), mark: z.object({ name: z.string().max(100) }) }),
  z.object({ event: z.literal('stop'), streamSid: z.string() }),
]);

export type TwilioStart = z.infer<typeof startSchema>['start'];

export type TwilioMessage =
  | z.infer<typeof messageSchema>
  | { readonly event: 'media'; readonly audio: Uint8Array }
  /** An event we do not know: Twilio may add some. Counted, not held against the sender. */
  | { readonly event: 'unknown' };

const eventSchema = z.object({ event: z.string() });
const KNOWN: ReadonlySet<string> = new Set(['connected', 'start', 'dtmf', 'mark', 'stop']);

/** Ten seconds of sound in one message: no phone sends that. */
const MAX_AUDIO_BYTES = 80_000;

/**
 * One message of a media stream (Twilio: Media Streams, messages to the server). Undefined when it breaks the protocol: no JSON, wrong
 * fields, another stream's id. Never throws. `media` as Twilio writes it never gets here: `findSound` has found it by its place.
 */
export function readTwilioMessage(data: Buffer, streamSid: string | null): TwilioMessage | undefined {
  const json = parseJson(data);
  const message = messageSchema.safeParse(json);
  if (message.success) {
    const isOurs = !('streamSid' in message.data) || message.data.streamSid === streamSid;
    return isOurs ? message.data : undefined;
  }
  const event = eventSchema.safeParse(json).data?.event;
  if (event === 'media') return parseMedia(json, streamSid);
  return event === undefined || KNOWN.has(event) ? undefined : { event: 'unknown' };
}

const mediaSchema = z.object({ streamSid: z.string(), media: z.object({ payload: z.string() }) });

function parseMedia(json: unknown, streamSid: string | null): TwilioMessage | undefined {
  const media = mediaSchema.safeParse(json);
  if (!media.success || media.data.streamSid !== streamSid) return undefined;
  const audio = decode(media.data.media.payload);
  return audio === undefined ? undefined : { event: 'media', audio };
}

function decode(base64: string): Uint8Array | undefined {
  const text = Buffer.from(base64);
  if (text.length > (MAX_AUDIO_BYTES * 4) / 3) return undefined;
  const buffer = new Uint8Array(mostBytes(text.length));
  const bytes = decodeBase64(text, { from: 0, to: text.length }, { buffer, used: 0 });
  return bytes === -1 ? undefined : buffer.subarray(0, bytes);
}

function parseJson(data: Buffer): unknown {
  try {
    return JSON.parse(data.toString('utf8'));
  } catch {
    // JSON.parse has no other way to say that a text is no JSON.
    return undefined;
  }
}
