import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

// The worklets are plain JavaScript, loaded by the browser as they are: what they export is taken through a schema.
const folder = join(import.meta.dirname, '../../../public/worklets');
const load = async <Shape extends z.ZodRawShape>(file: string, shape: Shape) =>
  z.object(shape).parse(await import(/* @vite-ignore */ join(folder, file)));

type Codec = (value: number) => number;
interface Queue {
  push(bytes: Uint8Array): void;
  mark(name: string): void;
  clear(): void;
  fill(output: Float32Array): number;
}
interface Sampler {
  push(block: Float32Array, emit: (sample: number) => void): void;
}

const codec = z.custom<Codec>((value) => typeof value === 'function');
const { encodeMuLaw, decodeMuLaw } = await load('mu-law.js', { encodeMuLaw: codec, decodeMuLaw: codec });
const { PlayQueue } = await load('play-queue.js', {
  PlayQueue: z.custom<new (rateHz: number, onPlayed: (mark: string) => void) => Queue>(
    (value) => typeof value === 'function',
  ),
});
const { Downsampler } = await load('downsampler.js', {
  Downsampler: z.custom<new (rateHz: number) => Sampler>((value) => typeof value === 'function'),
});

function tone(hz: number, rateHz: number, seconds: number): Float32Array {
  return Float32Array.from(
    { length: rateHz * seconds },
    (_, index) => 0.5 * Math.sin((2 * Math.PI * hz * index) / rateHz),
  );
}

function loudness(samples: readonly number[]): number {
  return Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
}

describe('μ-law', () => {
  it('encodes the values of the recommendation', () => {
    expect([encodeMuLaw(0), encodeMuLaw(1), encodeMuLaw(-1)]).toEqual([0xff, 0x80, 0x00]);
  });

  it('gives every byte back as it was', () => {
    for (let byte = 0; byte < 256; byte += 1) {
      // Two bytes stand for zero: 0x7f is the negative one.
      if (byte !== 0x7f) expect(encodeMuLaw(decodeMuLaw(byte))).toBe(byte);
    }
  });
});

describe('the microphone', () => {
  it.each([44_100, 48_000, 16_000])('makes 8,000 samples of a second at %i Hz', (rateHz) => {
    const samples: number[] = [];
    new Downsampler(rateHz).push(tone(440, rateHz, 1), (sample) => samples.push(sample));
    expect(Math.abs(samples.length - 8_000)).toBeLessThanOrEqual(1);
  });

  it('keeps speech and takes away what would fold into it', () => {
    const levelAt = (hz: number) => {
      const samples: number[] = [];
      new Downsampler(48_000).push(tone(hz, 48_000, 0.5), (sample) => samples.push(sample));
      return loudness(samples.slice(100));
    };
    expect(levelAt(1_000)).toBeGreaterThan(0.33);
    expect(levelAt(7_000)).toBeLessThan(0.01);
  });
});

describe('the loudspeaker', () => {
  const setUp = () => {
    const played: string[] = [];
    return { played, queue: new PlayQueue(48_000, (mark) => played.push(mark)) };
  };

  it('reports a mark when the sound before it was heard to its end, not before', () => {
    const { played, queue } = setUp();
    queue.push(new Uint8Array(80));
    queue.mark('hello');
    queue.fill(new Float32Array(470));
    expect(played).toEqual([]);
    queue.fill(new Float32Array(20));
    expect(played).toEqual(['hello']);
  });

  it('reports a mark at once when nothing is before it', () => {
    const { played, queue } = setUp();
    queue.mark('now');
    expect(played).toEqual(['now']);
  });

  it('stays silent, also about marks, after it was cleared', () => {
    const { played, queue } = setUp();
    queue.push(new Uint8Array(8_000));
    queue.mark('never');
    queue.clear();
    const level = queue.fill(new Float32Array(1_000));
    expect([played, level]).toEqual([[], 0]);
  });
});
