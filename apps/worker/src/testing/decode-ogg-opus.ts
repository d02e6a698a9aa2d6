import { createDecoder } from 'libopus-wasm';

const OPUS_HZ = 48_000;

/** An Ogg Opus file as a player hears it: samples of each channel at 48 kHz, without what its header and its last page leave out. */
export async function decodeOggOpus(file: Uint8Array): Promise<{ channels: Float32Array[]; durationMs: number }> {
  const bytes = Buffer.from(file);
  const packets: Uint8Array[] = [];
  let granule = 0;
  for (let at = 0; at < bytes.length; ) {
    const laces = bytes.subarray(at + 27, at + 27 + bytes.readUInt8(at + 26));
    granule = Number(bytes.readBigUInt64LE(at + 6));
    at += 27 + laces.length;
    let from = at;
    for (const lace of laces) {
      at += lace;
      if (lace === 255) continue;
      packets.push(bytes.subarray(from, at));
      from = at;
    }
  }
  const [head, , ...sound] = packets;
  if (head === undefined) throw new Error('there is no page in the file');
  const count = head[9] ?? 0;
  const skip = Buffer.from(head).readUInt16LE(10);
  using decoder = await createDecoder({ sampleRate: OPUS_HZ, channels: count === 1 ? 1 : 2 });
  const channels = Array.from({ length: count }, () => new Float32Array(granule - skip));
  let frame = -skip;
  for (const packet of sound) {
    const samples = decoder.decodeFloat(packet);
    for (const [channel, of] of channels.entries()) {
      // What lies before the beginning or beyond the end is no place of the array, and is left out.
      for (let at = channel; at < samples.length; at += count) of[frame + (at - channel) / count] = samples[at] ?? 0;
    }
    frame += samples.length / count;
  }
  return { channels, durationMs: ((granule - skip) * 1_000) / OPUS_HZ };
}

/** How loud a stretch of a channel is: the root of its mean square, 0 to 1. */
export function loudness(channel: Float32Array | undefined, fromMs: number, toMs: number): number {
  const stretch = (channel ?? new Float32Array(0)).subarray((fromMs * OPUS_HZ) / 1_000, (toMs * OPUS_HZ) / 1_000);
  return Math.sqrt(stretch.reduce((sum, sample) => sum + sample ** 2, 0) / Math.max(1, stretch.length));
}
