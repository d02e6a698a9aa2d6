import { createFakeStt } from '@aybiza/providers/stt/fake';
import { describe, expect, it } from 'vitest';
import { testPerforming } from '../../testing/test-performing.ts';
import { Ear } from './ear.ts';

/** Loud in μ-law, 20 ms. */
const VOICE = new Uint8Array(160).fill(0x10);

/** An ear whose recogniser is played by the test. */
function anEar() {
  const stt = createFakeStt({ opensByItself: false });
  const { performing, clock, pushed } = testPerforming({ stt });
  const ear = new Ear(performing);
  const current = () => {
    const stream = stt.streams.at(-1);
    if (stream === undefined) throw new Error('nobody was asked to listen');
    return stream;
  };
  const hear = (ms: number) => {
    for (let heard = 0; heard < ms; heard += 20) ear.hear(VOICE);
  };
  /** It breaks, and every one that is asked in its place refuses at once. */
  const refuses = (times: number) => {
    for (let refusal = 0; refusal < times; refusal += 1) {
      current().fail();
      if (refusal > 0) clock.advance(400);
    }
  };
  const told = () => pushed.map((input) => (input.type === 'hearingLost' ? `lost ${input.spoken}` : input.type));
  return { ear, clock, streams: stt.streams, current, refuses, hear, told };
}

describe('a recogniser that breaks', () => {
  it('is replaced at once', () => {
    const { current, streams, told } = anEar();
    current().fail();
    expect(streams).toHaveLength(2);
    expect(told()).toEqual(['lost false']);
  });

  it('and whose successors refuse is asked again for a second and a half, which is told once', () => {
    const { current, refuses, streams, told } = anEar();
    refuses(5);
    expect(streams).toHaveLength(6);
    current().pretendOpen();
    current().hearTurn('yes');
    expect(told()).toEqual(['lost false', 'speechStarted', 'final']);
  });

  it('is given up when it refuses for longer', () => {
    const { clock, current, refuses, streams, told } = anEar();
    refuses(5);
    current().fail();
    clock.advance(60_000);
    expect(streams).toHaveLength(6);
    expect(told()).toEqual(['lost false', 'recogniserFailed']);
  });

  it('and does not answer is asked twice', () => {
    const { clock, current, streams, told } = anEar();
    for (let tries = 0; tries < 2; tries += 1) {
      clock.advance(1_500);
      current().fail();
    }
    clock.advance(60_000);
    expect(streams).toHaveLength(2);
    expect(told()).toEqual(['lost false', 'recogniserFailed']);
  });

  it('hears what was said while there was none', () => {
    const { clock, current, hear, told } = anEar();
    current().fail();
    current().fail();
    hear(400);
    clock.advance(400);
    current().pretendOpen();
    expect(current().receivedBytes).toBe(3_200);
    expect(told()).toEqual(['lost false']);
  });

  it('while somebody speaks has them asked again, each time that a word of theirs is lost', () => {
    const { clock, current, hear, told } = anEar();
    hear(240);
    current().fail();
    hear(240);
    current().fail();
    hear(100);
    clock.advance(400);
    current().fail();
    expect(told()).toEqual(['lost true', 'lost true']);
  });

  it('again after words that it heard is forgiven', () => {
    const { clock, current, streams, told } = anEar();
    for (let times = 0; times < 5; times += 1) {
      current().fail();
      current().pretendOpen();
      current().hearTurn('yes');
      clock.advance(1_000);
    }
    expect(streams).toHaveLength(6);
    expect(told()).not.toContain('recogniserFailed');
  });

  it('again after ten seconds is forgiven', () => {
    const { clock, current, told } = anEar();
    for (let times = 0; times < 5; times += 1) {
      current().fail();
      clock.advance(10_000);
    }
    expect(told()).toEqual(Array(5).fill('lost false'));
  });

  it('is not asked again once the call is over, or the caller writes', () => {
    for (const leave of [(ear: Ear) => ear.close(), (ear: Ear) => ear.setReading(true)]) {
      const { ear, clock, current, streams } = anEar();
      current().fail();
      current().fail();
      leave(ear);
      clock.advance(60_000);
      expect(streams).toHaveLength(2);
    }
  });

  it('hears nothing of a secret afterwards', () => {
    const { ear, clock, current, hear } = anEar();
    ear.expect({ profile: 'digits', keyterms: [], language: 'en-US', masked: true, deaf: true, silenceMs: 5_000 });
    current().fail();
    current().fail();
    hear(400);
    clock.advance(400);
    current().pretendOpen();
    expect([current().receivedBytes, current().voicedBytes]).toEqual([3_200, 0]);
  });
});
