// How long the calls of a period take to go through a changed draft: the worker's own job, on a database of its own, with calls of the demo
// written as the voice processes write them. Beside it the same without a database.
// Usage: node bench/back-test.mjs [calls=1000]
import { readFileSync } from 'node:fs';
import { register } from 'tsx/esm/api';
import { readCount } from './lib/arguments.mjs';
import { describeMachine } from './lib/machine.mjs';
import { printRows, round } from './lib/stats.mjs';

register();
const { compileFlow, parseFlow } = await import('@aybiza/flow');
const { backTestCall, readLoggedCall, runScenario } = await import('@aybiza/scenarios');
const { newId } = await import('../packages/foundation/src/new-id.ts');
const { copyDatabase, startTestServer } = await import('../packages/db/src/testing/test-server.ts');
const { aCall, seedPublishedAgent, seedWorkspace } = await import('../packages/db/src/testing/seed.ts');
const { createDb } = await import('../packages/db/src/client.ts');
const { addBackTest, countBackTestCalls } = await import('../packages/db/src/back-tests.ts');
const { createCall, finishCall } = await import('../packages/db/src/calls.ts');
const { saveStatechart } = await import('../packages/db/src/statecharts.ts');
const { writeCall } = await import('../packages/db/src/write-call.ts');
const { createBackTest } = await import('../apps/worker/src/handlers/back-test.ts');

const CALLS = readCount(0, { name: 'calls', usual: 1_000 });
const GOAL_MS = 10_000;
const START = Date.UTC(2026, 10, 23, 9);

/** @param {any} document */
function compile(document) {
  const flow = parseFlow(document);
  if (!flow.ok) throw new Error(flow.error.message);
  const compiled = compileFlow(flow.value);
  if (!compiled.ok) throw new Error(`The benchmark's own flow has errors: ${compiled.error[0]?.message}`);
  return { flow: flow.value, hash: compiled.value.hash, document: compiled.value.statechart };
}

const template = new URL('../packages/flow/templates/dental-practice.json', import.meta.url);
const demo = compile(JSON.parse(readFileSync(template, 'utf8')));
// Who wants to book is asked for their booking instead.
const edges = Object.entries(demo.flow.edges).map(([id, edge]) =>
  edge.from.port === 'option.book' ? [id, { ...edge, to: { node: 'findTheirs' } }] : [id, edge],
);
const edited = compile({ ...demo.flow, edges: Object.fromEntries(edges) });
const courses = Object.values(demo.flow.scenarios).map((scenario) => runScenario(demo.document, scenario));

/** @param {{ db: any, workspaceId: any, published: any }} world @param {number} index */
async function keepCall({ db, workspaceId, published }, index) {
  const { happenings, outcome } = /** @type {(typeof courses)[number]} */ (courses[index % courses.length]);
  const startedAt = START + index * 1_000;
  const call = { ...aCall(published), callSid: null, statechartHash: demo.hash, startedAt };
  const events = happenings.map((happening, seq) => ({ ...happening, seq, at: startedAt + seq }));
  await db.forWorkspace(workspaceId, (/** @type {any} */ tx) => createCall(tx, call));
  await writeCall(db, { workspaceId, callId: call.id, callStartedAt: startedAt, fencingToken: 1, events });
  const end = { status: 'ended', endedAt: startedAt + 1_000, endReason: 'finished', outcome, variables: {}, turns: 1 };
  await db.forWorkspace(workspaceId, (/** @type {any} */ tx) => finishCall(tx, call.id, /** @type {any} */ (end)));
  return readLoggedCall(demo.document, events);
}

const server = await startTestServer();
const place = await copyDatabase(server);
const db = createDb({ url: place.appUrl });
try {
  const workspaceId = await seedWorkspace(db, newId('workspace').replace('_', '-'));
  const inWorkspace = (/** @type {(tx: any) => Promise<any>} */ work) => db.forWorkspace(workspaceId, work);
  const published = await inWorkspace(async (tx) => {
    await saveStatechart(tx, demo);
    await saveStatechart(tx, edited);
    return seedPublishedAgent(tx);
  });
  const logged = [];
  for (let index = 0; index < CALLS; index += 1) logged.push(await keepCall({ db, workspaceId, published }, index));
  const period = { startedFrom: START, startedBefore: START + 86_400_000 };
  const asked = { agentId: published.agentId, statechartHash: edited.hash, includesTests: true, asksModel: false };
  const backTestId = await inWorkspace((tx) => addBackTest(tx, { ...asked, ...period, askedBy: null }));
  const handler = createBackTest({ db, model: undefined, openOwn: async () => undefined });
  const { signal } = new AbortController();
  const startedAt = performance.now();
  await handler.run({ id: newId('outbox'), workspaceId, payload: { backTestId }, isLastTry: false, signal });
  const jobMs = performance.now() - startedAt;
  const counts = (await inWorkspace((tx) => countBackTestCalls(tx, [backTestId]))).get(backTestId);
  const pureAt = performance.now();
  for (const call of logged) await backTestCall(call, edited.document);
  const pureMs = performance.now() - pureAt;
  console.log(describeMachine());
  printRows([
    {
      calls: CALLS,
      'the job, ms': Math.round(jobMs),
      'of it without a database, ms': Math.round(pureMs),
      'calls a second': round(CALLS / (jobMs / 1_000)),
      ...counts,
    },
  ]);
  if (CALLS <= 1_000 && jobMs > GOAL_MS) process.exitCode = 1;
} finally {
  await db.close();
  await server.stop();
}
