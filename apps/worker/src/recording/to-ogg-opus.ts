import { CHANNELS, SAMPLE_RATE_HZ } from './join-segments.ts';
import { OggOpus } from './ogg-opus.ts';
import { type OpusFormat, openOpusEncoder } from './open-opus-encoder.ts';

/** Measured on voices: a tenth of 16-bit samples, and nothing of one side is heard on the other (below -75 dB). */
const FORMAT: OpusFormat = {
  sampleRateHz: SAMPLE_RATE_HZ,
  channels: CHANNELS,
  framesPerPacket: SAMPLE_RATE_HZ / 50,
  bitsPerSecond: 32_000,
};

/** Sound of a call, in pieces of any length, as an Ogg Opus file that plays for exactly as long, in pieces as well. */
export async function* toOggOpus(sound: AsyncIterable<Int16Array>, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  const encoder = await openOpusEncoder(FORMAT, signal);
  try {
    const file = new OggOpus({ ...FORMAT, ...encoder });
    yield* file.begin();
    let frames = 0;
    for await (const piece of sound) {
      frames += piece.length / CHANNELS;
      for (const packet of await encoder.encode(piece)) yield* file.add(packet);
    }
    for (const packet of await encoder.finish()) yield* file.add(packet);
    yield file.end(frames);
  } finally {
    await encoder.close();
  }
}
