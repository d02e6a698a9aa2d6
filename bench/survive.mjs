// Phone calls whose process is killed while they are on, round after round: what do their callers hear of it, is anything of a call
// lost, and is anything done twice? Two voice processes behind one address, a real database, the sandbox's fast stubs for vendors.
// `freeze` stops the process instead (SIGSTOP), `cut` has its network vanish: then others must notice that by themselves.
// Usage: npm run build && node bench/survive.mjs [calls=50] [rounds=20] [kill|freeze|cut]
import { VOICE_FLAGS } from '../scripts/start/voice-flags.mjs';
import { readCount } from './lib/arguments.mjs';
import { describeMachine } from './lib/machine.mjs';
import { firstEndAfter, silenceAfter } from './lib/silences.mjs';
import { percentile, printRows, round } from './lib/stats.mjs';
import { live, nameOf, phone, startVoiceWorld } from './lib/voice-world.mjs';

const { startTcpProxy } = await import('../packages/db/src/testing/tcp-proxy.ts');
const { readRecord } = await import('../apps/voice/src/testing/read-record.ts');

const CALLS = readCount(0, { name: 'calls', usual: 50 });
const ROUNDS = readCount(1, { name: 'rounds', usual: 20 });
const WAY = process.argv[4] ?? 'kill';
const GOALS = {
  kill: { p50: 2_000, p99: 5_000 },
  freeze: { p50: 10_000, p99: 10_000 },
  cut: { p50: 10_000, p99: 10_000 },
}[WAY];
if (GOALS === undefined) {
  console.error(`A process is killed by "kill", "freeze" or "cut", not by "${WAY}".`);
  process.exit(2);
}
/** Callers come one after the other, so that the kill meets them in every phase of a call. */
const SPREAD_MS = 8_000;
const KILL_AFTER_MS = 10_000;
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** A process, and what is between it and the database. */
async function startVictim({ fleet, databaseUrl }) {
  const network = await startTcpProxy(databaseUrl);
  networks.add(network);
  return Object.assign(await fleet.start({ DATABASE_URL: network.url }), { network });
}

async function breakDown(fleet, victim) {
  if (WAY === 'cut') {
    victim.network.stall();
    return fleet.cut(victim);
  }
  victim.signal(WAY === 'kill' ? 'SIGKILL' : 'SIGSTOP');
  if (WAY === 'kill') await victim.gone;
  fleet.takeOut(victim);
}

/** What was frozen or cut off comes back, and has to see that its calls are not its own any more. */
async function wakeUp(victim) {
  if (WAY === 'kill') return 0;
  victim.signal('SIGCONT');
  await victim.network.resume();
  for (let tries = 0; tries < 100 && (await victim.metric('aybiza_live_calls')) > 0; tries += 1) await pause(100);
  const left = await victim.metric('aybiza_live_calls');
  victim.signal('SIGKILL');
  return left;
}

async function rehearse(world, standby) {
  const { fleet, effects } = world;
  const before = effects.requests.length;
  const calls = [];
  const lives = [];
  const startedAt = performance.now();
  for (let index = 0; index < CALLS; index += 1) {
    const call = phone(world, index);
    calls.push(call);
    lives.push(
      live(call, index).catch((error) => {
        if (!call.isOver) console.error(`call ${index}: ${error.message}`);
        call.hangUp();
      }),
    );
    await pause(SPREAD_MS / CALLS);
  }
  await pause(Math.max(0, KILL_AFTER_MS - (performance.now() - startedAt)));
  // Who has heard nothing yet has no call that could be lost: it begins again.
  const victims = calls.flatMap((call, index) =>
    call.isOver || call.heard.length === 0 ? [] : [{ call, index, killedMs: call.nowMs }],
  );
  await breakDown(fleet, standby.victim);
  // Nobody goes on talking to a dead line.
  for (const { call } of victims) call.fallSilent();
  await Promise.all([...lives, ...calls.map(({ ended }) => ended)]);
  const left = await wakeUp(standby.victim);
  // Else the database would keep the connections of everyone who was ever cut off, and soon have none for others.
  await standby.victim.network.close();
  networks.delete(standby.victim.network);
  const results = await Promise.all(victims.map((victim) => judge(world, victim)));
  const bodies = effects.requests.slice(before);
  return { results, left, doubled: bodies.length - new Set(bodies.map((body) => /call_\w+/.exec(body)?.[0])).size };
}

/** What became of a call whose process was killed. */
async function judge({ db }, { call, index, killedMs }) {
  // A person's phone that rings is no silence.
  const rang = call.events.some(({ type, verb }) => type === 'verb' && verb === 'dial');
  const record = await endOf(db, call.callSid);
  const isResumed = record?.events.some(({ type }) => type === 'taken') === true;
  const isWhole = record?.call.outcome === 'coffee' && record.call.variables.name === nameOf(index);
  const unknown = record?.events.filter(({ type, code }) => type === 'noted' && code === 'OUTCOME_UNKNOWN').length ?? 0;
  if (!isResumed || !isWhole) {
    const said = {
      isResumed,
      outcome: record?.call.outcome,
      name: record?.call.variables.name,
      expected: nameOf(index),
    };
    console.error(`call ${index}: ${JSON.stringify(said)}`);
    for (const event of [...call.events, ...(record?.events ?? [])]) console.error(`  ${JSON.stringify(event)}`);
  }
  return { silenceMs: rang ? undefined : silenceOf(call, killedMs), isResumed, isWhole, unknown };
}

/** From the last sound out of the old stream, or the kill if nobody spoke then, to the first one out of the new. */
function silenceOf(call, killedMs) {
  const brokenMs = firstEndAfter(call, killedMs);
  return brokenMs === undefined ? Number.POSITIVE_INFINITY : silenceAfter(call, { brokenMs, sinceMs: killedMs });
}

/** The end is written a moment after the line fell silent. */
async function endOf(db, callSid) {
  for (let tries = 0; tries < 100; tries += 1) {
    const record = await readRecord(db, callSid);
    if (record !== undefined && record.call.status !== 'live') return record;
    await pause(100);
  }
  return undefined;
}

const world = await startVoiceWorld({ program: [...VOICE_FLAGS, 'dist/main.mjs'] });
const networks = new Set();
try {
  const silences = [];
  const all = [];
  let doubled = 0;
  let left = 0;
  let victim = await startVictim(world);
  for (let count = 1; count <= ROUNDS; count += 1) {
    const survivor = await startVictim(world);
    const outcome = await rehearse(world, { victim });
    victim = survivor;
    doubled += outcome.doubled;
    left += outcome.left;
    all.push(...outcome.results);
    silences.push(...outcome.results.flatMap(({ silenceMs }) => (silenceMs === undefined ? [] : [silenceMs])));
    console.error(`round ${count}: ${outcome.results.length} calls lost their process`);
  }
  const resumed = all.filter(({ isResumed }) => isResumed).length;
  const lost = all.filter(({ isWhole }) => !isWhole).length;
  const unknown = all.reduce((sum, each) => sum + each.unknown, 0);
  const [p50, p99] = [percentile(silences, 0.5), percentile(silences, 0.99)];
  const rows = [
    { what: 'silence p50, ms', value: round(p50), goal: `≤ ${GOALS.p50}`, isMet: p50 <= GOALS.p50 },
    { what: 'silence p99, ms', value: round(p99), goal: `≤ ${GOALS.p99}`, isMet: p99 <= GOALS.p99 },
    { what: 'calls resumed', value: `${resumed} of ${all.length}`, goal: 'all', isMet: resumed === all.length },
    { what: 'calls that lost a variable or their way', value: lost, goal: 0, isMet: lost === 0 },
    { what: 'side effects done twice', value: doubled, goal: 0, isMet: doubled === 0 },
    { what: 'calls that a process which came back still had', value: left, goal: 0, isMet: left === 0 },
    { what: 'side effects whose outcome is unknown', value: unknown, goal: '-', isMet: true },
  ];
  console.log(describeMachine());
  console.log(`${ROUNDS} rounds of ${CALLS} calls, the process that has them: ${WAY}`);
  printRows(rows.map(({ isMet, ...row }) => ({ ...row, '': isMet ? 'pass' : 'FAIL' })));
  process.exitCode = rows.every(({ isMet }) => isMet) ? 0 : 1;
} finally {
  await world.close();
  await Promise.all([...networks].map((network) => network.close()));
}
