import { systemClock } from '@aybiza/foundation/clock';
import { fakeClock } from '@aybiza/foundation/testing/fake-clock';
import { describe, expect, it } from 'vitest';
import { runCheck } from '../testing/contract-check.ts';
import { type TtsContractHarness, ttsContract } from './contract.ts';
import { createFakeTts } from './fake.ts';
import type { TtsEvent } from './port.ts';

async function harness(): Promise<TtsContractHarness> {
  const fake = createFakeTts({ clock: systemClock() });
  return {
    tts: fake,
    hold: fake.hold,
    release: fake.release,
    asked: async (text) => expect(fake.asked.map((request) => request.text)).toContain(text),
    cut: async () => fake.fail(),
    dispose: async () => {},
  };
}

describe('the contract of text to speech, by the fake', () => {
  for (const check of ttsContract) it(check.title, () => runCheck(check, harness));
});

describe('the fake voice', () => {
  it('delivers silence as long as the text, when the clock has moved by the latency', () => {
    const clock = fakeClock();
    const events: TtsEvent[] = [];
    const stream = createFakeTts({ clock, msPerCharacter: 50, latencyMs: 200 }).open({
      voice: 'any',
      encoding: 'mulaw',
      sampleRateHz: 8000,
      signal: new AbortController().signal,
      onEvent: (event) => events.push(event),
    });
    stream.speak('a', 'Hello');
    clock.advance(199);
    expect(events).toEqual([]);
    clock.advance(1);
    expect(events).toEqual([
      { type: 'audio', speechId: 'a', chunk: new Uint8Array(250 * 8).fill(0xff) },
      { type: 'done', speechId: 'a' },
    ]);
  });
});
