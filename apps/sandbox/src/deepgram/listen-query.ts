import { z } from 'zod';
import type { SoundFormat } from '../recogniser/telephone-frames.ts';

const flag = z.enum(['true', 'false']).transform((value) => value === 'true');
const whole = (min: number, max: number) => z.coerce.number().int().min(min).max(max);
const fraction = (min: number, max: number) => z.coerce.number().min(min).max(max);
const list = z.array(z.string().min(1)).max(100);

/** Accepted and without effect here: they change how the vendor writes or stores, not what is understood. */
const ignored = z.string().optional();
const shared = {
  encoding: z.enum(['mulaw', 'linear16']),
  sample_rate: z.enum(['8000', '16000', '24000', '48000']).transform(Number),
  keyterm: list.default([]),
  mip_opt_out: flag.default(false),
  profanity_filter: ignored,
  numerals: ignored,
  redact: z.array(z.string()).optional(),
  tag: z.array(z.string().max(128)).optional(),
};

/** The query of `/v1/listen` (deepgram.md §2.1). Unknown parameters are refused, as the vendor refuses most. */
export const listenV1QuerySchema = z
  .strictObject({
    ...shared,
    model: z.string().regex(/^nova-/),
    channels: z.literal('1').optional(),
    multichannel: z.literal('false').optional(),
    language: z.string().default('en'),
    interim_results: flag.default(false),
    endpointing: z.union([z.literal('false').transform(() => false as const), whole(0, 10_000)]).default(10),
    utterance_end_ms: whole(1000, 5000).optional(),
    vad_events: flag.default(false),
    smart_format: ignored,
    no_delay: ignored,
    punctuate: ignored,
    dictation: ignored,
    filler_words: ignored,
    diarize: ignored,
    version: ignored,
    extra: z.array(z.string()).optional(),
  })
  .refine((query) => query.utterance_end_ms === undefined || query.interim_results, {
    message: 'utterance_end_ms needs interim_results=true',
  });
export type ListenV1Query = z.infer<typeof listenV1QuerySchema>;

const thresholds = {
  eot_threshold: fraction(0.5, 1),
  eager_eot_threshold: fraction(0.3, 0.9),
  eot_timeout_ms: whole(500, 60_000),
};

/** The query of `/v2/listen` (deepgram.md §3.1). */
export const listenV2QuerySchema = z
  .strictObject({
    ...shared,
    model: z.enum(['flux-general-en', 'flux-general-multi']),
    eot_threshold: thresholds.eot_threshold.default(0.7),
    eager_eot_threshold: thresholds.eager_eot_threshold.optional(),
    eot_timeout_ms: thresholds.eot_timeout_ms.default(5000),
    language_hint: z.array(z.string()).optional(),
  })
  .refine((query) => (query.eager_eot_threshold ?? 0) <= query.eot_threshold, {
    message: 'eager_eot_threshold must not be above eot_threshold',
  });
export type ListenV2Query = z.infer<typeof listenV2QuerySchema>;

/** The client's `Configure` message of `/v2/listen` (deepgram.md §3.4); omitted fields stay as they are. */
export const configureSchema = z.object({
  type: z.literal('Configure'),
  thresholds: z
    .object({
      eot_threshold: thresholds.eot_threshold.nullish(),
      eager_eot_threshold: thresholds.eager_eot_threshold.nullish(),
      eot_timeout_ms: thresholds.eot_timeout_ms.nullish(),
    })
    .nullish(),
  keyterms: list.nullish(),
  language_hints: z.array(z.string()).nullish(),
  numerals: z.boolean().nullish(),
});
export type Configure = z.infer<typeof configureSchema>;

const LISTS = new Set(['keyterm', 'redact', 'tag', 'language_hint', 'extra']);

/** A query string as the schemas expect it: repeatable parameters as lists, a repeated single one keeps its last value. */
export function toQueryRecord(search: URLSearchParams): Record<string, string | string[]> {
  const record: Record<string, string | string[]> = {};
  for (const name of new Set(search.keys())) {
    const values = search.getAll(name);
    record[name] = LISTS.has(name) ? values : (values.at(-1) ?? '');
  }
  return record;
}

/** The sound that a listener announced. */
export function toSoundFormat(query: ListenV1Query | ListenV2Query): SoundFormat {
  return { encoding: query.encoding, sampleRateHz: query.sample_rate };
}
