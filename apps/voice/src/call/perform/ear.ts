import type { Expectation } from '@aybiza/dialogue';
import type { SttEvent, SttStream } from '@aybiza/providers/stt/port';
import { durationMs, meanLevel, SPEECH_LEVEL } from '../../audio/mu-law.ts';
import type { Performing } from './performing.ts';

/** A recogniser that broke twice within this time is not tried a third time. */
const FORGIVE_AFTER_MS = 10_000;
/** So much voice about which the recogniser said nothing is a word, not a cough. */
const A_WORD_MS = 240;

/** The caller's words in one call: sound in, turns out. */
export interface Ear {
  hear(audio: Uint8Array): void;
  expect(expectation: Expectation): void;
  close(): void;
}

export function createEar({ world, settings, turnClock, recorder, signal, push, run }: Performing): Ear {
  let expected: Pick<Expectation, 'profile' | 'keyterms'> = { profile: 'open', keyterms: [] };
  let { language } = settings;
  let brokeAt = Number.NEGATIVE_INFINITY;
  /** Voice on the line since the recogniser last said anything. */
  let unheardMs = 0;
  let stream: SttStream | null = open();

  function open(): SttStream {
    return world.stt.open({
      encoding: 'mulaw',
      sampleRateHz: 8_000,
      language,
      ...expected,
      signal,
      onEvent,
    });
  }

  function onEvent(event: SttEvent): void {
    if (event.type !== 'failed') unheardMs = 0;
    switch (event.type) {
      case 'speechStarted':
      case 'interim':
      case 'eagerEndOfTurn':
        push({ type: event.type, text: event.text });
        return;
      case 'turnResumed':
        push(event);
        return;
      case 'final': {
        const { text, confidence } = event;
        turnClock.turnEnded();
        push(confidence === undefined ? { type: 'final', text } : { type: 'final', text, confidence });
        return;
      }
      case 'failed':
        broke(event.error.code);
        return;
      case 'opened':
      case 'closed':
        return;
    }
  }

  /** One failure is mended; whoever was speaking is asked to say it again. */
  function broke(code: string): void {
    const now = world.clock.monotonic();
    const again = now - brokeAt < FORGIVE_AFTER_MS;
    const spoken = unheardMs >= A_WORD_MS;
    brokeAt = now;
    unheardMs = 0;
    stream = again ? null : open();
    push(again ? { type: 'recogniserFailed', code } : { type: 'hearingLost', spoken });
  }

  return {
    hear(audio) {
      recorder.caller(audio);
      if (meanLevel(audio) > SPEECH_LEVEL) {
        turnClock.callerSounds();
        unheardMs += durationMs(audio.length);
      }
      stream?.write(audio);
    },
    expect(expectation) {
      expected = { profile: expectation.profile, keyterms: expectation.keyterms };
      // A recogniser keeps the language it was opened with.
      const isOtherLanguage = expectation.language !== language;
      language = expectation.language;
      if (isOtherLanguage && stream !== null) run(stream.close(), 'closing the recogniser');
      // A line that asks again deserves another try at hearing.
      if (stream === null || isOtherLanguage) stream = open();
      else stream.configure(expected);
    },
    close() {
      if (stream !== null) run(stream.close(), 'closing the recogniser');
    },
  };
}
