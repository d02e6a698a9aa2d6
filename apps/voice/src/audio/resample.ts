/**
 * Brings 16-bit samples to another rate: the mean over each source span when going down (a simple low pass that is good enough for
 * telephone speech), linear in between when going up.
 */
export function resample(samples: Int16Array, rates: { fromHz: number; toHz: number }): Int16Array {
  const { fromHz, toHz } = rates;
  if (fromHz === toHz) return samples;
  const ratio = fromHz / toHz;
  const length = Math.floor(samples.length / ratio);
  const out = new Int16Array(length);
  for (let index = 0; index < length; index += 1) {
    out[index] = ratio > 1 ? meanOf(samples, index * ratio, (index + 1) * ratio) : between(samples, index * ratio);
  }
  return out;
}

function meanOf(samples: Int16Array, from: number, to: number): number {
  const first = Math.floor(from);
  const last = Math.min(samples.length, Math.ceil(to));
  let sum = 0;
  for (let index = first; index < last; index += 1) sum += samples[index] ?? 0;
  return sum / Math.max(1, last - first);
}

function between(samples: Int16Array, at: number): number {
  const index = Math.floor(at);
  const [left, right] = [samples[index] ?? 0, samples[index + 1] ?? samples[index] ?? 0];
  return left + (right - left) * (at - index);
}

/** 16-bit little-endian bytes as samples; an odd byte at the end is left for the next piece. */
export function samplesOf(bytes: Uint8Array): Int16Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength - (bytes.byteLength % 2));
  return Int16Array.from({ length: view.byteLength / 2 }, (_value, index) => view.getInt16(index * 2, true));
}
