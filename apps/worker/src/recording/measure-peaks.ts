import { CHANNELS } from './join-segments.ts';

/** As many as the call's page draws. */
const BARS = 160;
const LOUDEST = 32_768;

/** The loudness of sound that goes by. */
export interface Peaks {
  /** The next piece: 16-bit samples, the channels in turn. */
  add(piece: Int16Array): void;
  /** The loudest sample of each of some equal stretches, for each channel: 0 to 1, to three digits. */
  list(): number[][];
}

/** Measures sound of so many frames while it goes by, so that it need not be there as a whole. */
export function measurePeaks(frames: number): Peaks {
  const stretch = Math.max(1, Math.ceil(frames / BARS));
  const bars = Math.ceil(frames / stretch);
  const peaks = Array.from({ length: CHANNELS }, () => new Uint16Array(bars));
  let frame = 0;
  return {
    add(piece) {
      for (const [channel, of] of peaks.entries()) {
        for (let at = channel; at < piece.length; at += CHANNELS) {
          const bar = Math.floor((frame + (at - channel) / CHANNELS) / stretch);
          of[bar] = Math.max(of[bar] ?? 0, Math.abs(piece[at] ?? 0));
        }
      }
      frame += piece.length / CHANNELS;
    },
    list: () => peaks.map((channel) => Array.from(channel, (peak) => Math.round((peak / LOUDEST) * 1_000) / 1_000)),
  };
}
