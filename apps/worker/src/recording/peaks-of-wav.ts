import { CHANNELS } from './join-segments.ts';
import { WAV_HEADER_BYTES } from './wav-header.ts';

/** As many as the call's page draws. */
const BARS = 160;
const LOUDEST = 32_768;
const BYTES_PER_SAMPLE = 2;
/** Samples between which other work gets its turn: some ten milliseconds. */
const AT_ONCE = 1_000_000;

/**
 * The loudest sample of each of some equal stretches of a joined recording (WAV, 16 bit), for each channel: 0 to 1, to three digits. Two hours
 * are 115 million bytes, so it lets other work through in between.
 */
export async function peaksOfWav(wav: Uint8Array): Promise<number[][]> {
  const view = new DataView(wav.buffer, wav.byteOffset + WAV_HEADER_BYTES, wav.byteLength - WAV_HEADER_BYTES);
  const frames = Math.floor(view.byteLength / (BYTES_PER_SAMPLE * CHANNELS));
  const stretch = Math.max(1, Math.ceil(frames / BARS));
  const bars = Math.ceil(frames / stretch);
  const peaks = Array.from({ length: CHANNELS }, () => new Float64Array(bars));
  for (let bar = 0; bar < bars; bar += 1) {
    if (bar > 0 && (bar * stretch) % AT_ONCE < stretch) await new Promise((resolve) => setImmediate(resolve));
    const until = Math.min(frames, (bar + 1) * stretch);
    for (const [channel, of] of peaks.entries()) {
      let peak = 0;
      for (let frame = bar * stretch; frame < until; frame += 1) {
        peak = Math.max(peak, Math.abs(view.getInt16((frame * CHANNELS + channel) * BYTES_PER_SAMPLE, true)));
      }
      of[bar] = peak;
    }
  }
  return peaks.map((channel) => Array.from(channel, (peak) => Math.round((peak / LOUDEST) * 1_000) / 1_000));
}
