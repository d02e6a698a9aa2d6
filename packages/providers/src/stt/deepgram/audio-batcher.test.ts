import { describe, expect, it } from 'vitest';
import { AudioBatcher } from './audio-batcher.ts';

const FRAME = 160;
const SIZES = { usual: 2 * FRAME, quiet: 4 * FRAME, pause: FRAME };
/** μ-law a little and far above silence. */
const HISS = new Uint8Array(FRAME).fill(0xf0);
const VOICE = new Uint8Array(FRAME).fill(0x90);

function aBatcher(bytesPerSecond: number | null = 8_000) {
  const sent: Uint8Array[] = [];
  const batcher = new AudioBatcher({ sizes: SIZES, bytesPerSecond, send: (batch) => sent.push(new Uint8Array(batch)) });
  /** In how many frames each message went out. */
  const messagesFor = (frames: number, frame: Uint8Array, inTurn = false) => {
    sent.length = 0;
    for (let count = 0; count < frames; count += 1) batcher.add(frame, inTurn);
    return sent.map((batch) => batch.length / FRAME);
  };
  return { batcher, sent, messagesFor };
}

describe('audio goes out', () => {
  it('in large messages while the line is quiet', () => {
    expect(aBatcher().messagesFor(8, HISS)).toEqual([4, 4]);
  });

  it('at once when a voice begins, with what was held back, and in usual messages then', () => {
    const { messagesFor } = aBatcher();
    messagesFor(5, HISS);
    expect(messagesFor(5, VOICE)).toEqual([2, 2, 2]);
  });

  it('in usual messages during the voice of a turn', () => {
    const { messagesFor } = aBatcher();
    messagesFor(4, HISS);
    expect(messagesFor(4, VOICE, true).slice(1)).toEqual([2]);
  });

  it('frame by frame in a pause of a turn, which may be its end', () => {
    const { messagesFor } = aBatcher();
    messagesFor(3, VOICE, true);
    expect(messagesFor(3, HISS, true)).toEqual([1, 1, 1]);
  });

  it('in large messages over steady noise, once it is known', () => {
    const { messagesFor } = aBatcher();
    messagesFor(500, VOICE);
    expect(messagesFor(8, VOICE)).toEqual([4, 4]);
  });

  it('without looking at its loudness where that is not known', () => {
    const { messagesFor } = aBatcher(null);
    expect(messagesFor(4, HISS)).toEqual([2, 2]);
    expect(messagesFor(2, VOICE, true)).toEqual([1, 1]);
  });

  it('as it came when a piece is larger than a message', () => {
    const { batcher, sent } = aBatcher();
    batcher.add(HISS, false);
    batcher.add(new Uint8Array(5 * FRAME).fill(0xf0), false);
    expect(sent.map(({ length }) => length / FRAME)).toEqual([1, 5]);
  });

  it('as it was when it came, though the caller uses its buffer again', () => {
    const { batcher, sent } = aBatcher();
    const frame = HISS.slice();
    for (let count = 0; count < 3; count += 1) batcher.add(frame, false);
    frame.fill(0xf1);
    batcher.add(frame, false);
    frame.fill(0);
    expect([...(sent[0] ?? [])]).toEqual([...new Uint8Array(480).fill(0xf0), ...new Uint8Array(160).fill(0xf1)]);
  });

  it('at the end whatever is left, and nothing when nothing is left', () => {
    const { batcher, sent } = aBatcher();
    batcher.add(HISS, false);
    batcher.flush();
    batcher.flush();
    expect(sent.length).toBe(1);
  });
});
