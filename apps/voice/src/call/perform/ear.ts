import type { Expectation } from '@aybiza/dialogue';
import type { SttEvent, SttStream } from '@aybiza/providers/stt/port';
import type { Performing } from './performing.ts';

/** A recogniser that broke twice within this time is not tried a third time. */
const FORGIVE_AFTER_MS = 10_000;

/** The caller's words in one call: sound in, turns out. */
export interface Ear {
  hear(audio: Uint8Array): void;
  expect(expectation: Expectation): void;
  close(): void;
}

export function createEar({ world, settings, turnClock, recorder, signal, push, run }: Performing): Ear {
  let expected: Pick<Expectation, 'profile' | 'keyterms'> = { profile: 'open', keyterms: [] };
  let brokeAt = Number.NEGATIVE_INFINITY;
  let stream: SttStream | null = open();

  function open(): SttStream {
    return world.stt.open({
      encoding: 'mulaw',
      sampleRateHz: 8_000,
      language: settings.language,
      ...expected,
      signal,
      onEvent,
    });
  }

  function onEvent(event: SttEvent): void {
    switch (event.type) {
      case 'speechStarted':
        push({ type: 'speechStarted' });
        return;
      case 'final':
        turnClock.turnEnded();
        push(
          event.confidence === undefined
            ? { type: 'final', text: event.text }
            : { type: 'final', text: event.text, confidence: event.confidence },
        );
        return;
      case 'failed':
        broke(event.error.code);
        return;
      case 'opened':
      case 'interim':
      case 'eagerEndOfTurn':
      case 'turnResumed':
      case 'closed':
        return;
    }
  }

  /** One failure is mended without a word; the caller may have to say something again. */
  function broke(code: string): void {
    const now = world.clock.monotonic();
    const again = now - brokeAt < FORGIVE_AFTER_MS;
    brokeAt = now;
    stream = again ? null : open();
    if (again) push({ type: 'recogniserFailed', code });
  }

  return {
    hear(audio) {
      recorder.caller(audio);
      turnClock.callerAudio(audio);
      stream?.write(audio);
    },
    expect({ profile, keyterms }) {
      expected = { profile, keyterms };
      // A line that asks again deserves another try at hearing.
      if (stream === null) stream = open();
      else stream.configure(expected);
    },
    close() {
      if (stream !== null) run(stream.close(), 'closing the recogniser');
    },
  };
}
