import { durationMs, MU_LAW_SILENCE } from '@aybiza/providers/audio/mu-law';
import { describe, expect, it } from 'vitest';
import type { Leg, LegListener } from '../../media/leg.ts';
import { testPerforming } from '../../testing/test-performing.ts';
import { Playback } from './playback.ts';

const sound = (ms: number, level = 0x90) => new Uint8Array(ms * 8).fill(level);
const quiet = (ms: number) => sound(ms, MU_LAW_SILENCE);
const joined = (...parts: Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]));

/** A line on which the test plays: what was sent and not cleared waits there, sound and marks in order. */
function aPlayback() {
  const { performing, clock, pushed } = testPerforming();
  let waiting: (Uint8Array | string)[] = [];
  let listener: LegListener | null = null;
  const leg: Leg = {
    listen: (given) => {
      listener = given;
    },
    play: (audio) => void waiting.push(audio),
    mark: (name) => void waiting.push(name),
    clear: () => {
      waiting = [];
    },
    transfer: () => Promise.resolve('failed'),
    close: () => undefined,
    drop: () => undefined,
  };
  performing.line.attach(leg);
  return {
    clock,
    playback: new Playback(performing),
    /** How long the messages are that wait on the line, in ms. */
    messages: () => waiting.flatMap((item) => (typeof item === 'string' ? [] : [durationMs(item.length)])),
    pushed,
    /** How long the sound lasts that waits on the line. */
    waitingMs: () => durationMs(waiting.reduce((sum, item) => sum + (typeof item === 'string' ? 0 : item.length), 0)),
    /** The caller hears so much, and everything that is marked by then is reported. */
    play(ms: number) {
      let left = ms * 8;
      while (waiting.length > 0) {
        const [item] = waiting;
        if (item === undefined || (typeof item !== 'string' && item.length > left)) break;
        waiting.shift();
        if (typeof item === 'string') listener?.onEvent({ type: 'mark', mark: item });
        else left -= item.length;
      }
    },
    heard: () => pushed.flatMap((input) => (input.type === 'heard' ? [`${input.speech} ${input.ms}`] : [])),
  };
}

const TWO_CLAUSES = joined(sound(1_000), quiet(300), sound(1_200));

describe('playback', () => {
  it('reports the beginning of a speech, every 400 ms of it, and its end', () => {
    const { playback, play, heard } = aPlayback();
    for (let chunk = 0; chunk < 5; chunk += 1) playback.add(1, sound(200));
    playback.finish(1);
    play(10_000);
    expect(heard()).toEqual(['1 0', '1 400', '1 800', '1 1000']);
  });

  it('tells how long a speech lasts and where nothing is said in it', () => {
    const { playback, pushed } = aPlayback();
    playback.add(1, TWO_CLAUSES);
    playback.finish(1);
    expect(pushed).toEqual([{ type: 'voiced', speech: 1, ms: 2_500, pauses: [{ fromMs: 1_000, toMs: 1_300 }] }]);
  });

  it('is silent at once when paused, and goes on with the clause that was being said', () => {
    const { playback, waitingMs, play, heard } = aPlayback();
    playback.add(1, TWO_CLAUSES);
    playback.finish(1);
    playback.pause();
    expect(waitingMs()).toBe(0);
    playback.resume(1, 1_900);
    expect(waitingMs()).toBe(1_200);
    play(10_000);
    expect(heard().at(-1)).toBe('1 2500');
  });

  it('goes on with what was made meanwhile, and with the speeches behind it', () => {
    const { playback, waitingMs } = aPlayback();
    playback.add(1, sound(800));
    playback.pause();
    playback.add(1, sound(400));
    playback.finish(1);
    playback.add(2, sound(600));
    expect(waitingMs()).toBe(0);
    playback.resume(1, 500);
    expect(waitingMs()).toBe(1_800);
    playback.add(2, sound(100));
    playback.finish(2);
    expect(waitingMs()).toBe(1_900);
  });

  it('does not say again what was heard to its end', () => {
    const { playback, play, waitingMs } = aPlayback();
    playback.add(1, sound(400));
    playback.finish(1);
    play(400);
    playback.add(2, sound(1_000));
    playback.pause();
    playback.resume(2, 0);
    expect(waitingMs()).toBe(1_000);
  });

  it('forgets everything when it is cleared', () => {
    const { playback, waitingMs } = aPlayback();
    playback.add(1, sound(800));
    playback.pause();
    playback.clear();
    playback.resume(1, 0);
    expect(waitingMs()).toBe(0);
  });

  it('counts on when a model adds to words that were heard to their end', () => {
    const { playback, play, heard, pushed } = aPlayback();
    playback.add(1, TWO_CLAUSES);
    playback.finish(1);
    play(10_000);
    playback.add(1, joined(sound(400), quiet(200), sound(400)));
    playback.finish(1);
    play(10_000);
    expect(heard().at(-1)).toBe('1 3500');
    expect(pushed.filter(({ type }) => type === 'voiced').at(-1)).toEqual({
      type: 'voiced',
      speech: 1,
      ms: 3_500,
      pauses: [
        { fromMs: 1_000, toMs: 1_300 },
        { fromMs: 2_900, toMs: 3_100 },
      ],
    });
  });

  it('goes on behind what was heard, when it is paused in what was added', () => {
    const { playback, play, waitingMs } = aPlayback();
    playback.add(1, sound(1_000));
    playback.finish(1);
    play(1_000);
    playback.add(1, sound(600));
    playback.pause();
    playback.resume(1, 1_200);
    expect(waitingMs()).toBe(600);
  });

  it('begins anew with a speech whose sound broke off, and takes no mark of it for one of the new', () => {
    const { playback, play, heard, pushed } = aPlayback();
    playback.add(1, sound(800));
    playback.forget(1);
    play(10_000);
    expect(heard()).toEqual([]);
    playback.add(1, sound(400));
    playback.finish(1);
    expect(playback.soundOf(1).length).toBe(400 * 8);
    expect(pushed.at(-1)).toMatchObject({ type: 'voiced', ms: 400 });
  });

  it('a speech without a sound is heard at once', () => {
    const { playback, heard } = aPlayback();
    playback.finish(1);
    expect(heard()).toEqual(['1 0']);
  });

  it('sends the first sound as it comes, and what is made ahead of the caller in larger pieces', () => {
    const { playback, messages, clock } = aPlayback();
    for (let chunk = 0; chunk < 16; chunk += 1) {
      playback.add(1, sound(100));
      clock.advance(25);
    }
    playback.finish(1);
    expect(messages()).toEqual([100, 100, 100, 100, 400, 400, 400]);
  });

  it('never keeps sound back from a caller who has nothing else to hear', () => {
    const { playback, waitingMs, clock } = aPlayback();
    for (let chunk = 0; chunk < 6; chunk += 1) playback.add(1, sound(100));
    expect(waitingMs()).toBe(400);
    clock.advance(299);
    expect(waitingMs()).toBe(400);
    clock.advance(1);
    expect(waitingMs()).toBe(600);
  });

  it('sends nothing of what it kept back once it is cleared', () => {
    const { playback, waitingMs, clock } = aPlayback();
    for (let chunk = 0; chunk < 6; chunk += 1) playback.add(1, sound(100));
    playback.clear();
    clock.advance(10_000);
    expect(waitingMs()).toBe(0);
  });

  it('sends what it kept back once it is resumed', () => {
    const { playback, waitingMs } = aPlayback();
    for (let chunk = 0; chunk < 6; chunk += 1) playback.add(1, sound(100));
    playback.pause();
    expect(waitingMs()).toBe(0);
    playback.resume(1, 0);
    expect(waitingMs()).toBe(600);
  });
});
