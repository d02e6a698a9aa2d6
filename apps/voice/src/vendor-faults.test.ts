import { ProviderError } from '@aybiza/providers/provider-error';
import { describe, expect, it } from 'vitest';
import { longestSilenceMs } from './testing/longest-silence.ts';
import { startVirtualCall, type VirtualCall } from './testing/virtual-call.ts';

/** The longest a caller may wait for a sound when something fails. */
const LIMIT_MS = 2_000;
/** What the adapters allow from a text to its first sound. */
const VOICE_DEADLINE_MS = 1_500;

const timeout = new ProviderError('nothing came', { code: 'PROVIDER_TIMEOUT', provider: 'fake' });

async function answeredAndReady(options?: Parameters<typeof startVirtualCall>[0]): Promise<VirtualCall> {
  const call = await startVirtualCall(options);
  await call.agentFinishes();
  return call;
}

/** Lets the call go on until it ends, and says how it ended. */
async function untilEnd(call: VirtualCall) {
  for (let waited = 0; call.end === null && waited < 300_000; waited += 1_000) await call.pass(1_000);
  return call.end;
}

describe('the voice', () => {
  it('refuses from the beginning: the line itself says sorry, and the call has failed', async () => {
    const call = await startVirtualCall({ prepare: ({ tts }) => tts.hold() });
    const answeredAt = call.now();
    await call.pass(100);
    call.tts.fail();
    await call.pass(100);
    call.tts.fail();
    expect(call.heardAfter(answeredAt)).toBeLessThan(LIMIT_MS);
    expect(await untilEnd(call)).toMatchObject({ outcome: 'failed', reason: 'failed' });
  });

  it('stalls from the beginning: a tone, and in the end the line’s own words', async () => {
    const call = await startVirtualCall({ prepare: ({ tts }) => tts.hold() });
    const answeredAt = call.now();
    await call.pass(VOICE_DEADLINE_MS);
    expect(call.heardAfter(answeredAt)).toBeLessThan(LIMIT_MS);
    const failedAt = call.now();
    call.tts.fail(timeout);
    await call.pass(VOICE_DEADLINE_MS);
    expect(call.heardAfter(failedAt)).toBeLessThan(LIMIT_MS);
    call.tts.fail(timeout);
    expect(await untilEnd(call)).toMatchObject({ outcome: 'failed', reason: 'failed' });
  });

  it('stalls for ever without anybody’s deadline: tone after tone, never silence', async () => {
    const call = await startVirtualCall({ prepare: ({ tts }) => tts.hold() });
    for (let tone = 0; tone < 5; tone += 1) {
      const from = call.now();
      await call.pass(LIMIT_MS);
      expect(call.heardAfter(from)).toBeLessThan(LIMIT_MS);
    }
  });

  it('breaks between two turns: the answer is said by a new connection', async () => {
    const call = await answeredAndReady();
    call.tts.hold();
    await call.say('book an appointment');
    const askedAt = call.now();
    call.tts.fail();
    call.tts.release();
    await call.pass(500);
    expect(call.heardAfter(askedAt)).toBeLessThan(LIMIT_MS);
    expect(call.tts.asked.map(({ text }) => text).slice(-2)).toEqual([
      'Which day suits you, and what time?',
      'Which day suits you, and what time?',
    ]);
    expect(call.end).toBeNull();
  });

  it('breaks once, with words that came in time: no tone is heard', async () => {
    const call = await answeredAndReady();
    await call.say('book an appointment');
    const askedAt = call.now();
    await call.pass(200);
    expect(call.heardAfter(askedAt)).toBeLessThan(150);
  });
});

describe('the recogniser', () => {
  it('refuses again and again: the caller hears so and is connected to a person', async () => {
    const call = await answeredAndReady();
    call.stt.rehearse('refuse');
    const brokenAt = call.now();
    call.stt.streams.at(-1)?.fail();
    await call.pass(LIMIT_MS);
    expect(call.heardAfter(brokenAt)).toBeLessThan(LIMIT_MS);
    expect(await untilEnd(call)).toMatchObject({ reason: 'transferred' });
  });

  it('refuses for a second while nobody speaks: nobody notices', async () => {
    const call = await answeredAndReady();
    call.stt.rehearse('refuse');
    const brokenAt = call.now();
    call.stt.streams.at(-1)?.fail();
    await call.pass(1_000);
    call.stt.rehearse();
    await call.pass(1_000);
    expect(call.heardAfter(brokenAt)).toBeUndefined();
    await call.say('book an appointment');
    expect(call.events.some((event) => event.type === 'moved' && event.port === 'option.book')).toBe(true);
  });

  it('is cut while the caller speaks: they are asked again at once, and the next words are heard', async () => {
    const call = await answeredAndReady();
    call.stt.streams.at(-1)?.hearUnfinished('I would like to');
    await call.pass(300);
    const cutAt = call.now();
    call.stt.streams.at(-1)?.fail();
    await call.pass(LIMIT_MS);
    expect(call.heardAfter(cutAt)).toBeLessThan(LIMIT_MS);
    await call.agentFinishes();
    await call.say('book an appointment');
    expect(call.events.some((event) => event.type === 'moved' && event.port === 'option.book')).toBe(true);
  });

  it('hears nothing of what is said until it is given up: the caller is asked again', async () => {
    const call = await answeredAndReady();
    await call.callerMakesSound(1_500);
    const stalledAt = call.now();
    call.stt.streams.at(-1)?.fail(timeout);
    await call.pass(500);
    expect(call.heardAfter(stalledAt)).toBeLessThan(LIMIT_MS);
    expect(call.events).toContainEqual(
      expect.objectContaining({ type: 'noted', code: 'HEARING_LOST', detail: 'while speaking' }),
    );
  });

  it('breaks while nobody speaks: nobody notices', async () => {
    const call = await answeredAndReady();
    const brokenAt = call.now();
    call.stt.streams.at(-1)?.fail();
    await call.pass(1_000);
    expect(call.heardAfter(brokenAt)).toBeUndefined();
    await call.say('book an appointment');
    await call.pass(500);
    expect(call.heardAfter(brokenAt)).toBeDefined();
  });
});

describe('the model', () => {
  it('refuses: the caller is asked again', async () => {
    const call = await answeredAndReady({ reply: () => ({ error: timeout }) });
    await call.say('my cat is ill');
    const saidAt = call.now();
    await call.pass(LIMIT_MS);
    expect(call.heardAfter(saidAt)).toBeLessThan(LIMIT_MS);
    expect(call.events.some((event) => event.type === 'agentSpoke' && event.purpose === 'again')).toBe(true);
  });

  it('stalls: a filler, and then the caller is asked again', async () => {
    const call = await answeredAndReady({ reply: () => ({ endMs: 2_500, error: timeout }) });
    await call.say('my cat is ill');
    const saidAt = call.now();
    await call.pass(LIMIT_MS);
    expect(call.heardAfter(saidAt)).toBeLessThan(LIMIT_MS);
    await call.pass(LIMIT_MS);
    expect(call.events.flatMap((event) => (event.type === 'agentSpoke' ? [event.purpose] : [])).slice(-2)).toEqual([
      'meanwhile',
      'again',
    ]);
  });

  it('check 19: drips until it is given up: the caller hears what it began, and then is asked again', async () => {
    // As the adapters give it up: a word a second is fewer than twelve characters in 1.5 s.
    const drip = {
      pieces: ['Of course, ', 'I ', 'can '],
      firstTokenMs: 1_000,
      pieceMs: 700,
      endMs: 100,
      error: timeout,
    };
    const call = await answeredAndReady({ reply: () => drip });
    await call.say('my cat is ill');
    const saidAt = call.now();
    await call.pass(6_000);
    const answeredAt = saidAt;
    const utterances = [{ from: saidAt, until: saidAt }];
    expect(longestSilenceMs(call, { since: saidAt, utterances, answeredAt })).toBeLessThan(LIMIT_MS);
    expect(call.events.some((event) => event.type === 'agentSpoke' && event.purpose === 'again')).toBe(true);
  });
});
