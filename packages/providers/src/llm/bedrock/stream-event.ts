import { z } from 'zod';

/** What we read of the events of an answer; each event has one of these. */
export const streamEventSchema = z.object({
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
