import { fakeClock } from '@aybiza/foundation/testing/fake-clock';
import { describe, expect, it } from 'vitest';
import { runCheck } from '../testing/contract-check.ts';
import { type LlmContractHarness, llmContract } from './contract.ts';
import { createFakeLlm, type FakeLlmReply } from './fake.ts';
import { scripted } from './testing/scripted.ts';

async function harness(): Promise<LlmContractHarness> {
  const clock = fakeClock();
  let reply: FakeLlmReply = {};
  const fake = createFakeLlm({ clock, reply: () => reply });
  return {
    model: {
      converse: (request, options) => {
        const answer = fake.converse(request, options);
        // The script's own times, all but the deadline, pass at once.
        clock.advance(0);
        return answer;
      },
    },
    behave: (behaviour) => {
      reply = scripted(behaviour);
    },
    withdrawn: async () => {},
    advance: async (ms) => clock.advance(ms),
    dispose: async () => {},
  };
}

describe('the contract of a language model, by the fake', () => {
  for (const check of llmContract) it(check.title, () => runCheck(check, harness));
});

describe('the fake model', () => {
  it('answers at the scripted times and counts withdrawn questions', async () => {
    const clock = fakeClock();
    const fake = createFakeLlm({
      clock,
      reply: () => ({ pieces: ['One ', 'two'], firstTokenMs: 300, pieceMs: 50, endMs: 20 }),
    });
    const request = { system: '', messages: [], maxTokens: 10 };
    const pieces: string[] = [];
    const answer = fake.converse(request, {
      signal: new AbortController().signal,
      onText: (text) => pieces.push(text),
    });
    clock.advance(300);
    expect(pieces).toEqual(['One ']);
    clock.advance(70);
    expect(await answer).toMatchObject({ text: 'One two', firstTokenMs: 300, totalMs: 370 });
    const abort = new AbortController();
    const withdrawn = fake.converse(request, { signal: abort.signal });
    abort.abort();
    await expect(withdrawn).rejects.toMatchObject({ code: 'PROVIDER_ABORTED' });
    expect(fake.withdrawn).toBe(1);
  });
});
