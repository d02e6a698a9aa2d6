import { z } from 'zod';

/** G.711 μ-law, or 16-bit little-endian linear PCM, both at 8 kHz: Asterisk's names for them. */
const formatSchema = z.enum(['ulaw', 'slin']);

const startSchema = z.object({
  event: z.literal('MEDIA_START'),
  /** The PBX's own name for the channel. */
  channel_id: z.string().min(1).max(150),
  format: formatSchema,
  /**
   * False: the far end plays what it is sent and understands no commands, such as a FreeSWITCH module. An addition of ours; Asterisk
   * does not send it.
   */
  commands: z.boolean().default(true),
});

/** What a PBX may say in text. Unknown fields are its right. */
const messageSchema = z.discriminatedUnion('event', [
  startSchema,
  z.object({ event: z.literal('DTMF_END'), digit: z.string().regex(/^[0-9*#A-D]$/) }),
  z.object({ event: z.literal('MEDIA_XOFF') }),
  z.object({ event: z.literal('MEDIA_XON') }),
  z.object({ event: z.literal('MEDIA_MARK_PROCESSED'), correlation_id: z.string().max(100) }),
]);

export type PbxStart = z.infer<typeof startSchema>;

export type PbxMessage =
  | z.infer<typeof messageSchema>
  /** An event we do not need, such as `STATUS` or `ERROR`, or one that Asterisk will add. Not held against the sender. */
  | { readonly event: 'unknown' };

const eventSchema = z.object({ event: z.string() });
const KNOWN: ReadonlySet<string> = new Set(messageSchema.options.map((option) => option.shape.event.value));

/**
 * One text message of a PBX: the JSON control messages of Asterisk's chan_websocket (Asterisk 20.18, 22.8, 23.2). Undefined when it
 * breaks the protocol. Never throws.
 */
export function readPbxMessage(data: Buffer): PbxMessage | undefined {
  const json = parseJson(data);
  const message = messageSchema.safeParse(json);
  if (message.success) return message.data;
  const event = eventSchema.safeParse(json).data?.event;
  return event === undefined || KNOWN.has(event) ? undefined : { event: 'unknown' };
}

/** Asterisk's older control messages, which it still sends unless told otherwise. */
export function isPlainTextStart(data: Buffer): boolean {
  return data.subarray(0, 12).toString('latin1') === 'MEDIA_START ';
}

function parseJson(data: Buffer): unknown {
  try {
    return JSON.parse(data.toString('utf8'));
  } catch {
    // JSON.parse has no other way to say that a text is no JSON.
    return undefined;
  }
}
