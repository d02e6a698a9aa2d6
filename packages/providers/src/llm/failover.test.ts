import { type FakeClock, fakeClock } from '@aybiza/foundation/testing/fake-clock';
import { describe, expect, it } from 'vitest';
import { CircuitBreaker } from '../circuit-breaker.ts';
import { fakeError } from '../fake-fault.ts';
import { runCheck } from '../testing/contract-check.ts';
import { type LlmContractHarness, llmContract } from './contract.ts';
import { createLlmFailover } from './failover.ts';
import { createFakeLlm, type FakeLlmReply } from './fake.ts';
import type { LlmRequest } from './port.ts';
import { scripted } from './testing/scripted.ts';

const REQUEST: LlmRequest = { system: '', messages: [], maxTokens: 10 };
const TOOL = { id: 't', name: 'book', input: {} };

interface Replies {
  first: FakeLlmReply;
  second: FakeLlmReply;
}

function pair(replies: Replies, startMs?: number) {
  const clock = fakeClock();
  const vendor = (name: keyof Replies) => ({
    llm: createFakeLlm({ clock, reply: () => replies[name] }),
    breaker: new CircuitBreaker({ clock, name, failures: 2, pauseMs: 10_000 }),
  });
  const first = vendor('first');
  const second = vendor('second');
  const model = createLlmFailover({ clock, first, second, ...(startMs === undefined ? {} : { startMs }) });
  return { clock, first, second, model };
}

/** What was due at once has happened, on both sides of every promise. */
async function pass(clock: FakeClock, ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += 50) {
    clock.advance(Math.min(50, ms - passed));
    await settled(clock);
  }
  await settled(clock);
}

async function settled(clock: FakeClock): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) {
    await Promise.resolve();
    clock.advance(0);
  }
}

function ask(replies: Replies) {
  const both = pair(replies);
  const pieces: string[] = [];
  const standIns: string[] = [];
  const abort = new AbortController();
  const answer = both.model.converse(REQUEST, {
    signal: abort.signal,
    onText: (text) => pieces.push(text),
    onStandIn: (vendor) => standIns.push(vendor),
  });
  answer.catch(() => {});
  return { ...both, pieces, standIns, abort, answer, pass: (ms: number) => pass(both.clock, ms) };
}

async function harness(): Promise<LlmContractHarness> {
  const replies: Replies = { first: {}, second: {} };
  // An adapter alone may wait no longer either.
  const { clock, model } = pair(replies, 2500);
  return {
    model: {
      converse(request, options) {
        const answer = model.converse(request, options);
        // The scripts' own times, all but the deadlines, pass at once.
        void settled(clock);
        return answer;
      },
    },
    behave(behaviour) {
      replies.first = scripted(behaviour);
      replies.second = scripted(behaviour);
    },
    withdrawn: async () => {},
    advance: (ms) => pass(clock, ms),
    dispose: async () => {},
  };
}

describe('the contract of a language model, by two models as one', () => {
  for (const check of llmContract) it(check.title, () => runCheck(check, harness));
});

describe('a model that keeps silent', () => {
  it('is not waited for alone: after 1.5 s the second is asked, and speaks', async () => {
    const { pass, pieces, answer, first, second } = ask({
      first: { fault: 'stall' },
      second: { pieces: ['Here, ', 'you are.'], firstTokenMs: 400, pieceMs: 100 },
    });
    await pass(1499);
    expect(second.llm.requests.length).toBe(0);
    await pass(1);
    expect(second.llm.requests.length).toBe(1);
    await pass(500);
    expect(pieces).toEqual(['Here, ', 'you are.']);
    expect(await answer).toMatchObject({ text: 'Here, you are.', firstTokenMs: 1900, totalMs: 2000 });
    expect(first.llm.withdrawn).toBe(1);
  });

  it('may still be the first to speak: then the second is withdrawn', async () => {
    const { pass, pieces, answer, second } = ask({
      first: { pieces: ['Late, ', 'but here.'], firstTokenMs: 1700, pieceMs: 300 },
      second: { pieces: ['Me too.'], firstTokenMs: 400 },
    });
    await pass(2000);
    expect(pieces).toEqual(['Late, ', 'but here.']);
    expect(second.llm.withdrawn).toBe(1);
    expect((await answer).text).toBe('Late, but here.');
  });

  it('as does the other: there is no answer after 3.5 s', async () => {
    const { pass, answer, first, second } = ask({ first: { fault: 'stall' }, second: { fault: 'stall' } });
    await pass(3500);
    await expect(answer).rejects.toMatchObject({ code: 'PROVIDER_TIMEOUT' });
    expect([first.llm.requests.length, second.llm.requests.length]).toEqual([1, 1]);
  });

  it('counts as failed once the other has spoken, and is not asked any more when that happens again', async () => {
    const replies: Replies = { first: { pieces: ['Slow.'], firstTokenMs: 9000 }, second: { pieces: ['Quick.'] } };
    const { clock, model, first, second } = pair(replies);
    for (let question = 0; question < 3; question += 1) {
      const answer = model.converse(REQUEST, { signal: new AbortController().signal, onText: () => {} });
      await pass(clock, 1500);
      expect((await answer).text).toBe('Quick.');
    }
    expect([first.llm.requests.length, second.llm.requests.length]).toEqual([2, 3]);
  });
});

describe('check 19: a model that drips', () => {
  const DRIPS: FakeLlmReply = { pieces: ['I ', 'can ', 'help ', 'you ', 'now.'], firstTokenMs: 1_000, pieceMs: 1_000 };

  it('has begun nothing that anybody heard: after 1.5 s the second is asked, and it alone is heard', async () => {
    const { pass, pieces, answer, first } = ask({
      first: DRIPS,
      second: { pieces: ['Yes, I can.'], firstTokenMs: 300 },
    });
    await pass(1_900);
    expect(pieces).toEqual(['Yes, I can.']);
    expect((await answer).text).toBe('Yes, I can.');
    expect(first.llm.withdrawn).toBe(1);
  });

  it('as does the other: the caller waits for neither', async () => {
    const { pass, pieces, answer } = ask({ first: DRIPS, second: { ...DRIPS, pieceMs: 3_000 } });
    await pass(3_500);
    await expect(answer).rejects.toMatchObject({ code: 'PROVIDER_TIMEOUT' });
    expect(pieces).toEqual([]);
  });

  it('and one that says little, but all of it, is heard', async () => {
    const { pass, pieces, answer } = ask({ first: { pieces: ['Ye', 's'] }, second: {} });
    await pass(100);
    expect([pieces, (await answer).text]).toEqual([['Yes'], 'Yes']);
  });
});

describe('check 3: a hundred calls ask at once, and every third question but a few is refused as one too many (429)', () => {
  it('each is answered within two seconds, by 1.3 requests at most', async () => {
    const clock = fakeClock();
    const vendor = (name: string, isRefused: (index: number) => boolean) => ({
      llm: createFakeLlm({
        clock,
        reply: (_request, index) =>
          isRefused(index)
            ? { error: fakeError('PROVIDER_THROTTLED', '429'), endMs: 50 }
            : { pieces: ['Here you are.'], firstTokenMs: 400 },
      }),
      breaker: new CircuitBreaker({ clock, name }),
    });
    const first = vendor('first', (index) => index % 10 < 3);
    const second = vendor('second', () => false);
    const model = createLlmFailover({ clock, first, second });
    const ask = () => model.converse(REQUEST, { signal: new AbortController().signal, onText: () => undefined });
    const asked = Array.from({ length: 100 }, ask);
    await pass(clock, 1_000);
    const replies = await Promise.all(asked);
    expect(Math.max(...replies.map(({ totalMs }) => totalMs))).toBeLessThan(2_000);
    expect((first.llm.requests.length + second.llm.requests.length) / 100).toBeLessThanOrEqual(1.3);
    // Whoever asks next does not try the one that refuses again and again.
    const next = Array.from({ length: 100 }, ask);
    await pass(clock, 1_000);
    await Promise.all(next);
    expect((first.llm.requests.length + second.llm.requests.length) / 200).toBeLessThanOrEqual(1.3);
  });
});

describe('a model that fails', () => {
  it('before its first word: the second is asked at once', async () => {
    const { pass, pieces, answer } = ask({ first: { fault: 'refuse' }, second: { pieces: ['Yes.'] } });
    await pass(0);
    expect(pieces).toEqual(['Yes.']);
    expect((await answer).text).toBe('Yes.');
  });

  it('in the middle of a sentence: nobody contradicts it, the reply has failed', async () => {
    const { pass, pieces, answer, second } = ask({
      first: { pieces: ['You may, '], fault: 'cut' },
      second: { pieces: ['You may not.'] },
    });
    await pass(5000);
    await expect(answer).rejects.toMatchObject({ code: 'PROVIDER_UNREACHABLE' });
    expect(pieces).toEqual(['You may, ']);
    expect(second.llm.requests.length).toBe(0);
  });

  it('in the middle of a sentence, when both were asked: the other was dismissed before', async () => {
    const { pass, pieces, answer } = ask({
      first: { pieces: ['You may, '], firstTokenMs: 1600, endMs: 100, fault: 'cut' },
      second: { pieces: ['You may not.'], firstTokenMs: 300 },
    });
    await pass(5000);
    await expect(answer).rejects.toMatchObject({ code: 'PROVIDER_UNREACHABLE' });
    expect(pieces).toEqual(['You may, ']);
  });

  it('while the second is asked already: that one answers', async () => {
    const { pass, pieces, second } = ask({
      first: { endMs: 1600, error: fakeError('PROVIDER_UNAVAILABLE', 'late') },
      second: { pieces: ['Yes.'], firstTokenMs: 500 },
    });
    await pass(2000);
    expect(pieces).toEqual(['Yes.']);
    expect(second.llm.requests.length).toBe(1);
  });

  it('as does the other: that is the end, with its reason', async () => {
    const { pass, answer } = ask({
      first: { fault: 'refuse' },
      second: { error: fakeError('PROVIDER_QUOTA_EXCEEDED', 'no more') },
    });
    await pass(0);
    await expect(answer).rejects.toMatchObject({ code: 'PROVIDER_QUOTA_EXCEEDED' });
  });

  it('over a question that nobody could answer: it is not blamed', async () => {
    const error = fakeError('PROVIDER_INVALID_REQUEST', 'no');
    const { pass, first } = ask({ first: { error }, second: { error } });
    first.breaker.attempt()?.failed();
    await pass(0);
    expect(first.breaker.report().state).toBe('closed');
  });

  it('and nobody hears its words as they come: it may be asked anew', async () => {
    const { clock, model } = pair({ first: { pieces: ['Ha'], fault: 'cut' }, second: { pieces: ['Whole.'] } });
    const answer = model.converse(REQUEST, { signal: new AbortController().signal });
    await pass(clock, 0);
    expect((await answer).text).toBe('Whole.');
  });
});

describe('tools', () => {
  it('are those of one reply, whoever else wanted to use some', async () => {
    const { pass, answer, second } = ask({
      first: { toolUses: [TOOL], endMs: 1600 },
      second: { toolUses: [{ ...TOOL, id: 'other' }], endMs: 300 },
    });
    await pass(2000);
    expect((await answer).toolUses).toEqual([TOOL]);
    expect(second.llm.withdrawn).toBe(1);
  });
});

describe('a question that is withdrawn', () => {
  it('is withdrawn from both', async () => {
    const { pass, abort, answer, first, second } = ask({ first: { fault: 'stall' }, second: { fault: 'stall' } });
    await pass(1600);
    abort.abort();
    await expect(answer).rejects.toMatchObject({ code: 'PROVIDER_ABORTED' });
    await pass(0);
    expect([first.llm.withdrawn, second.llm.withdrawn]).toEqual([1, 1]);
  });
});

describe('who stands in', () => {
  it('is told by its name when its words are the ones that count, and only then', async () => {
    const failing = ask({ first: { fault: 'refuse' }, second: { pieces: ['Yes.'] } });
    await failing.pass(100);
    expect([(await failing.answer).text, failing.standIns]).toEqual(['Yes.', ['second']]);
    // Asked as well, but the first spoke first.
    const slow = ask({
      first: { pieces: ['Yes.'], firstTokenMs: 1_600 },
      second: { pieces: ['No.'], firstTokenMs: 500 },
    });
    await slow.pass(3_000);
    expect([(await slow.answer).text, slow.standIns]).toEqual(['Yes.', []]);
  });
});
