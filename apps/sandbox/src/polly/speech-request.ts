import { z } from 'zod';

const MOST_CHARACTERS = 3000;
const RATES: Readonly<Record<'pcm' | 'mulaw', readonly number[]>> = { pcm: [8000, 16_000], mulaw: [8000] };

/** The body of a request to speak: what of it the stand-in understands. */
const bodySchema = z.object({
  Engine: z.enum(['standard', 'neural', 'long-form', 'generative']).default('standard'),
  LanguageCode: z.string().optional(),
  OutputFormat: z.enum(['pcm', 'mulaw']),
  SampleRate: z.string().optional(),
  Text: z.string(),
  TextType: z.literal('text').default('text'),
  VoiceId: z.string().regex(/^[A-Z][a-z]+$/),
});

export interface SpeechRefusal {
  readonly status: number;
  /** The service's name of the error, where it is not the usual one of the status. */
  readonly name?: string;
  readonly message: string;
}

export type SpeechRequest = Omit<z.infer<typeof bodySchema>, 'SampleRate'> & { SampleRate: number };

/** What is asked for, or why the service would refuse it. */
export function readSpeechRequest(body: unknown): SpeechRequest | SpeechRefusal {
  const parsed = bodySchema.safeParse(body);
  if (!parsed.success) {
    return {
      status: 400,
      message: parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '),
    };
  }
  const { data } = parsed;
  const rate = Number(data.SampleRate ?? (data.OutputFormat === 'pcm' ? '16000' : '8000'));
  if (!RATES[data.OutputFormat].includes(rate)) {
    return { status: 400, name: 'InvalidSampleRateException', message: 'The specified sample rate is not valid.' };
  }
  if (data.Text.length > MOST_CHARACTERS) {
    return { status: 400, name: 'TextLengthExceededException', message: 'Maximum text length has been exceeded.' };
  }
  return { ...data, SampleRate: rate };
}
