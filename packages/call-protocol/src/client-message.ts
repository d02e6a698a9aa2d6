import { z } from 'zod';
import { PROTOCOL_VERSION } from './protocol-version.ts';

/** How a browser sends sound: G.711 μ-law at 8 kHz, or 16-bit little-endian PCM at the rate it names; or not at all. */
export const clientAudioSchema = z.discriminatedUnion('encoding', [
  z.strictObject({ encoding: z.literal('mulaw') }),
  z.strictObject({ encoding: z.literal('pcm16'), sampleRateHz: z.number().int().min(8_000).max(48_000) }),
  z.strictObject({ encoding: z.literal('none') }),
]);

/**
 * What a browser says to the voice server, as JSON in text messages. Sound goes in binary messages, in the encoding of `hello`.
 * `hello` comes first, within five seconds.
 */
export const clientMessageSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('hello'),
    protocol: z.literal(PROTOCOL_VERSION),
    /** Short-lived, for one use, from the API; or the resume token of a call that is under way. */
    token: z.string().min(20).max(4_000),
    audio: clientAudioSchema,
    /** False: the page plays nothing, so nothing is voiced, and whoever writes is given time to. */
    sound: z.boolean().optional(),
  }),
  /** From now on the page plays what it is sent. */
  z.strictObject({ type: z.literal('sound') }),
  /** Typed instead of said. */
  z.strictObject({ type: z.literal('text'), text: z.string().min(1).max(1_000) }),
  z.strictObject({ type: z.literal('key'), key: z.string().regex(/^[0-9*#]$/) }),
  /** The sound before this mark has been heard. */
  z.strictObject({ type: z.literal('played'), mark: z.string().max(100) }),
  /** The author answers a request of a test call in the other system's stead: the one that is waited for under this number. */
  z.strictObject({
    type: z.literal('answer'),
    wait: z.number().int(),
    outcome: z.enum(['answered', 'timeout', 'failed']),
    status: z.number().int().min(0).max(599),
    body: z.unknown(),
  }),
  z.strictObject({ type: z.literal('hangUp') }),
]);

export type ClientMessage = z.infer<typeof clientMessageSchema>;
export type ClientAudio = z.infer<typeof clientAudioSchema>;
