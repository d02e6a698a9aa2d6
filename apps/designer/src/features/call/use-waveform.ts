import { useEffect, useState } from 'react';

/** Loudness over time, 0 to 1, per channel. */
export type Peaks = readonly (readonly number[])[];

const BARS = 160;
/** Telephone sound; decoding to more would only take longer. */
const SAMPLE_RATE_HZ = 8_000;

/**
 * The loudness of a recording: as it was worked out after the call, else from the sound itself. Empty until it is known, and for ever when the
 * browser cannot decode it.
 */
export function useWaveform(url: string, known: Peaks | null): Peaks {
  const [peaks, setPeaks] = useState<Peaks>([]);
  // The network and the browser's decoder.
  useEffect(() => {
    if (known !== null) return;
    const abort = new AbortController();
    decode(url, abort.signal).then(
      (decoded) => setPeaks(decoded),
      () => undefined, // left the page, or a format only the audio element knows: the player works without
    );
    return () => abort.abort();
  }, [url, known]);
  return known ?? peaks;
}

async function decode(url: string, signal: AbortSignal): Promise<Peaks> {
  const answer = await fetch(url, { signal });
  if (!answer.ok) return [];
  const bytes = await answer.arrayBuffer();
  const buffer = await new OfflineAudioContext(1, 1, SAMPLE_RATE_HZ).decodeAudioData(bytes);
  return Array.from({ length: buffer.numberOfChannels }, (_, channel) => peaksOf(buffer.getChannelData(channel)));
}

/** The loudest sample of each of some equal stretches. */
export function peaksOf(samples: Float32Array, bars = BARS): number[] {
  const stretch = Math.max(1, Math.ceil(samples.length / bars));
  const peaks: number[] = [];
  for (let from = 0; from < samples.length; from += stretch) {
    let peak = 0;
    for (const sample of samples.subarray(from, from + stretch)) peak = Math.max(peak, Math.abs(sample));
    peaks.push(peak);
  }
  return peaks;
}
