import { z } from 'zod';
import type { SpokenEncoding } from '../voice/synthesiser.ts';
import { toVoiceStyle, type VoiceStyle } from '../voice/voices.ts';

/** The most characters of one `Speak` message or one REST request. */
export const MOST_CHARACTERS = 2000;

const RATES: Record<SpokenEncoding, readonly number[]> = {
  mulaw: [8000, 16000],
  linear16: [8000, 16000, 24000, 32000, 48000],
};

/** The query of `/v1/speak`, socket and REST (deepgram.md §4.1). */
export const speakQuerySchema = z
  .strictObject({
    model: z
      .string()
      .regex(/^aura-/)
      .default('aura-asteria-en'),
    encoding: z.enum(['mulaw', 'linear16']).default('linear16'),
    sample_rate: z.coerce.number().int().optional(),
    container: z.enum(['none']).default('none'),
    speed: z.coerce.number().min(0.7).max(1.5).default(1),
    bit_rate: z.string().optional(),
    mip_opt_out: z.enum(['true', 'false']).optional(),
    tag: z.array(z.string().max(128)).optional(),
  })
  .transform((query) => ({ ...query, sampleRateHz: query.sample_rate ?? (query.encoding === 'mulaw' ? 8000 : 24000) }))
  .refine((query) => RATES[query.encoding].includes(query.sampleRateHz), {
    message: 'encoding and sample_rate do not go together',
  });
export type SpeakQuery = z.infer<typeof speakQuerySchema>;

/** The voice of a request, at the asked speed. */
export function toStyle(query: SpeakQuery): VoiceStyle {
  const style = toVoiceStyle(query.model);
  return { ...style, rate: Math.round(style.rate * query.speed) };
}
