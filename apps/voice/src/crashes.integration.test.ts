import { useDatabase } from '@aybiza/db/testing/use-database';
import { startSandbox } from '@aybiza/sandbox/start-sandbox';
import type { TwilioCall } from '@aybiza/sandbox/twilio/twilio-call';
import { expect, onTestFinished, test } from 'vitest';
import { bridgingSentence } from './call/decide/bridging.ts';
import { breakingAt } from './testing/breaking-statechart.ts';
import { ENDLESS_NUMBER, endlessFlow } from './testing/endless-line.ts';
import { hears } from './testing/hears.ts';
import { publishLine } from './testing/publish-line.ts';
import { readRecord } from './testing/read-record.ts';
import { startVoiceFleet } from './testing/voice-fleet.ts';

const FALLBACK = '+442079460019';
const QUESTION = 'This is the line. Tea, or enough?';
const PATIENTLY = { quietMs: 500, timeoutMs: 60_000 };

const world = useDatabase();

async function isAnswered(call: TwilioCall, words: string, answer: string): Promise<void> {
  const sinceMs = call.nowMs;
  await call.say(words);
  await hears(call, answer, sinceMs);
}

test('a caller at a step that throws is asked again twice and then put through, and nobody else on the process notices', async () => {
  const sandbox = await startSandbox({ fast: true });
  onTestFinished(() => sandbox.close());
  await publishLine(world.db, {
    number: ENDLESS_NUMBER,
    flow: endlessFlow('the line'),
    slug: 'breaking',
    change: (statechart) => breakingAt(statechart, { node: 'bye', catches: false, fallbackNumber: FALLBACK }),
  });
  const fleet = await startVoiceFleet({ databaseUrl: world.place.appUrl, sandbox, allowPrivate: '' });
  onTestFinished(() => fleet.close());
  const voice = await fleet.start();
  const phone = () => fleet.phone({ to: ENDLESS_NUMBER, dial: { [FALLBACK]: 'answer' } });
  const [breaking, other] = [phone(), phone()];
  await Promise.all([breaking, other].map((call) => call.agentFinished(PATIENTLY)));

  for (let time = 1; time <= 2; time += 1) {
    await Promise.all([
      isAnswered(breaking, 'enough', `${bridgingSentence('en')} ${QUESTION}`),
      isAnswered(other, 'tea', QUESTION),
    ]);
  }
  await breaking.say('enough');
  expect((await breaking.ended).status).toBe('completed');
  expect(breaking.events).toContainEqual(
    expect.objectContaining({ type: 'dialled', number: FALLBACK, outcome: 'completed' }),
  );
  await isAnswered(other, 'tea', QUESTION);
  expect(await voice.metric('aybiza_live_calls')).toBe(1);

  const recordOf = async () => (await readRecord(world.db, breaking.callSid)) ?? null;
  await expect.poll(async () => (await recordOf())?.call.status).toBe('failed');
  const noted = (await recordOf())?.events.flatMap((event) => (event.type === 'noted' ? [event.code] : []));
  expect(noted).toEqual(['CRASHED', 'CRASHED', 'CRASHED', 'CRASHED_TOO_OFTEN']);
});
