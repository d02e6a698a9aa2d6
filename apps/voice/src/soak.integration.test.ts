import { useDatabase } from '@aybiza/db/testing/use-database';
import { startSandbox } from '@aybiza/sandbox/start-sandbox';
import { expect, onTestFinished, test } from 'vitest';
import { ENDLESS_NUMBER, endlessFlow } from './testing/endless-line.ts';
import { publishLine } from './testing/publish-line.ts';
import { startVoiceFleet, type VoiceFleet, type VoiceProcess } from './testing/voice-fleet.ts';

/** A call under way holds four times as much. */
const MOST_OF_A_CALL = 100 * 1024;
const CALLS = 30;
const AT_ONCE = 10;

const world = useDatabase();

/** Every other caller interrupts the agent, every third hangs up while it speaks. */
async function callOnce(fleet: VoiceFleet, index: number): Promise<void> {
  const call = fleet.phone({ from: `+4477009${String(index).padStart(5, '0')}`, to: ENDLESS_NUMBER });
  const patiently = { timeoutMs: 60_000 };
  if (index % 2 === 0) await call.agentSpokenFor(200, patiently);
  else await call.agentFinished({ quietMs: 200, ...patiently });
  await call.say('tea');
  if (index % 3 === 0) await call.agentSpokenFor(100, patiently);
  else await call.agentFinished({ quietMs: 200, ...patiently });
  call.hangUp();
  await call.ended;
}

async function callMany(fleet: VoiceFleet, count: number): Promise<void> {
  let index = 0;
  const place = async () => {
    while (index < count) await callOnce(fleet, index++);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, place));
}

const over = (voice: VoiceProcess) => expect.poll(() => voice.metric('aybiza_live_calls')).toBe(0);

// The same for hours: bench/soak.mjs.
test('a process keeps nothing of calls that are over', async () => {
  const sandbox = await startSandbox({ fast: true });
  onTestFinished(() => sandbox.close());
  await publishLine(world.db, { number: ENDLESS_NUMBER, flow: endlessFlow('the line'), slug: 'endless' });
  const place = { databaseUrl: world.place.appUrl, sandbox, allowPrivate: '' };
  const fleet = await startVoiceFleet({ ...place, isInspected: true });
  onTestFinished(() => fleet.close());
  const voice = await fleet.start();
  await callMany(fleet, CALLS);
  await over(voice);
  const held = async () => {
    const { heapBytes, outsideBytes } = await voice.holdings();
    return heapBytes + outsideBytes;
  };
  const before = await held();
  await callMany(fleet, CALLS);
  await over(voice);
  const growth = async () => (await held()) - before;
  await expect.poll(growth, { interval: 1_000 }).toBeLessThan(CALLS * MOST_OF_A_CALL);
});
