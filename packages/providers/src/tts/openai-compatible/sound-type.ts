import { openAiError } from '../../openai-compatible/openai-error.ts';

/** Of what `pcm` means: 24 kHz, 16 bit, one channel, low byte first, without a header (OpenAI: text to speech, output formats). */
const RATE_HZ = 24_000;
/** What raw samples are called; a server may also say nothing. */
const SAMPLES = /^(?:audio\/(?:pcm|l16|x-raw)|application\/octet-stream)?\s*(?:;|$)/i;

/**
 * The sample rate of an answer, by its type, in Hz: servers of one's own say another (`audio/pcm;rate=22050`), or send a file whatever they are asked for.
 * @throws ProviderError when it is no sound, or sound in a file: played as samples it would be a crack, and then too fast or too slow
 */
export function rateOf(contentType: string): number {
  if (!SAMPLES.test(contentType))
    throw openAiError(
      'PROVIDER_PROTOCOL',
      `the server sent ${contentType.slice(0, 80)}, not samples (response_format pcm)`,
    );
  const stated = Number(/;\s*rate=(\d{4,6})\b/i.exec(contentType)?.[1] ?? RATE_HZ);
  if (stated >= 8_000 && stated <= 192_000) return stated;
  throw openAiError('PROVIDER_PROTOCOL', `the server sent samples at ${stated} Hz, which nobody can be heard by`);
}
