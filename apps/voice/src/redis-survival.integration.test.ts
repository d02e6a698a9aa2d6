import { startRedisForTests, startRedisServer } from '@aybiza/backbone/testing/redis-server';
import { startTcpProxy, type TcpProxy } from '@aybiza/db/testing/tcp-proxy';
import { useDatabase } from '@aybiza/db/testing/use-database';
import { PATIENCE_MS } from '@aybiza/foundation/testing/patience';
import { type Sandbox, startSandbox } from '@aybiza/sandbox/start-sandbox';
import type { TwilioCall } from '@aybiza/sandbox/twilio/twilio-call';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { bridgingSentence } from './call/decide/bridging.ts';
import { heardWhole } from './testing/heard-whole.ts';
import { hears } from './testing/hears.ts';
import { readRecord } from './testing/read-record.ts';
import { type EffectLog, publishSurvivalLine, startEffectLog } from './testing/survival-line.ts';
import { startVoiceFleet, type VoiceFleet, type VoiceProcess } from './testing/voice-fleet.ts';

// Whole processes and servers die and start here, on machines that may do a lot beside it.

const BRIDGE = bridgingSentence('en');
const ASKED = 'Thank you Maria Lopez. Coffee or a person?';
const started = await startRedisForTests();

// Several processes whose leases and news are in Redis, as on more than one machine.
describe.skipIf('missing' in started)('with Redis', () => {
  if ('missing' in started) return;
  const { url } = started;
  const world = useDatabase();
  let redis = started;
  let sandbox: Sandbox;
  let effects: EffectLog;
  let fleet: VoiceFleet;
  /** Gets the calls; another one stands by. */
  let first: VoiceProcess;
  /** Between the process that gets the calls and all that it shares with others. */
  let shared: TcpProxy[];

  beforeAll(async () => {
    [sandbox, effects] = await Promise.all([startSandbox({ fast: true }), startEffectLog()]);
    await publishSurvivalLine(world.db, effects.url);
    fleet = await startVoiceFleet({ databaseUrl: world.place.appUrl, sandbox, allowPrivate: effects.address });
  });

  beforeEach(async () => {
    shared = await Promise.all([startTcpProxy(url), startTcpProxy(world.place.appUrl)]);
    const [redisUrl = '', databaseUrl = ''] = shared.map((proxy) => proxy.url);
    first = await fleet.start({ REDIS_URL: redisUrl, DATABASE_URL: databaseUrl });
    await fleet.start({ REDIS_URL: url });
    return async () => {
      await fleet.end();
      await Promise.all(shared.map((proxy) => proxy.close()));
    };
  });

  afterAll(async () => {
    await fleet?.close();
    await effects?.close();
    await sandbox?.close();
    await redis.stop();
  });

  async function asked(call: TwilioCall): Promise<void> {
    await call.agentFinished({ quietMs: 300, timeoutMs: PATIENCE_MS });
    await call.say('my name is Maria Lopez');
    // The caller may be left waiting before it, while the request is under way.
    await expect.poll(() => isAsked(call.callSid)).toBe(true);
  }

  const recordOf = (callSid: string) => readRecord(world.db, callSid);
  const isAsked = async (callSid: string) => heardWhole((await recordOf(callSid))?.events ?? [], ASKED);

  /** The caller orders; the call ends well, all of it written, and what it asked for was done once. */
  async function endsWell(call: TwilioCall) {
    await call.say('coffee');
    await call.ended;
    await expect.poll(async () => (await recordOf(call.callSid))?.call.status).toBe('ended');
    const record = await recordOf(call.callSid);
    expect(record?.call).toMatchObject({ outcome: 'coffee', variables: { name: 'Maria Lopez', ticket: 7 } });
    expect(record?.events.map(({ seq }) => seq)).toEqual(record?.events.map((_event, index) => index));
    expect(effects.requests.filter((body) => body.includes(record?.call.id ?? '-'))).toHaveLength(1);
    return record?.events ?? [];
  }

  /** Its process is killed: another one takes it and ends it well. */
  async function goesOnElsewhere(call: TwilioCall): Promise<void> {
    const killedMs = call.nowMs;
    first.signal('SIGKILL');
    await first.gone;
    fleet.takeOut(first);
    await hears(call, `${BRIDGE} ${ASKED}`, killedMs);
    expect((await endsWell(call)).filter(({ type }) => type === 'taken')).toHaveLength(1);
  }

  test('the caller of a process that was killed goes on in another one', async () => {
    const call = fleet.phone();
    await asked(call);
    await goesOnElsewhere(call);
  });

  test('a Redis that crashed and forgot everything costs no call: its process tells it again, and may die after that', async () => {
    const call = fleet.phone();
    await asked(call);
    await redis.stop();
    redis = await startRedisServer({ port: Number(new URL(url).port) });
    // A call that began after it shows that the process reaches it again.
    const later = fleet.phone();
    await asked(later);
    expect(await first.metric('aybiza_calls_fenced_total')).toBe(0);
    expect(await first.metric('aybiza_live_calls')).toBe(2);
    await endsWell(later);
    await goesOnElsewhere(call);
  });

  test('while Redis is away nobody takes a call from a process that is well, and neither once it is back', async () => {
    const call = fleet.phone();
    await asked(call);
    await redis.stop();
    await call.pause(6_000);
    redis = await startRedisServer({ port: Number(new URL(url).port) });
    await call.pause(6_000);
    expect((await endsWell(call)).filter(({ type }) => type === 'taken')).toEqual([]);
  });

  test('a process that is cut off from everything loses its calls to others, and does nothing more for them', async () => {
    const callSid = await fleet.phoneByRest([
      { type: 'agentFinished', quietMs: 300 },
      { type: 'say', text: 'my name is Maria Lopez' },
      { type: 'agentFinished', quietMs: 500 },
      { type: 'pause', durationMs: 16_000 },
      { type: 'transcribe', phrases: [BRIDGE] },
      { type: 'say', text: 'coffee' },
      { type: 'pause', durationMs: 20_000 },
    ]);
    const types = async () => (await recordOf(callSid))?.events.map(({ type }) => type) ?? [];
    await expect.poll(() => isAsked(callSid)).toBe(true);
    for (const proxy of shared) proxy.stall();
    fleet.cut(first);
    await expect.poll(types).toContain('taken');
    for (const proxy of shared) await proxy.resume();
    await expect.poll(() => first.metric('aybiza_calls_fenced_total')).toBe(1);
    expect(await first.metric('aybiza_live_calls')).toBe(0);
    await expect.poll(async () => (await recordOf(callSid))?.call.status).toBe('ended');
    const record = await recordOf(callSid);
    expect(record?.call).toMatchObject({ outcome: 'coffee', variables: { name: 'Maria Lopez', ticket: 7 } });
    expect((await types()).filter((type) => type === 'taken')).toHaveLength(1);
    expect(effects.requests.filter((body) => body.includes(record?.call.id ?? '-'))).toHaveLength(1);
  });
});
