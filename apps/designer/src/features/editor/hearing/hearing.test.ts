import { describe, expect, it } from 'vitest';
import { createHearing, type HearingRequest } from './hearing.ts';

const request = (key: string): HearingRequest => ({ key, text: `Words of ${key}`, voice: 'thalia' });

/** Somebody who listens: sound comes and ends when the test says so. */
function aListener() {
  const fetches = new Map<
    string,
    { signal: AbortSignal; come: (file: ArrayBuffer) => void; fail: (why: Error) => void }
  >();
  const plays: { signal: AbortSignal; hear: (part: number) => void; end: () => void }[] = [];
  const failures: string[] = [];
  const hearing = createHearing({
    output: {
      open: () => ({
        play: (_file, { signal, onHeard }) =>
          new Promise((resolve) => plays.push({ signal, hear: onHeard, end: resolve })),
      }),
    },
    fetchSound: ({ key }, signal) =>
      new Promise((come, fail) => {
        fetches.set(key, { signal, come, fail });
      }),
    onFailure: (reason) => failures.push(reason),
  });
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  return { hearing, fetches, plays, failures, settled, now: () => hearing.state.getState() };
}

describe('hearing what the agent says', () => {
  it('fetches the sound, plays it and is silent at its end', async () => {
    const { hearing, fetches, plays, settled, now } = aListener();
    hearing.toggle(request('hello'));
    expect(now()).toEqual({ status: 'fetching', key: 'hello' });
    fetches.get('hello')?.come(new ArrayBuffer(8));
    await settled();
    plays[0]?.hear(0.5);
    expect(now()).toEqual({ status: 'playing', key: 'hello', heard: 0.5 });
    plays[0]?.end();
    await settled();
    expect(now()).toEqual({ status: 'silent' });
  });

  it('ends with the next text that somebody wants to hear, and says nothing of the first any more', async () => {
    const { hearing, fetches, plays, settled, now } = aListener();
    hearing.toggle(request('first'));
    fetches.get('first')?.come(new ArrayBuffer(8));
    await settled();
    hearing.toggle(request('second'));
    expect(plays[0]?.signal.aborted).toBe(true);
    plays[0]?.hear(0.9);
    plays[0]?.end();
    await settled();
    expect(now()).toEqual({ status: 'fetching', key: 'second' });
  });

  it('ends when the same button is pressed again, even before there is a sound', async () => {
    const { hearing, fetches, plays, settled, now } = aListener();
    hearing.toggle(request('hello'));
    hearing.toggle(request('hello'));
    fetches.get('hello')?.come(new ArrayBuffer(8));
    await settled();
    expect([now(), plays, fetches.get('hello')?.signal.aborted]).toEqual([{ status: 'silent' }, [], true]);
  });

  it('says why there was nothing to hear, and can be tried again', async () => {
    const { hearing, fetches, failures, settled, now } = aListener();
    hearing.toggle(request('hello'));
    fetches.get('hello')?.fail(new Error('The voice server does not answer.'));
    await settled();
    expect(now()).toEqual({ status: 'failed', key: 'hello', reason: 'The voice server does not answer.' });
    expect(failures).toEqual(['The voice server does not answer.']);
    hearing.toggle(request('hello'));
    expect(now()).toEqual({ status: 'fetching', key: 'hello' });
  });

  it('does not complain about a sound that nobody waits for any more', async () => {
    const { hearing, fetches, failures, settled, now } = aListener();
    hearing.toggle(request('hello'));
    hearing.stop();
    fetches.get('hello')?.fail(new Error('aborted'));
    await settled();
    expect([now(), failures]).toEqual([{ status: 'silent' }, []]);
  });
});
