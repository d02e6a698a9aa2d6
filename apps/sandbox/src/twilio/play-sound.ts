import { AppError } from '@aybiza/foundation/errors';
import { encodeMuLaw } from '../audio/mu-law.ts';
import { resample } from '../audio/resample.ts';
import { BYTES_PER_MS, MS_PER_CHARACTER, TELEPHONE_HZ } from '../audio/telephone.ts';
import { readWav } from '../audio/wav.ts';
import type { Voice } from '../voice/create-voice.ts';
import type { Handset } from './handset.ts';
import { Playback } from './playback.ts';
import { readBytes } from './webhook.ts';

const FETCH_TIMEOUT_MS = 5000;
const MAX_FILE_BYTES = 8 * 1024 * 1024;

/** Plays mu-law into the caller's ear until it is over or interrupted. */
export async function playSound(handset: Handset, muLaw: Uint8Array, signal: AbortSignal): Promise<void> {
  const playback = new Playback();
  playback.push(muLaw);
  handset.connect({ playback, carry: () => {}, played: () => {} });
  await handset.until('a recording was played', {
    isOver: () => signal.aborted || playback.bufferedMs === 0,
    timeoutMs: muLaw.length / BYTES_PER_MS + 5000,
  });
  handset.connect(undefined);
}

/** A text as telephone sound; without a voice, silence of about the length that it would take. */
export async function toTelephoneSpeech(text: string, voice: Voice | undefined, name?: string): Promise<Uint8Array> {
  if (voice === undefined) return encodeMuLaw(new Int16Array(text.length * MS_PER_CHARACTER * BYTES_PER_MS));
  const style = name === undefined ? {} : { voice: name };
  return encodeMuLaw(await voice.synthesise(text, { ...style, sampleRateHz: TELEPHONE_HZ }));
}

/** A WAVE file's first channel as telephone sound. */
export function toTelephoneSound(wav: Uint8Array): Uint8Array {
  const { channels, sampleRateHz } = readWav(wav);
  return encodeMuLaw(resample(channels[0] ?? new Int16Array(0), sampleRateHz, TELEPHONE_HZ));
}

/** @throws AppError if there is no WAVE file at that address. */
export async function fetchTelephoneSound(url: string): Promise<Uint8Array> {
  const response = await fetch(url, { signal: AbortSignal.timeout(FETCH_TIMEOUT_MS) });
  if (!response.ok) {
    await response.body?.cancel();
    throw new AppError(`${url} gave ${response.status}`, {
      code: 'RECORDING_UNAVAILABLE',
      retryable: false,
      expose: true,
    });
  }
  return toTelephoneSound(await readBytes(response, MAX_FILE_BYTES));
}
