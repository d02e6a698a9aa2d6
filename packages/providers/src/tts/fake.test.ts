import { fakeClock } from '@aybiza/foundation/testing/fake-clock';
import { describe, expect, it } from 'vitest';
import { runCheck } from '../testing/contract-check.ts';
import { type TtsContractHarness, ttsContract } from './contract.ts';
import { createFakeTts } from './fake.ts';
import type { TtsEvent } from './port.ts';

async function harness(): Promise<TtsContractHarness> {
  const clock = fakeClock();
  const fake = createFakeTts({ clock });
  /** What is due now happens as soon as whoever asked for it has finished. */
  const soon = () => queueMicrotask(() => clock.advance(0));
  return {
    tts: {
      open(options) {
        const stream = fake.open(options);
        return {
          speak(speechId, text) {
            stream.speak(speechId, text);
            soon();
          },
          clear() {
            stream.clear();
            soon();
          },
          close: () => stream.close(),
        };
      },
    },
    hold: () => fake.rehearse('stall'),
    holdMidway: () => fake.rehearse('stallMidway'),
    release() {
      fake.rehearse();
      fake.release();
      soon();
    },
    refuse: (how) => fake.rehearse(how === 'unavailable' ? 'refuse' : 'stall'),
    asked: async (text) => expect(fake.asked.map((request) => request.text)).toContain(text),
    cut: async () => fake.fail(),
    advance: (ms) => clock.advance(ms),
    dispose: async () => {},
  };
}

describe('the contract of text to speech, by the fake', () => {
  for (const check of ttsContract) it(check.title, () => runCheck(check, harness));
});

function openFake() {
  const clock = fakeClock();
  const fake = createFakeTts({ clock, msPerCharacter: 50, latencyMs: 200 });
  const events: TtsEvent[] = [];
  const stream = fake.open({
    voice: 'any',
    encoding: 'mulaw',
    sampleRateHz: 8000,
    signal: new AbortController().signal,
    onEvent: (event) => events.push(event),
  });
  return { clock, fake, stream, events };
}

describe('the fake voice', () => {
  it('delivers silence as long as the text, when the clock has moved by the latency', () => {
    const { clock, stream, events } = openFake();
    stream.speak('a', 'Hello');
    clock.advance(199);
    expect(events).toEqual([]);
    clock.advance(1);
    expect(events).toEqual([
      { type: 'audio', speechId: 'a', chunk: new Uint8Array(250 * 8).fill(0xff) },
      { type: 'done', speechId: 'a' },
    ]);
  });

  it('breaks off after half of the sound when it is told to', () => {
    const { clock, fake, stream, events } = openFake();
    fake.rehearse('cutMidway');
    stream.speak('a', 'Hello');
    clock.advance(200);
    expect(events).toMatchObject([
      { type: 'audio', chunk: { length: 125 * 8 } },
      { type: 'failed', speechIds: ['a'], error: { code: 'PROVIDER_UNREACHABLE' } },
    ]);
  });

  it('gives up a vendor that never speaks after the deadline', () => {
    const { clock, fake, stream, events } = openFake();
    fake.rehearse('stall');
    stream.speak('a', 'Hello');
    clock.advance(200 + 1499);
    expect(events).toEqual([]);
    clock.advance(1);
    expect(events).toMatchObject([{ type: 'failed', speechIds: ['a'], error: { code: 'PROVIDER_TIMEOUT' } }]);
  });
});
