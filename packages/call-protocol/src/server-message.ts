import { callEventSchema } from '@aybiza/call-log';
import { callIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';

/** What the voice server says to every page. */
const common = [
  /** `resumeToken` lets the page back into this call, once, when it loses its socket; with it the next one comes. */
  z.object({ type: z.literal('ready'), callId: callIdSchema, resumeToken: z.string().optional() }),
  /** What is being said right now; may still change. */
  z.object({ type: z.literal('interim'), text: z.string() }),
  /** To be reported back by `played` once the sound before it was heard. */
  z.object({ type: z.literal('mark'), mark: z.string() }),
  /** Throw away sound that was not played yet, and report its marks as not played by staying silent about them. */
  z.object({ type: z.literal('clear') }),
  z.object({ type: z.literal('ended'), outcome: z.string(), reason: z.string() }),
] as const;

/** What the voice server says to a browser, as JSON in text messages. Sound comes in binary messages: G.711 μ-law at 8 kHz. */
export const serverMessageSchema = z.discriminatedUnion('type', [
  ...common,
  /** The call's log as it grows, in order: the page lights the path from it. */
  z.object({ type: z.literal('event'), event: callEventSchema }),
]);
export type ServerMessage = z.infer<typeof serverMessageSchema>;

/**
 * What it says to the page of a visitor, who is a caller and no author: what was said, and nothing of how the flow works. A line with
 * an id that was there before takes its place: less of it was heard.
 */
export const visitorMessageSchema = z.discriminatedUnion('type', [
  ...common,
  z.object({
    type: z.literal('line'),
    id: z.string(),
    who: z.enum(['agent', 'person', 'visitor']),
    text: z.string(),
  }),
]);
export type VisitorMessage = z.infer<typeof visitorMessageSchema>;
