import { z } from 'zod';

const alternativeSchema = z.object({
  transcript: z.string(),
  confidence: z.number().optional(),
});

const resultsSchema = z.object({
  type: z.literal('Results'),
  is_final: z.boolean(),
  speech_final: z.boolean().default(false),
  from_finalize: z.boolean().default(false),
  /** Which stretch of the audio it is about, in seconds since the connection was opened. */
  start: z.number().optional(),
  duration: z.number().default(0),
  channel: z.object({ alternatives: z.array(alternativeSchema) }),
});

/** What Nova (listen v1) may say; anything else is counted as a warning and ignored. */
export const novaMessageSchema = z.discriminatedUnion('type', [
  resultsSchema,
  z.object({ type: z.literal('SpeechStarted') }),
  z.object({ type: z.literal('UtteranceEnd') }),
  z.object({ type: z.literal('Metadata') }),
  z.object({ type: z.literal('Error'), description: z.string().default(''), message: z.string().default('') }),
]);

export type NovaResults = z.infer<typeof resultsSchema>;
