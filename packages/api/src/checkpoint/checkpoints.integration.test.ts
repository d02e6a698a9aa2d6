import { createFlowCheckpoint } from '@aybiza/db/flow-checkpoints';
import { listFlows } from '@aybiza/db/flows';
import { smallFlow } from '@aybiza/db/testing/seed';
import { useDatabase } from '@aybiza/db/testing/use-database';
import { systemClock } from '@aybiza/foundation/clock';
import { type AgentId, agentIdSchema, type WorkspaceId } from '@aybiza/foundation/ids';
import { silentLogger } from '@aybiza/foundation/logger';
import { fakeClock } from '@aybiza/foundation/testing/fake-clock';
import { readFlow, writeChange } from '@aybiza/shared-flow';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { z } from 'zod';
import { DraftKeeper } from '../live/draft-keeper.ts';
import { type Credentials, startTestApi, type TestApi } from '../testing/start-test-api.ts';

const MINUTE = 60_000;
const world = useDatabase();
/** The database says itself when an agent was made. */
const clock = fakeClock(systemClock().now());
let api: TestApi;
let workspaceId: WorkspaceId;
let ann: Credentials;
let annId: string;
let agentId: AgentId;

beforeAll(async () => {
  api = await startTestApi(world, { clock });
  workspaceId = await api.workspace('checkpoints');
  ({ credentials: ann, userId: annId } = await api.person('ann', [{ workspaceId, role: 'publisher' }]));
});

beforeEach(async () => {
  const { body } = await api.call('agent.create', { name: 'Reception', template: 'empty' }, ann);
  agentId = z.object({ agentId: agentIdSchema }).parse(body).agentId;
});

afterAll(() => api.stop());

async function flowIdOf() {
  const [entry] = await world.db.forWorkspace(workspaceId, (tx) => listFlows(tx, agentId));
  if (entry === undefined) throw new Error('the agent has a draft');
  return entry.id;
}

/** The draft, as it is open while somebody edits it. */
async function openDraft() {
  const doc = new Y.Doc();
  const keeper = new DraftKeeper({
    db: world.db,
    clock,
    logger: silentLogger(),
    workspaceId,
    flowId: await flowIdOf(),
    doc,
    onSaved: () => undefined,
    onGone: () => undefined,
  });
  await keeper.open();
  keeper.editedBy(annId);
  return {
    async callIt(name: string) {
      const before = readFlow(doc);
      writeChange(doc, { before, after: { ...before, name } }, null);
      expect((await keeper.save()).status).toBe('saved');
    },
  };
}

const listedSchema = z.array(
  z.object({ id: z.string(), reason: z.string(), name: z.string(), createdByName: z.string().nullable() }),
);

async function listed() {
  return listedSchema.parse((await api.call('checkpoint.list', { agentId }, ann)).body);
}

/** What the draft was called in each checkpoint, newest first. */
async function namesKept(): Promise<string[]> {
  const flows = (await listed()).map(({ id }) => api.call('checkpoint.get', { checkpointId: id }, ann));
  const schema = z.object({ flow: z.object({ name: z.string() }) });
  return (await Promise.all(flows)).map(({ body }) => schema.parse(body).flow.name);
}

describe('while somebody edits', () => {
  it('keeps what was there before the first edit, then at most every half hour', async () => {
    const draft = await openDraft();
    for (let minute = 1; minute <= 65; minute += 1) {
      clock.advance(MINUTE);
      await draft.callIt(`Minute ${minute}`);
    }
    expect(await namesKept()).toEqual(['Minute 60', 'Minute 30', 'Reception']);
    expect((await listed())[0]).toMatchObject({ reason: 'automatic', name: '', createdByName: annId });
  });

  it('keeps what somebody left behind when the next one begins after a pause', async () => {
    const draft = await openDraft();
    await draft.callIt('Yesterday, begun');
    clock.advance(5 * MINUTE);
    await draft.callIt('Yesterday, done');
    clock.advance(20 * 60 * MINUTE);
    await draft.callIt('Today, begun');
    clock.advance(MINUTE);
    await draft.callIt('Today, done');
    expect((await namesKept())[0]).toBe('Yesterday, done');
    expect(await listed()).toHaveLength(2);
  });

  it('keeps one after two hundred saves, however quick they were', async () => {
    const draft = await openDraft();
    for (let save = 0; save <= 201; save += 1) await draft.callIt(`Save ${save}`);
    expect(await listed()).toHaveLength(2);
  });

  it('lets go of all but the last of each day, and of none that has a name', async () => {
    const draft = await openDraft();
    await draft.callIt('First');
    await api.call('checkpoint.create', { agentId, reason: 'named', name: 'Before the holidays' }, ann);
    for (let hour = 0; hour < 72; hour += 1) {
      clock.advance(60 * MINUTE);
      await draft.callIt(`Hour ${hour}`);
    }
    const checkpoints = await listed();
    expect(checkpoints.map(({ name }) => name)).toContain('Before the holidays');
    // A day of hours, the last ones of the days before, and the named one.
    expect(checkpoints.length).toBeGreaterThanOrEqual(27);
    expect(checkpoints.length).toBeLessThanOrEqual(30);
  });
});

describe('a checkpoint', () => {
  it('is made before something else takes the draft’s place, once for the same draft', async () => {
    for (const reason of ['beforeRestore', 'beforeRestore', 'beforeImport'])
      expect((await api.call('checkpoint.create', { agentId, reason }, ann)).status).toBe(200);
    expect((await listed()).map(({ reason }) => reason)).toEqual(['beforeRestore']);
  });

  it('is made of what a whole flow that is sent in replaces', async () => {
    await api.call('flow.saveDraft', { agentId, flow: smallFlow('One.'), revision: 1 }, ann);
    clock.advance(MINUTE);
    await api.call('flow.saveDraft', { agentId, flow: smallFlow('Two.'), revision: 2 }, ann);
    expect((await listed()).map(({ reason }) => reason)).toEqual(['beforeImport', 'beforeImport']);
    expect((await namesKept())[0]).toBe('Small');
  });

  it('gets a name, and loses it again', async () => {
    const { body } = await api.call('checkpoint.create', { agentId, reason: 'beforeImport' }, ann);
    const { checkpointId } = z.object({ checkpointId: z.string() }).parse(body);
    await api.call('checkpoint.rename', { checkpointId, name: ' Summer hours ' }, ann);
    expect((await listed())[0]).toMatchObject({ name: 'Summer hours', reason: 'beforeImport' });
    await api.call('checkpoint.rename', { checkpointId, name: '' }, ann);
    expect((await listed())[0]?.name).toBe('');
  });

  it('with a name has to have one, and there are at most a hundred of them', async () => {
    const create = (name: string) => api.call('checkpoint.create', { agentId, reason: 'named', name }, ann);
    expect((await create(' ')).status).toBe(400);
    const flowId = await flowIdOf();
    const about = {
      flowId,
      revision: 1,
      document: smallFlow(),
      contentHash: '',
      reason: 'named',
      createdBy: annId,
    } as const;
    await world.db.forWorkspace(workspaceId, async (tx) => {
      const at = { draftSavedAt: clock.now(), createdAt: clock.now() };
      for (let count = 1; count < 100; count += 1)
        await createFlowCheckpoint(tx, { ...about, ...at, name: `Number ${count}` });
    });
    expect((await create('The hundredth')).status).toBe(200);
    expect(await create('One more')).toMatchObject({ status: 409, code: 'TOO_MANY_CHECKPOINTS' });
    expect(await listed()).toHaveLength(100);
  });
});

it('a version has the name that it was published with', async () => {
  await api.call('flow.saveDraft', { agentId, flow: smallFlow(), revision: 1 }, ann);
  await api.call('flow.publish', { agentId, name: 'Opening day', note: 'Hello to callers.' }, ann);
  await api.call('flow.publish', { agentId }, ann);
  const { body } = await api.call('flow.listVersions', { agentId }, ann);
  expect(body).toMatchObject([
    { number: 2, name: '' },
    { number: 1, name: 'Opening day', note: 'Hello to callers.', publishedByName: annId },
  ]);
});
