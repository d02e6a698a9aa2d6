import type { CallEvent } from '@aybiza/call-log';
import { foldTranscript } from '@aybiza/call-log';
import { findDeployment, placeOfCaller } from '@aybiza/db/deployments';
import { useDatabase } from '@aybiza/db/testing/use-database';
import { type Flow, parseFlow } from '@aybiza/flow';
import { agentIdSchema } from '@aybiza/foundation/ids';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { heardWhole } from './testing/heard-whole.ts';
import { readRecord } from './testing/read-record.ts';
import { startInstallation, type TestInstallation } from './testing/start-installation.ts';

const ADDRESS = 'http://127.0.0.1:3000';
const NUMBER = '+442079460340';

const world = useDatabase();
let installation: TestInstallation;
let agentId: string;
let revision: number;

beforeAll(async () => {
  installation = await startInstallation(world, { from: NUMBER, sandbox: { fast: true } });
});
afterAll(() => installation.close());

beforeEach(async () => {
  agentId = z.object({ agentId: z.string() }).parse(await ask('POST /agents', { name: 'Reception' })).agentId;
  revision = 1;
  await publish();
  await ask('POST /phone-numbers', { e164: NUMBER, agentId });
});

/** Asks as an integrator does. */
async function ask(route: string, body?: unknown): Promise<unknown> {
  const [method = '', path = ''] = route.split(' ');
  const headers = { authorization: `Bearer ${installation.key}`, 'content-type': 'application/json' };
  const content = body === undefined ? {} : { body: JSON.stringify(body) };
  const request = new Request(`${ADDRESS}/api/rest${path}`, { method, headers, ...content });
  const response = await installation.api.handleRest(request);
  const reply: unknown = await response.json();
  if (response.status !== 200) throw new Error(`${route}: ${response.status} ${JSON.stringify(reply)}`);
  return reply;
}

/** Says which version it is at the beginning of a call and at its end. */
function flowOf(version: number): Flow {
  const node = (kind: string, data: unknown) => ({ kind, label: kind, data });
  const edge = (from: string, port: string, to: string) => ({ from: { node: from, port }, to: { node: to } });
  const parsed = parseFlow({
    schemaVersion: 1,
    name: 'Reception',
    nodes: {
      start: node('start', {}),
      choose: node('menu', {
        prompt: greetingOf(version),
        options: [{ id: 'on', label: 'on', key: '1' }],
        noInput: { prompts: ['Are you there?', 'Hello?'], waitSeconds: 20 },
      }),
      bye: node('end', { text: `Version ${version} says goodbye.`, outcome: `version ${version}` }),
    },
    edges: { a: edge('start', 'next', 'choose'), b: edge('choose', 'option.on', 'bye') },
  });
  if (!parsed.ok) throw new Error(`the line is no flow: ${JSON.stringify(parsed.error)}`);
  return parsed.value;
}

/** The next version, for everybody or as is said. */
async function publish(release: object = {}): Promise<void> {
  await ask(`PUT /agents/${agentId}/draft`, { flow: flowOf(revision), revision });
  revision += 1;
  expect(await ask(`POST /agents/${agentId}/versions`, release)).toMatchObject({ status: 'published' });
}

async function deployment() {
  const where = { agentId: agentIdSchema.parse(agentId), environment: 'live' } as const;
  const found = await world.db.forWorkspace(installation.workspaceId, (tx) => findDeployment(tx, where));
  if (found === undefined) throw new Error('it was published');
  return found;
}

async function rollBack(): Promise<void> {
  await ask(`POST /agents/${agentId}/deployment/roll-back`, { revision: (await deployment()).revision });
}

/** The number of somebody whose place among all callers is from `least` to below `most`. */
async function callerBetween(least: number, most: number): Promise<string> {
  const { id } = await deployment();
  for (let line = 100; line < 1_000; line += 1) {
    const from = `+447700900${line}`;
    const place = placeOfCaller(id, from, () => Number.NaN);
    if (place >= least && place < most) return from;
  }
  throw new Error('nobody has such a place');
}

const listSchema = z.object({ items: z.array(z.object({ id: z.string(), status: z.string() })) });
const recordSchema = z.object({
  call: z.looseObject({ outcome: z.string().nullable(), flowVersionId: z.string().nullable() }),
  events: z.array(z.custom<CallEvent>()),
});

/** What became of the call that began last, once it is over. */
async function lastRecord() {
  const newest = async () => listSchema.parse(await ask(`GET /calls?agentId=${agentId}`)).items[0];
  await expect.poll(async () => (await newest())?.status).toBe('ended');
  const { call, events } = recordSchema.parse(await ask(`GET /calls/${(await newest())?.id}`));
  const said = foldTranscript(events).flatMap(({ who, text }) => (who === 'agent' ? [text] : []));
  return { outcome: call.outcome, said };
}

const greetingOf = (version: number) => `This is version ${version}. Press one.`;

const spokenBy = (version: number) => ({
  outcome: `version ${version}`,
  said: [greetingOf(version), `Version ${version} says goodbye.`],
});

/** Somebody calls and has heard what is said first. */
async function begin(from: string) {
  const call = installation.voice.phone({ from, to: NUMBER });
  // All of it: a key that is pressed earlier cuts it off.
  const isGreeted = async () => {
    const events = (await readRecord(world.db, call.callSid))?.events ?? [];
    return Array.from({ length: revision }, (_, version) => greetingOf(version)).some((text) =>
      heardWhole(events, text),
    );
  };
  await expect.poll(isGreeted).toBe(true);
  return {
    async finish() {
      await call.press('1');
      await call.ended;
    },
  };
}

async function callFrom(from: string) {
  await (await begin(from)).finish();
  return lastRecord();
}

test('a call under way keeps its version while that is rolled back and another one takes its place; the next calls meet what answers then', async () => {
  await publish({ percent: 50 });
  const caller = await callerBetween(0, 0.5);
  const call = await begin(caller);
  await rollBack();
  expect(await callFrom(caller)).toEqual(spokenBy(1));
  await publish();
  expect(await callFrom(caller)).toEqual(spokenBy(3));
  await call.finish();
  const records = listSchema.parse(await ask(`GET /calls?agentId=${agentId}`)).items;
  expect(records).toHaveLength(3);
  const first = recordSchema.parse(await ask(`GET /calls/${records.at(-1)?.id}`));
  expect(first.events.at(0)).toMatchObject({ type: 'callStarted', from: caller });
  await expect
    .poll(async () => recordSchema.parse(await ask(`GET /calls/${records.at(-1)?.id}`)).call.outcome)
    .toBe('version 2');
});

test('a caller meets the same version again, and while its share grows nobody goes back to the one before', async () => {
  await publish({ percent: 50 });
  const [newer, older, later] = [
    await callerBetween(0, 0.5),
    await callerBetween(0.8, 1),
    await callerBetween(0.5, 0.7),
  ];
  expect([await callFrom(newer), await callFrom(newer)]).toEqual([spokenBy(2), spokenBy(2)]);
  expect([await callFrom(older), await callFrom(older)]).toEqual([spokenBy(1), spokenBy(1)]);
  expect(await callFrom(later)).toEqual(spokenBy(1));
  const { revision: seen, weights } = await deployment();
  const shares = weights.map(({ flowVersionId }, index) => ({ flowVersionId, percent: index === 0 ? 75 : 25 }));
  await ask(`PUT /agents/${agentId}/deployment`, { revision: seen, shares });
  expect([await callFrom(newer), await callFrom(later), await callFrom(older)]).toEqual([2, 2, 1].map(spokenBy));
  await rollBack();
  expect([await callFrom(newer), await callFrom(later)]).toEqual([1, 1].map(spokenBy));
});
