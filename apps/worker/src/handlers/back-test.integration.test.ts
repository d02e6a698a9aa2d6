import { readFileSync } from 'node:fs';
import {
  addBackTest,
  countBackTestCalls,
  findBackTest,
  listBackTestCalls,
  type NewBackTest,
  noteBackTest,
} from '@aybiza/db/back-tests';
import { createCall, deleteCall, finishCall } from '@aybiza/db/calls';
import type { Tx } from '@aybiza/db/client';
import { saveStatechart } from '@aybiza/db/statecharts';
import { aCall, seedPublishedAgent, seedWorkspace } from '@aybiza/db/testing/seed';
import { useDatabase } from '@aybiza/db/testing/use-database';
import { writeCall } from '@aybiza/db/write-call';
import { compileFlow, type Flow, parseFlow } from '@aybiza/flow';
import { systemClock } from '@aybiza/foundation/clock';
import type { BackTestId, CallId, WorkspaceId } from '@aybiza/foundation/ids';
import { newId } from '@aybiza/foundation/new-id';
import { createFakeLlm } from '@aybiza/providers/llm/fake';
import { backTestedCallSchema, runScenario } from '@aybiza/scenarios';
import { beforeAll, describe, expect, test } from 'vitest';
import type { InstalledModel } from '../models/installed-model.ts';
import { aModel } from '../testing/a-model.ts';
import { aTry } from '../testing/job-try.ts';
import { createBackTest } from './back-test.ts';

const world = useDatabase();
const START = Date.UTC(2026, 10, 23, 9);
const template = new URL('../../../../packages/flow/templates/dental-practice.json', import.meta.url);

function flowOf(document: unknown): Flow {
  const parsed = parseFlow(document);
  if (!parsed.ok) throw new Error('this is a flow');
  return parsed.value;
}

function compile(flow: Flow) {
  const compiled = compileFlow(flow);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
  return { hash: compiled.value.hash, document: compiled.value.statechart };
}

const demo = flowOf(JSON.parse(readFileSync(template, 'utf8')));
const ran = compile(demo);
const edited = compile(
  flowOf({
    ...demo,
    edges: Object.fromEntries(
      Object.entries(demo.edges).map(([id, edge]) =>
        edge.from.port === 'option.book' ? [id, { ...edge, to: { node: 'findTheirs' } }] : [id, edge],
      ),
    ),
  }),
);

let workspaceId: WorkspaceId;
let asked: NewBackTest;
/** The calls of the demo, by the name of their scenario. */
const calls = new Map<string, CallId>();

async function seedCall(name: string, index: number, published: Awaited<ReturnType<typeof seedPublishedAgent>>) {
  const scenario = demo.scenarios[name];
  if (scenario === undefined) throw new Error('the demo has this call');
  const { happenings, outcome } = runScenario(ran.document, scenario);
  const startedAt = START + index * 60_000;
  const call = { ...aCall(published), statechartHash: ran.hash, startedAt };
  const end = {
    status: 'ended',
    endedAt: startedAt + 1_000,
    endReason: 'finished',
    outcome,
    variables: {},
    turns: 1,
  } as const;
  await world.db.forWorkspace(workspaceId, (tx) => createCall(tx, call));
  const events = happenings.map((happening, seq) => ({ ...happening, seq, at: startedAt + seq }));
  await writeCall(world.db, { workspaceId, callId: call.id, callStartedAt: startedAt, fencingToken: 1, events });
  await world.db.forWorkspace(workspaceId, (tx) => finishCall(tx, call.id, end));
  calls.set(name, call.id);
}

beforeAll(async () => {
  workspaceId = await seedWorkspace(world.db, newId('workspace').replace('_', '-'));
  const published = await world.db.forWorkspace(workspaceId, async (tx) => {
    await saveStatechart(tx, ran);
    await saveStatechart(tx, edited);
    return seedPublishedAgent(tx);
  });
  for (const [index, name] of Object.keys(demo.scenarios).entries()) await seedCall(name, index, published);
  const period = { startedFrom: START, startedBefore: START + 86_400_000 };
  asked = {
    agentId: published.agentId,
    statechartHash: edited.hash,
    ...period,
    includesTests: true,
    asksModel: false,
    askedBy: null,
  };
});

const inWorkspace = <Value>(work: (tx: Tx) => Promise<Value>) => world.db.forWorkspace(workspaceId, work);

async function run(backTestId: BackTestId, model?: InstalledModel, signal = new AbortController().signal) {
  const handler = createBackTest({ db: world.db, openModel: async () => aModel(model) });
  const result = await handler.run(aTry(workspaceId, { backTestId }, { signal }));
  await inWorkspace(async (tx) => {
    if (result.status === 'done') await result.effect(tx);
  });
}

const start = (changes: Partial<NewBackTest> = {}) => inWorkspace((tx) => addBackTest(tx, { ...asked, ...changes }));

const countsOf = (id: BackTestId) => inWorkspace(async (tx) => (await countBackTestCalls(tx, [id])).get(id));

describe('a back-test', () => {
  test('finds exactly the calls that took the wire which leads elsewhere', async () => {
    const id = await start();
    await run(id);
    const { other, stored } = await inWorkspace(async (tx) => {
      const page = { limit: 100 };
      const lists = await Promise.all(
        (['otherPath', 'otherOutcome', 'undecided'] as const).map((verdict) =>
          listBackTestCalls(tx, { backTestId: id, verdict }, page),
        ),
      );
      return { other: lists.flatMap((list) => list.calls), stored: await findBackTest(tx, id) };
    });
    const tookIt = Object.keys(demo.scenarios).filter((name) => {
      const scenario = demo.scenarios[name];
      return scenario && runScenario(ran.document, scenario).moves.some(({ port }) => port === 'option.book');
    });
    expect(tookIt.length).toBeGreaterThan(2);
    expect(new Set(other.map(({ call }) => call.id))).toEqual(new Set(tookIt.map((name) => calls.get(name))));
    for (const { finding } of other)
      expect(backTestedCallSchema.parse(finding).divergence).toMatchObject({
        node: 'need',
        now: { port: 'option.book', to: 'findTheirs' },
      });
    expect(stored).toMatchObject({ status: 'finished', total: calls.size });
    expect((await countsOf(id))?.same).toBe(calls.size - tookIt.length);
  });

  test('goes on where a worker was called off, and tests no call twice', async () => {
    const id = await start({ startedBefore: START + 5 * 60_000 });
    const controller = new AbortController();
    controller.abort(new Error('called off'));
    await expect(run(id, undefined, controller.signal)).rejects.toThrow('called off');
    await run(id);
    await run(id);
    const counts = await countsOf(id);
    expect(Object.values(counts ?? {}).reduce((sum, count) => sum + count, 0)).toBe(5);
  });

  test('that a person has stopped stays as it is', async () => {
    const id = await start();
    await inWorkspace((tx) => noteBackTest(tx, id, 'stopped'));
    await run(id);
    expect(await countsOf(id)).toEqual({ same: 0, otherPath: 0, otherOutcome: 0, undecided: 0 });
    const stored = await inWorkspace((tx) => findBackTest(tx, id));
    expect(stored?.status).toBe('stopped');
  });

  test('has the model answer what the log does not, and says so of these calls', async () => {
    const toolUses = [{ id: 'use', name: 'exit_cancel', input: {} }];
    const llm = createFakeLlm({ clock: systemClock(), reply: () => ({ toolUses }) });
    const id = await start({ asksModel: true });
    await run(id, { llm, isPractice: true });
    const found = await inWorkspace((tx) =>
      listBackTestCalls(tx, { backTestId: id, verdict: 'otherOutcome' }, { limit: 100 }),
    );
    const booked = found.calls.find(({ call }) => call.id === calls.get('books'));
    expect(booked?.finding).toMatchObject({
      outcomeWas: 'booked',
      outcomeNow: 'cancelled',
      assumed: ['request', 'words', 'model'],
    });
  });

  test('has only calls of its agent and its period that have ended, and test calls only when asked for', async () => {
    const published = await inWorkspace(seedPublishedAgent);
    const { agentId } = published;
    const totalOf = (changes: Partial<NewBackTest> = {}) =>
      inWorkspace(
        async (tx) => (await findBackTest(tx, await addBackTest(tx, { ...asked, agentId, ...changes })))?.total,
      );
    expect(await totalOf()).toBe(0);
    const scene = { statechartHash: ran.hash, startedAt: START };
    const end = { status: 'ended', endReason: 'hungUp', outcome: null, variables: {}, turns: 0 } as const;
    await inWorkspace(async (tx) => {
      const [live, real, test] = [false, false, true].map((isTest) => ({ ...aCall(published), ...scene, isTest }));
      for (const call of [live, real, test]) if (call !== undefined) await createCall(tx, call);
      for (const call of [real, test])
        if (call !== undefined) await finishCall(tx, call.id, { ...end, endedAt: START + 1 });
    });
    expect(await totalOf()).toBe(2);
    expect(await totalOf({ includesTests: false })).toBe(1);
    expect(await totalOf({ startedFrom: START + 1 })).toBe(0);
    expect(await totalOf({ startedBefore: START })).toBe(0);
  });

  test('forgets a call that is deleted', async () => {
    const id = await start();
    await run(id);
    await inWorkspace((tx) => deleteCall(tx, calls.get('silent') ?? newId('call')));
    const counts = await countsOf(id);
    expect(Object.values(counts ?? {}).reduce((sum, count) => sum + count, 0)).toBe(calls.size - 1);
  });
});
