// zod's small form: these schemas travel to the web sites of others.
import * as z from 'zod/mini';

/** What the voice server says to every page, as JSON in text messages. Sound comes in binary messages: G.711 μ-law at 8 kHz. */
export const pageMessageSchemas = [
  /** `resumeToken` lets the page back into this call, once, when it loses its socket; with it the next one comes. */
  z.object({ type: z.literal('ready'), callId: z.string(), resumeToken: z.optional(z.string()) }),
  /** What is being said right now; may still change. */
  z.object({ type: z.literal('interim'), text: z.string() }),
  /** To be reported back by `played` once the sound before it was heard. */
  z.object({ type: z.literal('mark'), mark: z.string() }),
  /** Throw away sound that was not played yet, and report its marks as not played by staying silent about them. */
  z.object({ type: z.literal('clear') }),
  z.object({ type: z.literal('ended'), outcome: z.string(), reason: z.string() }),
] as const;
