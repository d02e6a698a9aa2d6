// What the benchmarks of whole voice processes stand on: a real database, the sandbox's fast vendors, one published line, and callers.
import { register } from 'tsx/esm/api';

register();
const { copyDatabase, startTestServer } = await import('../../packages/db/src/testing/test-server.ts');
const { createDb } = await import('../../packages/db/src/client.ts');
const { startSandbox } = await import('@aybiza/sandbox/start-sandbox');
const survivalLine = await import('../../apps/voice/src/testing/survival-line.ts');
const { startVoiceFleet } = await import('../../apps/voice/src/testing/voice-fleet.ts');
const { publishSurvivalLine, startEffectLog, SURVIVAL_DESK } = survivalLine;

const FIRST = ['Anna', 'Bella', 'Clara', 'Dora', 'Emma', 'Flora', 'Maria', 'Laura', 'Peter', 'Robert'];
const LAST = ['Lopez', 'Miller', 'Baker', 'Carter', 'Fisher', 'Cooper', 'Turner', 'Parker', 'Walker', 'Mason'];

/**
 * Starts everything but the voice processes (`fleet.start`).
 * @param {{ program?: readonly string[], isInspected?: boolean, fast?: boolean }} [options] as a fleet's; `fast`: text inside the sound
 */
export async function startVoiceWorld({ fast = true, ...options } = {}) {
  const server = await startTestServer();
  const place = await copyDatabase(server);
  const db = createDb({ url: place.appUrl });
  const sandbox = await startSandbox({ fast });
  const effects = await startEffectLog();
  const line = await publishSurvivalLine(db, effects.url);
  const fleet = await startVoiceFleet({
    databaseUrl: place.appUrl,
    sandbox,
    allowPrivate: effects.address,
    ...options,
  });
  const close = async () => {
    await fleet.close();
    await Promise.all([effects.close(), sandbox.close(), db.close()]);
    await server.stop();
  };
  return { databaseUrl: place.appUrl, db, sandbox, effects, line, fleet, close };
}

/** @param {number} index */
export function nameOf(index) {
  return `${FIRST[index % 10]} ${LAST[Math.floor(index / 10) % 10]}`;
}

/** A caller of the line, whose desk is busy. */
export function phone({ fleet }, index, options = {}) {
  const from = `+4477009${String(index % 100_000).padStart(5, '0')}`;
  return fleet.phone({ from, dial: { [SURVIVAL_DESK]: 'busy' }, ringMs: 1_000, ...options });
}

/** Answers whatever is asked, until the call is over. Every fourth caller wants a person first, who is busy. */
export async function live(call, index) {
  let since = 0;
  let wantsPerson = index % 4 === 0;
  while (!call.isOver) {
    await call.agentFinished({ quietMs: 500, timeoutMs: 30_000 });
    const asked = (await call.transcribeHeard(['name'], since)).replace(/\s+/g, ' ').trim();
    since = call.nowMs;
    if (/your name\?$/.test(asked)) await call.say(`my name is ${nameOf(index)}`);
    else if (/person\?$/.test(asked)) {
      await call.say(wantsPerson ? 'a person' : 'coffee');
      wantsPerson = false;
    } else await call.pause(200);
  }
}
