// What a business sees of its calls, with 10,000 to 1,000,000 of them: how many events a second the event writer takes, and how long the first
// page of the list, a search, a panel of the dashboard and the data of one call take. An embedded PostgreSQL of its own, set up as the product
// sets it up, in a temporary folder that is removed.
// Usage: node bench/call-data.mjs [most=1000000]   (a million takes 20 GB and about 25 minutes)
import { randomInt } from 'node:crypto';
import { mkdtemp, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { register } from 'tsx/esm/api';
import { readCount } from './lib/arguments.mjs';
import { EVENTS, makeTemplates } from './lib/call-templates.mjs';
import { DAYS, fillCalls, RARE_WORD, storeTemplates } from './lib/fill-calls.mjs';
import { describeMachine } from './lib/machine.mjs';
import { percentile, printRows, round } from './lib/stats.mjs';

register();
const { createDb } = await import('@aybiza/db/client');
const { startEmbeddedPostgres } = await import('@aybiza/db/embedded');
const { migrateDatabase } = await import('@aybiza/db/migrate');
const { keepCallEventMonths } = await import('@aybiza/db/call-event-months');
const { listMarkedWorkspaces, redoMarkedQuarters } = await import('@aybiza/db/redo-quarters');
const { listCalls } = await import('@aybiza/db/list-calls');
const { findCall } = await import('@aybiza/db/calls');
const { findRecording } = await import('@aybiza/db/recordings');
const { listCallResults } = await import('@aybiza/db/call-results');
const { writeCall } = await import('@aybiza/db/write-call');
const { localPeriod, periodOfDays } = await import('@aybiza/db/analytics/local-period');
const { sumCallsByStep, sumCallsByVersion, sumOutcomes } = await import('@aybiza/db/analytics/call-sums');
const { sumLatency, sumLatencyByVersion } = await import('@aybiza/db/analytics/latency-sums');
const { sumNodes } = await import('@aybiza/db/analytics/node-sums');
const { sumScores } = await import('@aybiza/db/analytics/score-sums');
const { divideUsage, sumUsage, sumUsageByStep } = await import('@aybiza/db/analytics/usage-sums');
const { admitCall } = await import('@aybiza/db/usage/admit-call');
const { sumMonth } = await import('@aybiza/db/usage/measure-month');
const { setUsageLimits } = await import('@aybiza/db/usage/usage-settings');
const { seedPublishedAgent, seedWorkspace } = await import('@aybiza/db/testing/seed');
const { newId } = await import('@aybiza/foundation/new-id');
const { findDrawing } = await import('../packages/api/src/call/find-drawing.ts');
const { listAllEvents } = await import('../packages/api/src/call/list-all-events.ts');
const { listJobsOfCall } = await import('../packages/api/src/call/list-jobs-of-call.ts');

const MOST = readCount(0, { name: 'most', usual: 1_000_000 });
const SIZES = [...new Set([10_000, 100_000, 1_000_000].map((size) => Math.min(size, MOST)))];
const TEMPLATES = 400;
const BYTES_A_CALL = 20_000;
const SAMPLES = 15;
/** Calls that are written at the same time, by as many as a process has connections. */
const WRITERS = 10;
const WRITTEN_CALLS = 6_000;

const { bavail, bsize } = await statfs(tmpdir());
if (bavail * bsize < MOST * BYTES_A_CALL * 1.5) {
  console.error(`${MOST} calls need ${Math.ceil((MOST * BYTES_A_CALL * 1.5) / 1e9)} GB in ${tmpdir()}.`);
  process.exit(2);
}

const dataDir = await mkdtemp(join(tmpdir(), 'aybiza-call-data-'));
const server = await startEmbeddedPostgres({ dataDir });
const owner = new pg.Client({ connectionString: server.ownerUrl });
let db;
try {
  await migrateDatabase(server);
  await owner.connect();
  db = createDb({ url: server.appUrl });
  const rows = await measureAll();
  console.log(describeMachine());
  console.log(
    `${EVENTS} events a call, over ${DAYS} days; p50 / p95 of ${SAMPLES} after the first, which stands in brackets`,
  );
  printRows(rows);
  process.exitCode = rows.some((row) => row[''] === 'FAIL') ? 1 : 0;
} finally {
  await owner.end().catch(() => undefined);
  await db?.close();
  await server.stop();
  await rm(dataDir, { recursive: true, force: true });
  if (server.dataDir !== dataDir) await rm(server.dataDir, { recursive: true, force: true });
}

async function measureAll() {
  const now = Date.now();
  const templates = makeTemplates(TEMPLATES);
  const workspaceId = await seedWorkspace(db, 'bench');
  const published = [];
  for (let agent = 0; agent < 3; agent += 1) published.push(await db.forWorkspace(workspaceId, seedPublishedAgent));
  const versions = published.map(({ agentId, version }) => ({ agentId, flowVersionId: version.id }));
  await storeTemplates(owner, templates);
  await makeMonths(workspaceId, now);
  const rows = [];
  for (const eventsAWrite of [1, 3, EVENTS])
    rows.push(await measureWriter(eventsAWrite, { workspaceId, templates, now }));
  let from = 0;
  const measured = [];
  for (const to of SIZES) {
    const filledS = await fillCalls(owner, { from, to, templates: TEMPLATES, workspaceId, versions, now });
    const summed = await sumUp();
    await owner.query('VACUUM ANALYZE');
    await owner.query('CHECKPOINT');
    const { rows: size } = await owner.query('SELECT pg_database_size(current_database())::float8 AS bytes');
    console.error(
      `${to} calls: ${Math.round(((to - from) * EVENTS) / filledS)} events/s filled in, ${summed.quarters} quarters summed up in ` +
        `${round(summed.seconds)} s, ${round(size[0].bytes / 1e9)} GB`,
    );
    measured.push(
      await measureQueries({ workspaceId, agentId: versions[0].agentId, versionId: versions[0].flowVersionId, now }),
    );
    from = to;
  }
  const [first] = measured;
  for (const [index, { what, goalMs }] of first.entries()) {
    const found = measured.map((size) => size[index]);
    const last = found.at(-1);
    rows.push({
      what,
      ...Object.fromEntries(found.map(({ text }, size) => [`${SIZES[size]} calls`, text])),
      goal: `${goalMs} ms`,
      '': last.p95 <= goalMs ? 'pass' : 'FAIL',
    });
  }
  const writerRows = rows.slice(0, 3).map(({ what, text, goal, isMet }) => ({
    what,
    ...Object.fromEntries(SIZES.map((size, place) => [`${size} calls`, place === 0 ? text : ''])),
    goal,
    '': isMet ? 'pass' : 'FAIL',
  }));
  return [...writerRows, ...rows.slice(3)];
}

/** One event of each month by the product's statement, for which the product then makes the months. */
async function makeMonths(workspaceId, now) {
  for (let day = 0; day <= DAYS + 31; day += 15) {
    const callStartedAt = now - day * 86_400_000;
    const events = [{ seq: 0, at: callStartedAt, type: 'hungUp' }];
    await writeOne({ workspaceId, callId: newId('call'), callStartedAt, events });
  }
  await keepCallEventMonths(db, 3);
}

async function writeOne(write) {
  await owner.query(
    `INSERT INTO call (id, workspace_id, agent_id, statechart_hash, channel, direction, started_at)
     SELECT $1, $2, id, '', 'phone', 'inbound', to_timestamp($3::float8 / 1000) FROM agent WHERE workspace_id = $2 LIMIT 1`,
    [write.callId, write.workspaceId, write.callStartedAt],
  );
  await writeCall(db, { ...write, fencingToken: 1 });
  await owner.query('DELETE FROM call WHERE id = $1', [write.callId]);
}

/** As many calls at once as there are connections, each writing its log piece by piece, with its checkpoint, as the voice app does. */
async function measureWriter(eventsAWrite, { workspaceId, templates, now }) {
  const calls = Math.ceil((WRITTEN_CALLS * Math.min(eventsAWrite, 10)) / 10 / (eventsAWrite === 1 ? 2 : 1));
  const ids = Array.from({ length: calls }, () => newId('call'));
  await owner.query(
    `INSERT INTO call (id, workspace_id, agent_id, statechart_hash, channel, direction, started_at)
     SELECT unnest($1::text[]), $2, (SELECT min(id) FROM agent WHERE workspace_id = $2), '', 'phone', 'inbound', to_timestamp($3::float8 / 1000)`,
    [ids, workspaceId, now],
  );
  const waiting = [...ids];
  const started = performance.now();
  const writers = Array.from({ length: WRITERS }, async () => {
    for (let callId = waiting.pop(); callId !== undefined; callId = waiting.pop()) {
      const { events } = templates[randomInt(templates.length)];
      for (let first = 0; first < events.length; first += eventsAWrite) {
        const piece = events.slice(first, first + eventsAWrite).map((event) => ({ ...event, at: now + event.at }));
        const checkpoint = { seq: first + piece.length - 1, state: { at: first } };
        await writeCall(db, { workspaceId, callId, callStartedAt: now, fencingToken: 1, events: piece, checkpoint });
      }
    }
  });
  await Promise.all(writers);
  const perSecond = (calls * EVENTS) / ((performance.now() - started) / 1000);
  await owner.query('DELETE FROM call WHERE id = ANY ($1)', [ids]);
  await owner.query('DELETE FROM call_event WHERE call_started_at = to_timestamp($1::float8 / 1000)', [now]);
  // The goal is for writes as they come under load, when much has gathered behind each call.
  const isGoal = eventsAWrite === EVENTS;
  return {
    what: `event writer, ${eventsAWrite} events a write, events/s`,
    text: String(Math.round(perSecond)),
    goal: isGoal ? '20000 /s' : '-',
    isMet: !isGoal || perSecond >= 20_000,
  };
}

async function sumUp() {
  const started = performance.now();
  let quarters = 0;
  for (;;) {
    const [workspaceId] = await listMarkedWorkspaces(db, 1);
    if (workspaceId === undefined) return { quarters, seconds: (performance.now() - started) / 1000 };
    quarters += await db.forWorkspace(workspaceId, (tx) => redoMarkedQuarters(tx, 200));
  }
}

async function measureQueries({ workspaceId, agentId, versionId, now }) {
  const date = (moment) => new Date(moment).toISOString().slice(0, 10);
  const days = { from: date(now - 29 * 86_400_000), before: date(now + 86_400_000), timeZone: 'Europe/Zurich' };
  const byDay = localPeriod(days, 'day');
  const byHour = localPeriod(days, 'hour');
  const list = (filter) => (tx) => listCalls(tx, filter, { limit: 50 });
  const real = { isTest: false };
  const { calls } = await db.forWorkspace(workspaceId, list({}));
  const callId = calls[25].id;
  const middle = await db.forWorkspace(workspaceId, (tx) =>
    listCalls(tx, { startedBefore: now - 180 * 86_400_000 }, { limit: 1 }),
  );
  const cursor = middle.nextCursor;
  const measures = [
    ['list, first page', 200, list({})],
    ['list, a page half a year back', 200, (tx) => listCalls(tx, {}, { limit: 50, cursor })],
    ['list, one agent', 200, list({ agentId })],
    ['list, one version', 200, list({ flowVersionId: versionId })],
    ['list, an outcome of 1 in 50,000', 200, list({ outcome: 'seldom' })],
    ['list, tests', 200, list({ isTest: true })],
    ['list, a number of 1 in 100,000', 200, list({ party: '700900017' })],
    ['search, a word of every call', 500, list({ text: 'appointment' })],
    ['search, a word of three calls', 500, list({ text: RARE_WORD })],
    ['search, a word of no call', 500, list({ text: 'unheardof' })],
    ['search, a word of some calls', 500, list({ text: 'kelomi' })],
    ['search, a phrase', 500, list({ text: '"which appointment suits you"' })],
    ['search, a word of every call but of few', 500, list({ text: 'appointment -which' })],
    ['search, every call, with the outcome of 1 in 50,000', 500, list({ text: 'appointment', outcome: 'seldom' })],
    ['search, three calls, real ones of one agent', 500, list({ text: RARE_WORD, agentId, isTest: false })],
    ['search, every call, with a number of 1 in 100,000', 500, list({ text: 'appointment', party: '700900017' })],
    ['dashboard 30 days: calls and endings by day', 500, (tx) => sumCallsByStep(tx, real, byDay)],
    ['dashboard 30 days: calls by hour', 500, (tx) => sumCallsByStep(tx, real, byHour)],
    ['dashboard 30 days: outcomes', 500, (tx) => sumOutcomes(tx, real, byDay)],
    ['dashboard 30 days: nodes of an agent', 500, (tx) => sumNodes(tx, { agentId, isTest: false }, byDay)],
    ['dashboard 30 days: percentiles of each part', 500, (tx) => sumLatency(tx, real, byDay)],
    ['dashboard 30 days: usage', 500, (tx) => sumUsage(tx, real, byDay)],
    ['dashboard 30 days: scores', 500, (tx) => sumScores(tx, real, byDay)],
    [
      'dashboard 30 days: versions side by side',
      500,
      async (tx) => [
        await sumCallsByVersion(tx, { agentId }, byDay),
        await sumLatencyByVersion(tx, { agentId }, byDay),
      ],
    ],
    ['one call: record, log, drawing, results', 300, (tx) => readCallPage(tx, callId)],
    ...(await measuresOfUsage({ workspaceId, days, byDay, now })),
  ];
  const results = [];
  for (const [what, goalMs, ask] of measures)
    results.push({ what, goalMs, ...(await time(() => db.forWorkspace(workspaceId, ask))) });
  return results;
}

/** What calls cost, and what a call waits for where there are limits. */
async function measuresOfUsage({ workspaceId, days, byDay, now }) {
  const real = { isTest: false };
  const date = (daysAgo) => new Date(now - daysAgo * 86_400_000).toISOString().slice(0, 10);
  const threePrices = periodOfDays([days.from, date(20), date(6)], days);
  // No call ends while this is measured: there must be room for all of them.
  const limits = {
    callsAtOnce: 100_000,
    callsPerDay: 1_000_000,
    minutesPerMonth: 10_000_000,
    costPerMonthMicros: null,
  };
  await db.forWorkspace(workspaceId, (tx) => setUsageLimits(tx, { ...limits, sentence: '' }));
  return [
    [
      'dashboard 30 days: cost by outcome, three prices',
      500,
      (tx) => divideUsage(tx, real, { period: threePrices, by: 'outcome' }),
    ],
    ['usage 30 days: by agent', 500, (tx) => divideUsage(tx, {}, { period: threePrices, by: 'agent' })],
    ['usage 30 days: day by day', 500, (tx) => sumUsageByStep(tx, {}, byDay)],
    ['limits: the month so far', 500, (tx) => sumMonth(tx, now)],
    ['limits: a call is let in', 20, (tx) => admitCall(tx, newId('call'), { now, timeZone: 'Europe/Zurich' })],
  ];
}

async function readCallPage(tx, callId) {
  const call = await findCall(tx, callId);
  return [
    await listAllEvents(tx, call),
    await findDrawing(tx, call),
    await findRecording(tx, callId),
    await listCallResults(tx, callId),
    await listJobsOfCall(tx, callId),
  ];
}

async function time(ask) {
  const samples = [];
  for (let sample = 0; sample <= SAMPLES; sample += 1) {
    const started = performance.now();
    await ask().catch((error) => {
      console.error(error.message);
      samples.push(Number.POSITIVE_INFINITY);
    });
    samples.push(performance.now() - started);
  }
  const [cold, ...warm] = samples;
  const p95 = percentile(warm, 0.95);
  const show = (ms) => (Number.isFinite(ms) ? round(ms) : 'failed');
  return { p95, text: `${show(percentile(warm, 0.5))} / ${show(p95)} (${show(cold)})` };
}
