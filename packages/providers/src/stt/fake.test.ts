import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import { runCheck } from '../testing/contract-check.ts';
import { type SttContractHarness, sttContract } from './contract.ts';
import { createFakeStt } from './fake.ts';

async function harness(): Promise<SttContractHarness> {
  const fake = createFakeStt();
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
    cut: async () => latest().fail(),
    dispose: async () => {},
  };
}

describe('the contract of speech to text, by the fake', () => {
  for (const check of sttContract) it(check.title, () => runCheck(check, harness));
});
