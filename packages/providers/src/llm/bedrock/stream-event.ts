import { z } from 'zod';

/** What we read of the events of an answer; each event has one of these. */
const streamEventSchema = z.object({
  contentBlockStart: z
    .object({
      contentBlockIndex: z.number().optional(),
      start: z
        .object({ toolUse: z.object({ toolUseId: z.string().optional(), name: z.string().optional() }).optional() })
        .optional(),
    })
    .optional(),
  contentBlockDelta: z
    .object({
      contentBlockIndex: z.number().optional(),
      delta: z
        .object({ text: z.string().optional(), toolUse: z.object({ input: z.string().optional() }).optional() })
        .optional(),
    })
    .optional(),
  messageStop: z.object({ stopReason: z.string().optional() }).optional(),
  metadata: z
    .object({
      usage: z
        .object({
          inputTokens: z.number().optional(),
          outputTokens: z.number().optional(),
          cacheReadInputTokens: z.number().optional(),
          cacheWriteInputTokens: z.number().optional(),
        })
        .optional(),
    })
    .optional(),
});

export type StreamEvent = z.infer<typeof streamEventSchema>;

/**
 * One event by its name and what came with it; undefined for what is none of ours. A few words more of a text are told from the rest by
 * hand: they come fifty times a second and call.
 */
export function readStreamEvent(name: string, body: unknown): StreamEvent | undefined {
  const text = name === 'contentBlockDelta' ? textOf(body) : undefined;
  return text === undefined
    ? streamEventSchema.safeParse({ [name]: body }).data
    : { contentBlockDelta: { delta: { text } } };
}

function textOf(body: unknown): string | undefined {
  const delta = hasDelta(body) ? body.delta : undefined;
  return hasText(delta) && typeof delta.text === 'string' ? delta.text : undefined;
}

function hasDelta(body: unknown): body is { readonly delta: unknown } {
  return typeof body === 'object' && body !== null && 'delta' in body;
}

function hasText(delta: unknown): delta is { readonly text: unknown } {
  return typeof delta === 'object' && delta !== null && 'text' in delta;
}
