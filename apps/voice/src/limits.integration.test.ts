import { createDb, type DbDeadlines } from '@aybiza/db/client';
import { seedWorkspace } from '@aybiza/db/testing/seed';
import { startTcpProxy, type TcpProxy } from '@aybiza/db/testing/tcp-proxy';
import { PATIENT, useDatabase } from '@aybiza/db/testing/use-database';
import { setUsageLimits } from '@aybiza/db/usage/usage-settings';
import { systemClock } from '@aybiza/foundation/clock';
import type { CallId, WorkspaceId } from '@aybiza/foundation/ids';
import { silentLogger } from '@aybiza/foundation/logger';
import { newId } from '@aybiza/foundation/new-id';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { createLimits } from './records/limits.ts';
import { practiceStatechart } from './testing/practice-statechart.ts';
import { NUMBER, startTestVoice } from './testing/start-test-voice.ts';

const SENTENCE = 'We have taken all the calls of today. Please call tomorrow.';
const NO_LIMITS = { callsAtOnce: null, callsPerDay: null, minutesPerMonth: null, costPerMonthMicros: null };
/** So that whoever waits for a database that is away gives up. */
const AS_USUAL = {};
const world = useDatabase();
let proxy: TcpProxy;
let limited: WorkspaceId;
let free: WorkspaceId;

beforeAll(async () => {
  proxy = await startTcpProxy(world.place.appUrl);
  limited = await seedWorkspace(world.db, 'limited');
  free = await seedWorkspace(world.db, 'free');
  await world.db.forWorkspace(limited, (tx) =>
    setUsageLimits(tx, { ...NO_LIMITS, callsPerDay: 3, sentence: SENTENCE }),
  );
});
afterAll(() => proxy.close());

/** A voice process of its own, as far as limits go. Where the database is there, no busy machine makes it seem away. */
function startProcess(deadlines: Partial<DbDeadlines> = PATIENT) {
  const db = createDb({ url: proxy.url, deadlines });
  onTestFinished(() => db.close());
  const limits = createLimits({ db, clock: systemClock(), logger: silentLogger() });
  return {
    remember: limits.remember,
    call: (workspaceId: WorkspaceId, callId: CallId = newId('call')) => limits.admit({ workspaceId, callId }),
  };
}

describe('several processes', () => {
  test('share one limit, and whoever is turned away hears the workspace’s sentence', async () => {
    const processes = [startProcess(), startProcess()];
    const answers = await Promise.all(processes.flatMap(({ call }) => [call(limited), call(limited), call(limited)]));
    expect(answers.filter((answer) => answer === undefined)).toHaveLength(3);
    expect(answers.filter((answer) => answer !== undefined)).toEqual(
      Array(3).fill({ limit: 'callsPerDay', sentence: SENTENCE }),
    );
  });

  test('let a call in again that another has let in', async () => {
    const workspaceId = await seedWorkspace(world.db, 'again');
    await world.db.forWorkspace(workspaceId, (tx) =>
      setUsageLimits(tx, { ...NO_LIMITS, callsAtOnce: 1, sentence: '' }),
    );
    const callId = newId('call');
    expect(await startProcess().call(workspaceId, callId)).toBeUndefined();
    expect(await startProcess().call(workspaceId, callId)).toBeUndefined();
    expect(await startProcess().call(workspaceId)).toEqual({ limit: 'callsAtOnce', sentence: '' });
  });
});

describe('a process that cannot reach the database', () => {
  test.each([
    ['refuses connections', () => proxy.refuse()],
    ['does not answer', async () => proxy.stall()],
  ])('because it %s passes no limit, and answers where there is none', async (_how, away) => {
    const { call, remember } = startProcess(AS_USUAL);
    await Promise.all([remember(limited), remember(free)]);
    await away();
    onTestFinished(() => proxy.resume());
    expect(await call(limited)).toEqual({ limit: 'unknown', sentence: SENTENCE });
    expect(await call(free)).toBeUndefined();
  });

  test('and never could takes no call of which it knows nothing', async () => {
    const { call } = startProcess(AS_USUAL);
    await proxy.refuse();
    onTestFinished(() => proxy.resume());
    expect(await call(free)).toEqual({ limit: 'unknown', sentence: '' });
  });
});

describe('a caller who is turned away', () => {
  const statechart = practiceStatechart();
  const fallbackNumber = '+442079460111';

  test('hears why and is put through to the fallback number of the flow', async () => {
    const voice = await startTestVoice({
      statechart: { ...statechart, settings: { ...statechart.settings, fallbackNumber } },
      turnedAway: { limit: 'callsPerDay', sentence: SENTENCE },
    });
    onTestFinished(() => voice.close());
    const call = voice.phone({ dial: { [fallbackNumber]: 'answer' } });
    await call.ended;
    const { events, end } = await voice.records.endOf(call.callSid);
    expect(events.filter(({ type }) => type === 'agentSpoke')).toMatchObject([{ text: SENTENCE }]);
    expect(events).toContainEqual(expect.objectContaining({ type: 'transferStarted', to: fallbackNumber }));
    expect(events.some(({ type }) => type === 'moved')).toBe(false);
    expect(end).toMatchObject({ outcome: 'turned away', reason: 'transferred' });
  });

  test('hears the line’s own words and its goodbye where nobody can be rung', async () => {
    const { fallbackNumber: _nobody, ...settings } = statechart.settings;
    const voice = await startTestVoice({
      statechart: { ...statechart, settings: { ...settings, fallbackNumber: NUMBER } },
      turnedAway: { limit: 'unknown', sentence: '' },
    });
    onTestFinished(() => voice.close());
    const call = voice.phone();
    await call.ended;
    const { events, end } = await voice.records.endOf(call.callSid);
    expect(events.find(({ type }) => type === 'agentSpoke')).toMatchObject({
      text: expect.stringContaining('Please try again later. Goodbye.'),
    });
    expect(end).toMatchObject({ outcome: 'turned away', reason: 'finished' });
  });
});
