import { useDatabase } from '@aybiza/db/testing/use-database';
import { startSandbox } from '@aybiza/sandbox/start-sandbox';
import type { TwilioCall } from '@aybiza/sandbox/twilio/twilio-call';
import { expect, onTestFinished, test } from 'vitest';
import { ENDLESS_NUMBER, endlessFlow } from './testing/endless-line.ts';
import { hears } from './testing/hears.ts';
import { publishLine } from './testing/publish-line.ts';
import { startVoiceFleet } from './testing/voice-fleet.ts';

const ROOM = 3;
const ASKED = 'This is the line. Tea, or enough?';
const FALLBACK = '+442079460019';
const PATIENTLY = { quietMs: 300, timeoutMs: 60_000 };

const world = useDatabase();

async function isAskedAgain(call: TwilioCall): Promise<void> {
  const sinceMs = call.nowMs;
  await call.say('tea');
  await hears(call, ASKED, sinceMs);
}

// How many that are is measured by the load of the process: bench/overload.mjs.
test('a full process tells new callers so and connects them to somebody, and those who are on notice nothing', async () => {
  const sandbox = await startSandbox({ fast: true });
  onTestFinished(() => sandbox.close());
  await publishLine(world.db, {
    number: ENDLESS_NUMBER,
    flow: endlessFlow('the line', { fallbackNumber: FALLBACK }),
    slug: 'endless',
  });
  const fleet = await startVoiceFleet({ databaseUrl: world.place.appUrl, sandbox, allowPrivate: '' });
  onTestFinished(() => fleet.close());
  const voice = await fleet.start({ MAX_CALLS: String(ROOM) });
  const phone = () => fleet.phone({ to: ENDLESS_NUMBER, dial: { [FALLBACK]: 'answer' } });
  const calls = Array.from({ length: ROOM }, phone);
  await Promise.all(calls.map((call) => call.agentFinished(PATIENTLY)));
  expect((await fetch(`http://127.0.0.1:${voice.port}/ready`)).status).toBe(503);

  const refused = Array.from({ length: ROOM }, phone);
  const askedAgain = Promise.all(calls.map(isAskedAgain));
  for (const { endedBy, status } of await Promise.all(refused.map(({ ended }) => ended)))
    expect({ endedBy, status }).toEqual({ endedBy: 'twiml', status: 'completed' });
  for (const { events, heard: sound } of refused) {
    expect(events.some(({ type }) => type === 'streamStarted')).toBe(false);
    expect(events).toContainEqual(expect.objectContaining({ type: 'verb', verb: 'say' }));
    expect(events).toContainEqual(expect.objectContaining({ type: 'dialled', number: FALLBACK, outcome: 'completed' }));
    expect(sound.length).toBeGreaterThan(0);
  }
  await askedAgain;

  calls[0]?.hangUp();
  await expect.poll(() => voice.metric('aybiza_live_calls')).toBe(ROOM - 1);
  await hears(phone(), ASKED, 0);
});
