import { buffer } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { decodeOggOpus, loudness } from '../testing/decode-ogg-opus.ts';
import { toOggOpus } from './to-ogg-opus.ts';

const never = new AbortController().signal;

/** A tone on one side at a time, changing every second, in pieces of odd lengths. */
async function* turns(frames: number, failure?: Error): AsyncGenerator<Int16Array> {
  const sound = Int16Array.from({ length: frames * 2 }, (_, at) => {
    const frame = Math.floor(at / 2);
    const speaks = Math.floor(frame / 8_000) % 2 === at % 2;
    return speaks ? 12_000 * Math.sin((frame * 2 * Math.PI * 440) / 8_000) : 0;
  });
  for (let at = 0; at < sound.length; at += 2_222) yield sound.subarray(at, at + 2_222);
  if (failure !== undefined) throw failure;
}

test.each([0, 1, 159, 160, 8_001, 32_000])('a recording of %d samples plays for exactly as long', async (frames) => {
  const { durationMs } = await decodeOggOpus(await buffer(toOggOpus(turns(frames), never)));
  expect(durationMs).toBe(frames / 8);
});

test('both sides are heard at their time, and neither on the channel of the other', async () => {
  const file = await buffer(toOggOpus(turns(32_000), never));
  const { channels } = await decodeOggOpus(file);
  for (let second = 0; second < 4; second += 1) {
    const [from, to] = [second * 1_000 + 50, second * 1_000 + 950];
    const [speaker, other] = [loudness(channels[second % 2], from, to), loudness(channels[1 - (second % 2)], from, to)];
    expect(speaker).toBeGreaterThan(0.23);
    expect(other).toBeLessThan(speaker / 1_000);
  }
  expect(file.length).toBeLessThan((32_000 * 4) / 6);
});

test('sound that breaks off breaks the file off, with its own reason', async () => {
  const failure = new Error('the store is gone');
  await expect(buffer(toOggOpus(turns(8_000, failure), never))).rejects.toBe(failure);
});

test('a job that is called off ends the encoder', async () => {
  const calledOff = new AbortController();
  const pages = toOggOpus(turns(800_000), calledOff.signal);
  await pages.next();
  calledOff.abort(new Error('called off'));
  await expect(buffer(pages)).rejects.toThrow('called off');
  await expect(toOggOpus(turns(1), calledOff.signal).next()).rejects.toThrow('called off');
});
