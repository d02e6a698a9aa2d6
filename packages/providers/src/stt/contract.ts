import assert from 'node:assert/strict';
import type { ContractCheck } from '../testing/contract-check.ts';
import type { EventCollector } from '../testing/event-collector.ts';
import { openWatched, untilFailed, type Watched } from '../testing/open-watched.ts';
import { LONGEST_SILENCE_MS, type VendorInHand } from '../testing/vendor-in-hand.ts';
import type { SpeechToText, SttEvent, SttStream } from './port.ts';

/** An adapter, and the vendor's side of its latest connection in the test's hands. */
export interface SttContractHarness extends VendorInHand {
  stt: SpeechToText;
  /** The vendor understands these words one after the other, and then that the turn is over. */
  hearTurn(texts: readonly string[]): Promise<void>;
  /** The same without the end. */
  hearUnfinished(texts: readonly string[]): Promise<void>;
  /** Resolves once the vendor has had so much audio. */
  receivedAudio(bytes: number): Promise<void>;
  /** The vendor says nothing more, whatever it gets. */
  silence(): void;
}

type Opened = Watched<SttStream, SttEvent>;

const BYTES_PER_MS = 8;

function audio(ms: number): Uint8Array {
  return new Uint8Array(ms * BYTES_PER_MS).fill(0xff);
}

function open(harness: SttContractHarness, react?: (event: SttEvent, abort: AbortController) => void): Opened {
  return openWatched<SttStream, SttEvent>(
    (hooks) =>
      harness.stt.open({
        encoding: 'mulaw',
        sampleRateHz: 8000,
        language: 'en-US',
        profile: 'open',
        keyterms: ['Acme'],
        ...hooks,
      }),
    react,
  );
}

/** A caller's voice: some vendors owe no word about silence. */
function voice(ms: number): Uint8Array {
  return Uint8Array.from({ length: ms * BYTES_PER_MS }, (_, index) => (index % 8 < 4 ? 0x20 : 0xa0));
}

/** The caller speaks, in real time, for as long as a vendor may be silent. */
function passInVoice(harness: SttContractHarness, stream: SttStream): void {
  for (let passedMs = 0; passedMs < LONGEST_SILENCE_MS; passedMs += 20) {
    stream.write(voice(20));
    harness.advance(20);
  }
}

async function opened(harness: SttContractHarness): Promise<Opened> {
  const open_ = open(harness);
  await open_.events.until((event) => event.type === 'opened');
  return open_;
}

function types(events: EventCollector<SttEvent>): string[] {
  return events.events.map((event) => event.type);
}

/** What every speech-to-text adapter must do. */
export const sttContract: readonly ContractCheck<SttContractHarness>[] = [
  {
    title: 'reports that it is open before anything else',
    async run(harness) {
      const { events } = await opened(harness);
      await harness.hearTurn(['hello']);
      await events.until((event) => event.type === 'final');
      assert.equal(types(events)[0], 'opened');
      assert.equal(types(events).filter((type) => type === 'opened').length, 1);
    },
  },
  {
    title: 'reports a turn as its start, its interims and one final with the whole text',
    async run(harness) {
      const { events, stream } = await opened(harness);
      stream.write(audio(200));
      await harness.hearTurn(['where', 'where is', 'where is my order']);
      await events.until((event) => event.type === 'final');
      assert.equal(types(events)[1], 'speechStarted');
      assert.ok(events.events.some((event) => event.type === 'interim' && event.text === 'where is'));
      const finals = events.events.filter((event) => event.type === 'final');
      assert.deepEqual(
        finals.map((event) => event.text),
        ['where is my order'],
      );
    },
  },
  {
    title: 'keeps two turns apart',
    async run(harness) {
      const { events } = await opened(harness);
      await harness.hearTurn(['first']);
      await harness.hearTurn(['second']);
      await events.until((event) => event.type === 'final' && event.text === 'second');
      assert.deepEqual(
        types(events).filter((type) => type === 'speechStarted' || type === 'final'),
        ['speechStarted', 'final', 'speechStarted', 'final'],
      );
    },
  },
  {
    title: 'sends the audio written before it was open',
    async run(harness) {
      const { stream } = open(harness);
      for (let written = 0; written < 1000; written += 20) stream.write(audio(20));
      await harness.receivedAudio(1000 * BYTES_PER_MS);
      assert.equal(stream.droppedMs, 0);
    },
  },
  {
    title: 'drops and counts the oldest audio beyond five seconds',
    async run(harness) {
      const { stream } = open(harness);
      for (let written = 0; written < 7000; written += 20) stream.write(audio(20));
      assert.ok(stream.droppedMs >= 1900 && stream.droppedMs <= 2100, `dropped ${stream.droppedMs} ms`);
      await harness.receivedAudio(4900 * BYTES_PER_MS);
    },
  },
  {
    title: 'takes pieces of any length, the empty one and a reused buffer included',
    async run(harness) {
      const { stream, events } = await opened(harness);
      stream.write(new Uint8Array(0));
      const reused = audio(1);
      for (let count = 0; count < 500; count += 1) stream.write(reused);
      stream.write(audio(700));
      await harness.receivedAudio(1200 * BYTES_PER_MS - 160 * 5);
      await harness.hearTurn(['still here']);
      await events.until((event) => event.type === 'final');
    },
  },
  {
    title: 'can be told what to expect at any time, and as often as one likes',
    async run(harness) {
      const { stream, events } = open(harness);
      for (const profile of ['yesNo', 'choice', 'digits'] as const) stream.configure({ profile, keyterms: ['one'] });
      await events.until((event) => event.type === 'opened');
      for (const profile of ['open', 'digits'] as const) stream.configure({ profile, keyterms: [] });
      await harness.hearTurn(['fine']);
      await events.until((event) => event.type === 'final');
    },
  },
  {
    title: 'closes politely: closed is the last event and nothing throws afterwards',
    async run(harness) {
      const { stream, events } = await opened(harness);
      stream.write(audio(20));
      await stream.close();
      await events.until((event) => event.type === 'closed');
      stream.write(audio(20));
      stream.configure({ profile: 'yesNo', keyterms: [] });
      await stream.close();
      assert.deepEqual(types(events), ['opened', 'closed']);
    },
  },
  {
    title: 'can be closed before it is open',
    async run(harness) {
      const { stream, events } = open(harness);
      await stream.close();
      await events.until((event) => event.type === 'closed');
      assert.deepEqual(types(events), ['closed']);
    },
  },
  {
    title: 'reports what was heard when it is closed in the middle of a turn',
    async run(harness) {
      const { stream, events } = await opened(harness);
      await harness.hearUnfinished(['my number', 'my number is']);
      await events.until((event) => event.type === 'interim' && event.text === 'my number is');
      await stream.close();
      await events.until((event) => event.type === 'closed');
      assert.deepEqual(types(events).slice(-2), ['final', 'closed']);
      assert.ok(events.events.some((event) => event.type === 'final' && event.text === 'my number is'));
    },
  },
  {
    title: 'reports a broken connection as a retryable failure, and nothing after it',
    async run(harness) {
      const { stream, events } = await opened(harness);
      await harness.cut();
      await untilFailed(events, 'PROVIDER_UNREACHABLE');
      stream.write(audio(20));
      await stream.close();
      assert.deepEqual(types(events), ['opened', 'failed']);
    },
  },
  {
    title: 'reports a refused connection as a retryable failure, and nothing after it',
    async run(harness) {
      harness.refuse('unavailable');
      const { stream, events } = open(harness);
      await untilFailed(events, 'PROVIDER_UNAVAILABLE');
      stream.write(audio(20));
      await stream.close();
      assert.deepEqual(types(events), ['failed']);
    },
  },
  {
    title: 'gives up a connection that is not answered within two seconds',
    async run(harness) {
      harness.refuse('unanswered');
      const { events } = open(harness);
      harness.advance(LONGEST_SILENCE_MS);
      await untilFailed(events, 'PROVIDER_TIMEOUT');
      assert.deepEqual(types(events), ['failed']);
    },
  },
  {
    title: 'gives up a vendor that has never said anything, within two seconds of voice',
    async run(harness) {
      const { stream, events } = await opened(harness);
      harness.silence();
      passInVoice(harness, stream);
      await untilFailed(events, 'PROVIDER_TIMEOUT');
      assert.deepEqual(types(events), ['opened', 'failed']);
    },
  },
  {
    title: 'gives up a vendor that falls silent in the middle of a turn, within two seconds of voice',
    async run(harness) {
      const { stream, events } = await opened(harness);
      await harness.hearUnfinished(['my number', 'my number is']);
      await events.until((event) => event.type === 'interim' && event.text === 'my number is');
      harness.silence();
      passInVoice(harness, stream);
      await untilFailed(events, 'PROVIDER_TIMEOUT');
      assert.ok(!types(events).includes('final'));
    },
  },
  {
    title: 'does not take a turn for finished because the connection broke in it',
    async run(harness) {
      const { events } = await opened(harness);
      await harness.hearUnfinished(['my number', 'my number is']);
      await events.until((event) => event.type === 'interim' && event.text === 'my number is');
      await harness.cut();
      await events.until((event) => event.type === 'failed');
      assert.ok(!types(events).includes('final'));
    },
  },
  {
    title: 'reports nothing after it was aborted',
    async run(harness) {
      const { stream, events, abort } = await opened(harness);
      abort.abort();
      stream.write(audio(20));
      await stream.close();
      assert.deepEqual(types(events), ['opened']);
    },
  },
  {
    title: 'reports nothing more when it is aborted over the last words at its close',
    async run(harness) {
      const { stream, events } = open(harness, (event, abort) => event.type === 'final' && abort.abort());
      await events.until((event) => event.type === 'opened');
      await harness.hearUnfinished(['bye', 'bye now']);
      await events.until((event) => event.type === 'interim');
      await stream.close();
      await events.until((event) => event.type === 'final');
      assert.equal(types(events).at(-1), 'final');
    },
  },
];
