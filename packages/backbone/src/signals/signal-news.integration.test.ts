import { createTestDatabase } from '@aybiza/db/testing/test-database';
import { systemClock } from '@aybiza/foundation/clock';
import { newId } from '@aybiza/foundation/new-id';
import { fakeClock } from '@aybiza/foundation/testing/fake-clock';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { openBus } from '../bus/open-bus.ts';
import type { Bus } from '../bus/port.ts';
import { startRedisForTests } from '../testing/redis-server.ts';
import { announceSignal, listenForSignals, type SentSignalNews } from './signal-news.ts';

const PATIENT = { clock: systemClock(), answerWithinMs: 15_000 };

/** Two buses on one server, as the API's process and the voice app's have them. */
async function openTwo(redisUrl: string | undefined): Promise<{ api: Bus; voice: Bus }> {
  const database = await createTestDatabase();
  const open = () => openBus({ databaseUrl: database.appUrl, redisUrl, onError: () => {} });
  const buses = { api: open(), voice: open() };
  onTestFinished(async () => {
    await Promise.all([buses.api.close(), buses.voice.close()]);
    await database.drop();
  });
  return buses;
}

const someSignal = (): SentSignalNews => ({ callId: newId('call'), signalId: newId('signal') });

function testNews(redisUrl: string | undefined): void {
  test('the process that has the call answers what became of the signal', async () => {
    const { api, voice } = await openTwo(redisUrl);
    const [used, kept] = [someSignal(), someSignal()];
    const heard: SentSignalNews[] = [];
    await listenForSignals(voice, {
      onSent: (news) => {
        heard.push(news);
        return Promise.resolve(news.callId === used.callId ? 'used' : 'kept');
      },
      onError: () => {},
    });
    const fates = await Promise.all([used, kept].map((news) => announceSignal(api, news, PATIENT)));
    expect(fates).toEqual(['used', 'kept']);
    expect(heard).toEqual(expect.arrayContaining([used, kept]));
  });

  test('a process that has not the call, and one that has stopped listening, answer nothing', async () => {
    const { api, voice } = await openTwo(redisUrl);
    const stop = await listenForSignals(voice, { onSent: () => Promise.resolve('used'), onError: () => {} });
    expect(await announceSignal(api, someSignal(), PATIENT)).toBe('used');
    stop();
    const clock = fakeClock();
    let hear: () => void = () => {};
    const heard = new Promise<void>((resolve) => {
      hear = resolve;
    });
    const onSent = () => {
      hear();
      return undefined;
    };
    await listenForSignals(voice, { onSent, onError: () => {} });
    const unanswered = announceSignal(api, someSignal(), { clock, answerWithinMs: 2_000 });
    await heard;
    clock.advance(2_000);
    expect(await unanswered).toBeUndefined();
  });

  test('an answer that fails is told to whoever listens for that', async () => {
    const { api, voice } = await openTwo(redisUrl);
    const errors: unknown[] = [];
    const clock = fakeClock();
    await listenForSignals(voice, {
      onSent: () => Promise.reject(new Error('no database')),
      onError: (error) => {
        errors.push(error);
        clock.advance(2_000);
      },
    });
    expect(await announceSignal(api, someSignal(), { clock, answerWithinMs: 2_000 })).toBeUndefined();
    expect(errors).toMatchObject([{ message: 'no database' }]);
  });
}

describe('news of a signal on PostgreSQL', () => testNews(undefined));

const redis = await startRedisForTests();
if ('missing' in redis) {
  describe.skip(`news of a signal on Redis: ${redis.missing}`, () => testNews(undefined));
} else {
  afterAll(() => redis.stop());
  describe('news of a signal on Redis', () => testNews(redis.url));
}
