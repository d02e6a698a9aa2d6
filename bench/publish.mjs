// A new version is published while calls are under way: when does every voice process answer new calls with it, and does a call that is
// on keep the one it began with? Several processes on one database; the sandbox's fast vendors; what a caller hears says which it is.
// Usage: npm run build && node bench/publish.mjs [times=100] [processes=3] [callsUnderWay=30]

import { VOICE_FLAGS } from '../scripts/start/voice-flags.mjs';
import { readCount } from './lib/arguments.mjs';
import { describeMachine } from './lib/machine.mjs';
import { percentile, printRows, round } from './lib/stats.mjs';
import { startVoiceWorld } from './lib/voice-world.mjs';

const { endlessFlow, ENDLESS_NUMBER } = await import('../apps/voice/src/testing/endless-line.ts');
const { publishLine } = await import('../apps/voice/src/testing/publish-line.ts');
const { startVoiceFleet } = await import('../apps/voice/src/testing/voice-fleet.ts');
const { publishDraft } = await import('../packages/api/src/flow/publish-draft.ts');

const TIMES = readCount(0, { name: 'times', usual: 100 });
const PROCESSES = readCount(1, { name: 'processes', usual: 3 });
const UNDER_WAY = readCount(2, { name: 'callsUnderWay', usual: 30 });
const GOAL_MS = 500;
/** New calls at each process around a publication. */
const CALL_EVERY_MS = 100;
const WATCHED_MS = 1_000;

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
/** Letters only: figures are spoken as words. */
const versionName = (count) => `version ${[...String(count)].map((digit) => LETTERS[Number(digit)]).join('')}x`;

async function versionHeard(call) {
  await call.agentFinished({ quietMs: 200, timeoutMs: 20_000 });
  return versionIn(await call.transcribeHeard(['version'], 0));
}
const versionIn = (text) => /version [a-z]+/.exec(text)?.[0];

/** Calls, listens who answers, hangs up. */
async function ask(fleet, number) {
  const call = fleet.phone({ from: `+4477008${String(number % 100_000).padStart(5, '0')}`, to: ENDLESS_NUMBER });
  try {
    return await versionHeard(call);
  } catch (error) {
    console.error(`${error.message}: ${JSON.stringify(call.events.slice(-3))}`);
    return undefined;
  } finally {
    call.hangUp();
    await call.ended;
  }
}

/** Is on the line all the time; gives the versions that it heard. */
async function stay(fleet, number, ended) {
  const call = fleet.phone({ from: `+4477009${String(number).padStart(5, '0')}`, to: ENDLESS_NUMBER, keptMs: 20_000 });
  const heard = new Set();
  while (!ended.aborted && !call.isOver) {
    const since = call.nowMs;
    await call.agentFinished({ quietMs: 500, timeoutMs: 30_000 }).catch(() => undefined);
    heard.add(versionIn(await call.transcribeHeard(['version'], since)));
    if (!ended.aborted && !call.isOver) await call.say('tea');
  }
  const wasDropped = call.isOver;
  call.hangUp();
  await call.ended;
  heard.delete(undefined);
  return { heard: [...heard], wasDropped };
}

/** How long after the click the last call came that the old version answered; 0 when none did. */
async function publishOnce({ world, fleets, line }, count) {
  const asked = [];
  let number = count * 1_000;
  const watching = fleets.map(async (fleet) => {
    const until = performance.now() + WATCHED_MS + 200;
    while (performance.now() < until) {
      const at = performance.now();
      asked.push(ask(fleet, number++).then((version) => ({ at, version })));
      await pause(CALL_EVERY_MS);
    }
  });
  await pause(200);
  const clickedAt = performance.now();
  const document = endlessFlow(versionName(count));
  await world.db.forWorkspace(line.workspaceId, (tx) =>
    publishDraft(tx, { ...line.draft, document }, { note: '', actor: null, now: Date.now() }),
  );
  const savedMs = performance.now() - clickedAt;
  await Promise.all(watching);
  const answers = await Promise.all(asked);
  // Who was not answered at all says nothing about versions, and is counted apart.
  const old = answers.filter(
    ({ at, version }) => at > clickedAt && version !== undefined && version !== versionName(count),
  );
  const unknown = answers.filter(({ version }) => version === undefined).length;
  return { lastOldMs: Math.max(0, ...old.map(({ at }) => at - clickedAt)), savedMs, asked: answers.length, unknown };
}

const world = await startVoiceWorld({ program: [...VOICE_FLAGS, 'dist/main.mjs'] });
const fleets = [];
try {
  const line = await publishLine(world.db, {
    number: ENDLESS_NUMBER,
    flow: endlessFlow(versionName(0)),
    slug: 'endless',
  });
  for (let count = 0; count < PROCESSES; count += 1) {
    const { databaseUrl, sandbox } = world;
    const fleet = await startVoiceFleet({
      databaseUrl,
      sandbox,
      allowPrivate: '',
      program: [...VOICE_FLAGS, 'dist/main.mjs'],
    });
    fleets.push(fleet);
    await fleet.start();
  }
  const ending = new AbortController();
  const staying = Array.from({ length: UNDER_WAY }, (_value, number) =>
    stay(fleets[number % PROCESSES], number, ending.signal),
  );
  await pause(5_000);
  const rounds = [];
  for (let count = 1; count <= TIMES; count += 1) rounds.push(await publishOnce({ world, fleets, line }, count));
  ending.abort();
  const stayed = await Promise.all(staying);

  const untilNew = rounds.map(({ lastOldMs }) => lastOldMs);
  const saved = rounds.map(({ savedMs }) => savedMs);
  const p99 = percentile(untilNew, 0.99);
  const changed = stayed.filter(({ heard }) => heard.join() !== versionName(0)).length;
  const dropped = stayed.filter(({ wasDropped }) => wasDropped).length;
  const unknown = rounds.reduce((sum, each) => sum + each.unknown, 0);
  const rows = [
    {
      what: 'compiled and saved p50 / p99, ms',
      value: `${round(percentile(saved, 0.5))} / ${round(percentile(saved, 0.99))}`,
      goal: '-',
      isMet: true,
    },
    {
      what: 'click → every process answers with it p50, ms',
      value: round(percentile(untilNew, 0.5)),
      goal: '-',
      isMet: true,
    },
    {
      what: 'click → every process answers with it p99, ms',
      value: round(p99),
      goal: `≤ ${GOAL_MS}`,
      isMet: p99 <= GOAL_MS,
    },
    { what: 'new calls that nobody answered', value: unknown, goal: 0, isMet: unknown === 0 },
    { what: 'calls under way that changed their version', value: changed, goal: 0, isMet: changed === 0 },
    { what: 'calls under way that were dropped', value: dropped, goal: 0, isMet: dropped === 0 },
  ];
  console.log(describeMachine());
  console.log(
    `published ${TIMES} times, ${PROCESSES} processes, ${UNDER_WAY} calls under way, ${rounds.reduce((sum, each) => sum + each.asked, 0)} new ones`,
  );
  printRows(rows.map(({ isMet, ...row }) => ({ ...row, '': isMet ? 'pass' : 'FAIL' })));
  process.exitCode = rows.every(({ isMet }) => isMet) ? 0 : 1;
} finally {
  await Promise.all(fleets.map((fleet) => fleet.close()));
  await world.close();
}
