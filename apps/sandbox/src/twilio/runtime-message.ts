import { z } from 'zod';
import { parseJson } from '../parse-json.ts';

/** Twilio documents no size; the protocol of the runtime promises to stay below this. */
const MAX_MESSAGE_CHARACTERS = 64 * 1024;
/** `RIFF` in base64: a file's header, which would be played as a click. */
const RIFF_IN_BASE64 = 'UklGR';

const streamSid = z.string();
const messageSchema = z.discriminatedUnion('event', [
  z.strictObject({ event: z.literal('media'), streamSid, media: z.strictObject({ payload: z.base64().min(1) }) }),
  z.strictObject({ event: z.literal('mark'), streamSid, mark: z.strictObject({ name: z.string().min(1) }) }),
  z.strictObject({ event: z.literal('clear'), streamSid }),
]);

/** A message of the runtime on a bidirectional stream, or why Twilio would warn about it (code of its list). */
export type RuntimeMessage =
  | { type: 'media'; muLaw: Uint8Array }
  | { type: 'mark'; name: string }
  | { type: 'clear' }
  | { type: 'violation'; code: 31_950 | 31_951; message: string };

/** Holds the runtime to the letter of the protocol: nothing is tolerated that Twilio does not promise to take. */
export function parseRuntimeMessage(text: string, expectedStreamSid: string): RuntimeMessage {
  if (text.length >= MAX_MESSAGE_CHARACTERS) return invalid(`a message of ${text.length} characters is too large`);
  const parsed = messageSchema.safeParse(parseJson(text));
  if (!parsed.success) return invalid(z.prettifyError(parsed.error));
  const message = parsed.data;
  if (message.streamSid !== expectedStreamSid) return invalid(`${message.streamSid} is not this stream`);
  if (message.event === 'clear') return { type: 'clear' };
  if (message.event === 'mark') return { type: 'mark', name: message.mark.name };
  const { payload } = message.media;
  if (payload.startsWith(RIFF_IN_BASE64)) return invalid('the payload has the header of a file');
  return { type: 'media', muLaw: Buffer.from(payload, 'base64') };
}

function invalid(message: string): RuntimeMessage {
  return { type: 'violation', code: 31_951, message };
}
