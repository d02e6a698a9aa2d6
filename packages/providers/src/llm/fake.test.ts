import { fakeClock } from '@aybiza/foundation/testing/fake-clock';
import { describe, expect, it } from 'vitest';
import { fakeError } from '../fake-fault.ts';
import type { ProviderError, ProviderErrorCode } from '../provider-error.ts';
import { runCheck } from '../testing/contract-check.ts';
import { type LlmBehaviour, type LlmContractHarness, llmContract } from './contract.ts';
import { createFakeLlm, type FakeLlmReply } from './fake.ts';

function error(code: ProviderErrorCode): ProviderError {
  return fakeError(code, 'as scripted');
}

/** What a test writes into its script to get each behaviour. */
function scripted(behaviour: LlmBehaviour): FakeLlmReply {
  switch (behaviour.type) {
    case 'text':
      return { pieces: behaviour.pieces };
    case 'tools': {
      const isBroken = behaviour.toolUses.some(({ json }) => json.endsWith(': '));
      if (isBroken) return { error: error('PROVIDER_INVALID_TOOL_INPUT') };
      const toolUses = behaviour.toolUses.map(({ json, ...rest }) => ({ ...rest, input: JSON.parse(json || '{}') }));
      return { pieces: [behaviour.text], toolUses };
    }
    case 'cutTool':
      return { pieces: ['So'], stopReason: 'maxTokens' };
    case 'brokenOff':
      return { pieces: behaviour.pieces, error: error('PROVIDER_INCOMPLETE_REPLY') };
    case 'stalls':
      return { pieces: behaviour.pieces, fault: 'stall' };
    case 'refuses':
      return { fault: 'refuse' };
    case 'cuts':
      return { pieces: behaviour.pieces, fault: 'cut' };
    case 'throttles':
      return { error: error('PROVIDER_THROTTLED') };
  }
}

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
