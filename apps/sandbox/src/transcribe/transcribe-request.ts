import type { IncomingHttpHeaders } from 'node:http2';
import { z } from 'zod';
import type { SoundFormat } from '../recogniser/telephone-frames.ts';

const flag = z.enum(['true', 'false']).transform((value) => value === 'true');

/** The headers of a request to transcribe (aws-speech.md §1.1). */
const headersSchema = z.object({
  'x-amzn-transcribe-language-code': z.string().regex(/^[a-z]{2,3}-[A-Z]{2}$/),
  'x-amzn-transcribe-media-encoding': z.enum(['pcm', 'g711-ulaw']),
  'x-amzn-transcribe-sample-rate': z.enum(['8000', '16000', '24000', '48000']).transform(Number),
  'x-amzn-transcribe-enable-partial-results-stabilization': flag.default(false),
  'x-amzn-transcribe-partial-results-stability': z.enum(['high', 'medium', 'low']).optional(),
  'x-amzn-transcribe-vocabulary-name': z.string().optional(),
});

export interface TranscribeRequest {
  languageCode: string;
  format: SoundFormat;
  /** Words of a partial result that will not change say so. */
  marksStable: boolean;
}

/** What is asked for, or what is wrong with it. */
export function readTranscribeRequest(headers: IncomingHttpHeaders): TranscribeRequest | string {
  const parsed = headersSchema.safeParse(headers);
  if (!parsed.success)
    return parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
  const { data } = parsed;
  return {
    languageCode: data['x-amzn-transcribe-language-code'],
    format: {
      encoding: data['x-amzn-transcribe-media-encoding'] === 'pcm' ? 'linear16' : 'mulaw',
      sampleRateHz: data['x-amzn-transcribe-sample-rate'],
    },
    marksStable: data['x-amzn-transcribe-enable-partial-results-stabilization'],
  };
}
