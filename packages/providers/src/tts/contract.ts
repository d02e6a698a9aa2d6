import assert from 'node:assert/strict';
import type { ProviderErrorCode } from '../provider-error.ts';
import type { ContractCheck } from '../testing/contract-check.ts';
import type { EventCollector } from '../testing/event-collector.ts';
import { openWatched, untilFailed, type Watched } from '../testing/open-watched.ts';
import { LONGEST_SILENCE_MS, type VendorInHand } from '../testing/vendor-in-hand.ts';
import type { TextToSpeech, TtsEvent, TtsStream } from './port.ts';

/** An adapter, and the vendor's side of its latest connection in the test's hands. */
export interface TtsContractHarness extends VendorInHand {
  tts: TextToSpeech;
  /** From now on the vendor takes text but sends nothing. */
  hold(): void;
  /** From now on the vendor sends half of what it is asked for, and then nothing. */
  holdMidway(): void;
  /** From now on the vendor speaks again, beginning with what it still has. */
  release(): void;
  /** Resolves once the vendor has been asked to speak this text. */
  asked(text: string): Promise<void>;
}

function open(harness: TtsContractHarness): Watched<TtsStream, TtsEvent> {
  return openWatched((hooks) =>
    harness.tts.open({ voice: 'aura-2-thalia-en', encoding: 'mulaw', sampleRateHz: 8000, ...hooks }),
  );
}

/** The next failure, and that it names exactly these speeches. */
async function untilLost(
  { events }: Watched<TtsStream, TtsEvent>,
  { code, speechIds }: { code: ProviderErrorCode; speechIds: readonly string[] },
): Promise<void> {
  const failed = await untilFailed(events, code);
  assert.deepEqual(failed.speechIds, speechIds);
}

function isDone(speechId: string): (event: TtsEvent) => boolean {
  return (event) => event.type === 'done' && event.speechId === speechId;
}

/** The order of what happened, with neighbouring pieces of audio as one. */
function story(events: EventCollector<TtsEvent>): string[] {
  const lines = events.events.map((event) => ('speechId' in event ? `${event.type} ${event.speechId}` : event.type));
  return lines.filter((line, index) => line !== lines[index - 1]);
}

function audioBytes(events: EventCollector<TtsEvent>, speechId: string): number {
  return events.events.reduce(
    (sum, event) => sum + (event.type === 'audio' && event.speechId === speechId ? event.chunk.length : 0),
    0,
  );
}

/** What every text-to-speech adapter must do. */
export const ttsContract: readonly ContractCheck<TtsContractHarness>[] = [
  {
    title: 'delivers all audio of a speech and then says it is done',
    async run(harness) {
      const { stream, events } = open(harness);
      stream.speak('a', 'Your order shipped on Monday. ');
      await events.until(isDone('a'));
      assert.deepEqual(story(events), ['audio a', 'done a']);
      assert.ok(audioBytes(events, 'a') > 0);
    },
  },
  {
    title: 'speaks speeches in the order of their first text and keeps their audio apart',
    async run(harness) {
      const { stream, events } = open(harness);
      harness.hold();
      stream.speak('a', 'First part. ');
      await harness.asked('First part. ');
      stream.speak('b', 'Something else. ');
      stream.speak('a', 'Second part. ');
      harness.release();
      await events.until(isDone('b'));
      assert.deepEqual(story(events), ['audio a', 'done a', 'audio b', 'done b']);
    },
  },
  {
    title: 'speaks all of a text that is longer than the vendor takes at once',
    async run(harness) {
      const { stream, events } = open(harness);
      stream.speak('short', 'x'.repeat(100));
      stream.speak('long', 'All of this is said. '.repeat(250));
      await events.until(isDone('long'));
      assert.equal(audioBytes(events, 'long'), audioBytes(events, 'short') * 52.5);
    },
  },
  {
    title: 'says of a blank text that it is done',
    async run(harness) {
      const { stream, events } = open(harness);
      stream.speak('a', ' ');
      await events.until(isDone('a'));
      assert.deepEqual(story(events), ['done a']);
    },
  },
  {
    title: 'delivers nothing of what was cleared, and speaks on afterwards',
    async run(harness) {
      const { stream, events } = open(harness);
      harness.hold();
      stream.speak('a', 'You will never hear this. ');
      await harness.asked('You will never hear this. ');
      stream.speak('b', 'Nor this. ');
      stream.clear();
      stream.speak('c', 'But this. ');
      harness.release();
      await events.until(isDone('c'));
      assert.deepEqual(story(events), ['cleared', 'audio c', 'done c']);
    },
  },
  {
    title: 'says that it is cleared when there was nothing to clear',
    async run(harness) {
      const { stream, events } = open(harness);
      stream.clear();
      await events.until((event) => event.type === 'cleared');
      stream.speak('a', 'Hello. ');
      await events.until(isDone('a'));
      assert.deepEqual(story(events), ['cleared', 'audio a', 'done a']);
    },
  },
  {
    title: 'reports the speeches lost with a broken connection, and speaks on over a new one',
    async run(harness) {
      const opened = open(harness);
      const { stream, events } = opened;
      harness.hold();
      stream.speak('a', 'Lost. ');
      await harness.asked('Lost. ');
      stream.speak('b', 'Lost too. ');
      await harness.cut();
      await untilLost(opened, { code: 'PROVIDER_UNREACHABLE', speechIds: ['a', 'b'] });
      harness.release();
      stream.speak('c', 'Here again. ');
      await events.until(isDone('c'));
      assert.deepEqual(story(events), ['failed', 'audio c', 'done c']);
    },
  },
  {
    title: 'reports the speech that was broken off in the middle',
    async run(harness) {
      const opened = open(harness);
      harness.holdMidway();
      opened.stream.speak('a', 'Half of this is heard. ');
      await opened.events.until((event) => event.type === 'audio');
      await harness.cut();
      await untilLost(opened, { code: 'PROVIDER_UNREACHABLE', speechIds: ['a'] });
      assert.deepEqual(story(opened.events), ['audio a', 'failed']);
    },
  },
  {
    title: 'reports the speech for which no connection was to be had',
    async run(harness) {
      harness.refuse('unavailable');
      const opened = open(harness);
      opened.stream.speak('a', 'Lost. ');
      await untilLost(opened, { code: 'PROVIDER_UNAVAILABLE', speechIds: ['a'] });
    },
  },
  {
    title: 'gives up a connection that is not answered within two seconds, with the speech that waits for it',
    async run(harness) {
      harness.refuse('unanswered');
      const opened = open(harness);
      opened.stream.speak('a', 'Lost. ');
      // The fake notices its vendor's silence when it has asked.
      await Promise.resolve();
      harness.advance(LONGEST_SILENCE_MS);
      await untilLost(opened, { code: 'PROVIDER_TIMEOUT', speechIds: ['a'] });
    },
  },
  {
    title: 'gives up a speech that does not begin within two seconds, and speaks on afterwards',
    async run(harness) {
      const opened = open(harness);
      harness.hold();
      opened.stream.speak('a', 'Lost. ');
      await harness.asked('Lost. ');
      harness.advance(LONGEST_SILENCE_MS);
      await untilLost(opened, { code: 'PROVIDER_TIMEOUT', speechIds: ['a'] });
      harness.release();
      opened.stream.speak('b', 'Here again. ');
      await opened.events.until(isDone('b'));
      assert.deepEqual(story(opened.events), ['failed', 'audio b', 'done b']);
    },
  },
  {
    title: 'gives up a speech that stops in the middle, within two seconds',
    async run(harness) {
      const opened = open(harness);
      harness.holdMidway();
      opened.stream.speak('a', 'Half of this is heard. ');
      await opened.events.until((event) => event.type === 'audio');
      harness.advance(LONGEST_SILENCE_MS);
      await untilLost(opened, { code: 'PROVIDER_TIMEOUT', speechIds: ['a'] });
    },
  },
  {
    title: 'reports nothing after it was closed',
    async run(harness) {
      const { stream, events } = open(harness);
      stream.speak('a', 'Hello. ');
      await events.until(isDone('a'));
      const before = events.events.length;
      stream.speak('b', 'Too late. ');
      await stream.close();
      stream.speak('c', 'Far too late. ');
      stream.clear();
      await stream.close();
      assert.equal(events.events.length, before);
    },
  },
  {
    title: 'reports nothing after it was aborted',
    async run(harness) {
      const { stream, events, abort } = open(harness);
      harness.hold();
      stream.speak('a', 'Hello. ');
      await harness.asked('Hello. ');
      abort.abort();
      harness.release();
      stream.speak('b', 'Too late. ');
      await stream.close();
      assert.deepEqual(story(events), []);
    },
  },
];
