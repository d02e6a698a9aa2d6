import { callIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';
import { clientAudioSchema } from './client-message.ts';
import { PROTOCOL_VERSION } from './protocol-version.ts';

/**
 * What the page of somebody who looks on at a call says to the voice server, as JSON in text messages; what they say themselves goes in
 * binary messages, in the encoding of `hello`. `hello` comes first, within five seconds.
 */
export const operatorMessageSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('hello'),
    protocol: z.literal(PROTOCOL_VERSION),
    /** Short-lived, for one use, from the API: it says which call, and whether it may be taken over. */
    token: z.string().min(20).max(4_000),
    audio: clientAudioSchema,
  }),
  /** To be said to the caller by the agent's voice. */
  z.strictObject({ type: z.literal('say'), text: z.string().trim().min(1).max(1_000) }),
  /** The agent goes on. */
  z.strictObject({ type: z.literal('giveBack') }),
]);
export type OperatorMessage = z.infer<typeof operatorMessageSchema>;

/** Why the call is not, or no longer, the operator's. */
export const releaseReasonSchema = z.enum(['asked', 'lost', 'limit', 'putThrough', 'sentOff', 'reopened']);

/**
 * What the voice server says to them. Sound comes in binary messages: one byte that says whose it is (`OPERATOR_TRACKS`), then G.711
 * μ-law at 8 kHz; the agent's comes faster than it is heard.
 */
export const operatorNewsSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready'), callId: callIdSchema }),
  /** What of the agent was not played yet is not heard by the caller either. */
  z.object({ type: z.literal('clear') }),
  /** The call is not recorded just now, and therefore not heard. */
  z.object({ type: z.literal('muted'), muted: z.boolean() }),
  z.object({ type: z.literal('tookOver'), how: z.enum(['voice', 'text']) }),
  z.object({
    type: z.literal('refused'),
    why: z.enum(['away', 'ending', 'taken', 'notPickedUp', 'reading', 'ended']),
  }),
  z.object({ type: z.literal('released'), why: releaseReasonSchema }),
]);
export type OperatorNews = z.infer<typeof operatorNewsSchema>;

/** The first byte of sound. */
export const OPERATOR_TRACKS = { caller: 0, agent: 1 } as const;
