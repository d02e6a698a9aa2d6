import assert from 'node:assert/strict';
import { fakeClock } from '@aybiza/foundation/testing/fake-clock';
import { describe, it } from 'vitest';
import { runCheck } from '../testing/contract-check.ts';
import { type SttContractHarness, sttContract } from './contract.ts';
import { createFakeStt } from './fake.ts';

async function harness(): Promise<SttContractHarness> {
  const clock = fakeClock();
  const fake = createFakeStt({ clock });
  const latest = () => {
    const stream = fake.streams.at(-1);
    if (stream === undefined) throw new Error('nobody has opened a stream');
    return stream;
  };
  return {
    stt: fake,
    hearTurn: async (texts) => latest().hearTurn(...texts),
    hearUnfinished: async (texts) => latest().hearUnfinished(...texts),
    receivedAudio: async (bytes) => {
      // Opened a microtask after `open`.
      await Promise.resolve();
      assert.ok(latest().receivedBytes >= bytes);
    },
    refuse: (how) => fake.rehearse(how === 'unavailable' ? 'refuse' : 'stall'),
    silence: () => latest().stall(),
    cut: async () => latest().fail(),
    advance: (ms) => clock.advance(ms),
    dispose: async () => {},
  };
}

describe('the contract of speech to text, by the fake', () => {
  for (const check of sttContract) it(check.title, () => runCheck(check, harness));
});
