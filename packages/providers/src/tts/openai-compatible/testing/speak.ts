import type { SpeechRequest } from '../../testing/local-speech.ts';

/** At 24 kHz: a millisecond of 16-bit samples, eight bytes of μ-law. */
export const BYTES_PER_CHARACTER = 48;

/**
 * Answers OpenAI's `audio/speech`: the same length for each character, cut within a sample. `isHeld`: the second part does not come.
 * `vendor-sdk.integration.test.ts` holds it against the vendor's client.
 */
export function speakAnswer(
  { body, response }: SpeechRequest,
  { isHeld = false, type = 'audio/pcm' }: { isHeld?: boolean; type?: string } = {},
): void {
  const audio = Buffer.alloc(String(body.input).length * BYTES_PER_CHARACTER, 1);
  response.writeHead(200, { 'content-type': type });
  const cut = 2 * Math.floor(audio.length / 6) + 1;
  response.write(audio.subarray(0, cut));
  if (!isHeld) response.end(audio.subarray(cut));
}
