import { fakeClock } from '@aybiza/foundation/testing/fake-clock';
import { describe, expect, it } from 'vitest';
import { sendSilence } from './silence-filler.ts';
import { openSilentSpeaker } from './speaker.ts';

describe('the silent speaker', () => {
  const setUp = () => {
    const clock = fakeClock();
    const played: string[] = [];
    const speaker = openSilentSpeaker(clock, { onPlayed: (mark) => played.push(mark), onLevel: () => undefined });
    return { clock, played, speaker };
  };

  it('reports a mark when the sound before it would have been heard', () => {
    const { clock, played, speaker } = setUp();
    speaker.play(new Uint8Array(8_000));
    speaker.mark('hello');
    clock.advance(999);
    expect(played).toEqual([]);
    clock.advance(1);
    expect(played).toEqual(['hello']);
  });

  it('never reports marks of sound that was cleared', () => {
    const { clock, played, speaker } = setUp();
    speaker.play(new Uint8Array(8_000));
    speaker.mark('never');
    speaker.clear();
    clock.advance(5_000);
    expect(played).toEqual([]);
  });
});

describe('sendSilence', () => {
  it('keeps the pace of speech until it is stopped', () => {
    const clock = fakeClock();
    let bytes = 0;
    const stop = sendSilence(clock, (frame) => {
      bytes += frame.length;
    });
    clock.advance(950);
    stop();
    clock.advance(5_000);
    expect(bytes).toBe(8_000);
  });
});
