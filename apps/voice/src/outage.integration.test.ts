import { startTcpProxy, type TcpProxy } from '@aybiza/db/testing/tcp-proxy';
import { useDatabase } from '@aybiza/db/testing/use-database';
import { type Sandbox, startSandbox } from '@aybiza/sandbox/start-sandbox';
import type { TwilioCall } from '@aybiza/sandbox/twilio/twilio-call';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hears } from './testing/hears.ts';
import { readRecord } from './testing/read-record.ts';
import { type EffectLog, publishSurvivalLine, startEffectLog } from './testing/survival-line.ts';
import { startVoiceFleet, type VoiceFleet, type VoiceProcess } from './testing/voice-fleet.ts';

const world = useDatabase();
let sandbox: Sandbox;
let effects: EffectLog;
let proxy: TcpProxy;
let fleet: VoiceFleet;
let voice: VoiceProcess;

beforeAll(async () => {
  [sandbox, effects, proxy] = await Promise.all([
    startSandbox({ fast: true }),
    startEffectLog(),
    startTcpProxy(world.place.appUrl),
  ]);
  await publishSurvivalLine(world.db, effects.url);
  fleet = await startVoiceFleet({ databaseUrl: proxy.url, sandbox, allowPrivate: effects.address });
  voice = await fleet.start();
});

afterAll(async () => {
  await fleet?.close();
  await proxy?.close();
  await effects?.close();
  await sandbox?.close();
});

async function order(call: TwilioCall): Promise<void> {
  const saidMs = call.nowMs;
  await call.say('my name is Maria Lopez');
  // By ear, as the record is out of reach: the caller may be left waiting between the two sentences.
  await hears(call, 'I will note that. Thank you Maria Lopez. Coffee or a person?', saidMs);
  await call.say('coffee');
  await call.ended;
}

const recordOf = (callSid: string) => readRecord(world.db, callSid);

test.each([
  ['refuses connections', () => proxy.refuse()],
  ['does not answer', async () => proxy.stall()],
])(
  'while the database %s, calls go on, new ones are answered, and all of it is written once it is back',
  async (_how, away) => {
    const live = fleet.phone();
    await live.agentFinished({ quietMs: 300 });
    await expect.poll(() => recordOf(live.callSid)).toBeDefined();
    await away();
    // Nobody called this number in this process before the first of these tests: it was read when the process began.
    const fresh = fleet.phone();
    await fresh.agentFinished({ quietMs: 300, timeoutMs: 30_000 });
    await Promise.all([order(live), order(fresh)]);
    expect(await recordOf(fresh.callSid)).toBeUndefined();
    expect(await voice.metric('aybiza_spool_bytes')).toBeGreaterThan(0);
    expect((await fetch(`http://127.0.0.1:${voice.port}/ready`)).status).toBe(200);
    await proxy.resume();
    for (const { callSid } of [live, fresh]) {
      await expect.poll(async () => (await recordOf(callSid))?.call.status).toBe('ended');
      const record = await recordOf(callSid);
      expect(record?.call).toMatchObject({ outcome: 'coffee', variables: { name: 'Maria Lopez', ticket: 7 } });
      expect(record?.events.map(({ seq }) => seq)).toEqual(record?.events.map((_event, index) => index));
    }
    expect(await voice.metric('aybiza_spool_bytes')).toBe(0);
    expect(await voice.metric('aybiza_spool_dropped_total')).toBe(0);
  },
);
