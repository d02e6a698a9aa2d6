import { z } from 'zod';

const wordSchema = z.object({
  word: z.string(),
  confidence: z.number().optional(),
});

const turnInfoSchema = z.object({
  type: z.literal('TurnInfo'),
  event: z.enum(['Update', 'StartOfTurn', 'EagerEndOfTurn', 'TurnResumed', 'EndOfTurn']),
  transcript: z.string().default(''),
  words: z.array(wordSchema).default([]),
  /** How far Flux has listened, in seconds of audio since the connection was opened. */
  audio_window_end: z.number().optional(),
});

/** What Flux (listen v2) may say; anything else is counted as a warning and ignored. */
export const fluxMessageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Connected') }),
  turnInfoSchema,
  z.object({ type: z.literal('ConfigureSuccess') }),
  z.object({
    type: z.literal('ConfigureFailure'),
    error_code: z.string().default(''),
    description: z.string().default(''),
  }),
  z.object({ type: z.literal('Warning'), code: z.string().default(''), description: z.string().default('') }),
  z.object({ type: z.literal('Error'), code: z.string().default(''), description: z.string().default('') }),
]);

export type FluxTurnInfo = z.infer<typeof turnInfoSchema>;
