import type { Bus } from '@aybiza/backbone/bus/port';
import { createPostgresBus } from '@aybiza/backbone/bus/postgres';
import { draftTopic } from '@aybiza/backbone/drafts/draft-news';
import { createAgent } from '@aybiza/db/agents';
import type { Tx } from '@aybiza/db/client';
import { findFlowCheckpoint, listFlowCheckpoints } from '@aybiza/db/flow-checkpoints';
import { askForWriting, findWriting, noteWriting } from '@aybiza/db/flow-writings';
import { createFlow, lockDraft, writeDraft } from '@aybiza/db/flows';
import { seedWorkspace, smallFlow } from '@aybiza/db/testing/seed';
import { useDatabase } from '@aybiza/db/testing/use-database';
import { systemClock } from '@aybiza/foundation/clock';
import type { FlowId, WorkspaceId } from '@aybiza/foundation/ids';
import { silentLogger } from '@aybiza/foundation/logger';
import { newId } from '@aybiza/foundation/new-id';
import { PATIENCE_MS } from '@aybiza/foundation/testing/patience';
import { createFakeLlm, type FakeLlmReply } from '@aybiza/providers/llm/fake';
import type { LanguageModel } from '@aybiza/providers/llm/port';
import { encodeFlow, readFlow } from '@aybiza/shared-flow';
import { expect, onTestFinished, test } from 'vitest';
import * as Y from 'yjs';
import { aModel } from '../testing/a-model.ts';
import { aTry } from '../testing/job-try.ts';
import { createWriteFlow } from './write-flow.ts';

const world = useDatabase();

interface Line {
  readonly workspaceId: WorkspaceId;
  readonly flowId: FlowId;
}

/** A draft that somebody has open, and wants written. */
async function wantedLine(): Promise<Line> {
  const workspaceId = await seedWorkspace(world.db, `line-${newId('workspace').toLowerCase()}`);
  return world.db.forWorkspace(workspaceId, async (tx) => {
    const { id: agentId } = await createAgent(tx, { name: 'Bakery' });
    const { id: flowId } = await createFlow(tx, { agentId, document: smallFlow() });
    const draft = await lockDraft(tx, flowId);
    if (draft !== undefined)
      await writeDraft(tx, draft, { sharedState: encodeFlow(smallFlow()), savedBy: null, savedAt: 0 });
    await askForWriting(tx, { flowId, description: 'A bakery. People order cakes.', askedBy: null });
    return { workspaceId, flowId };
  });
}

const stateOf = ({ workspaceId, flowId }: Line) =>
  world.db.forWorkspace(workspaceId, async (tx) => {
    const draft = await lockDraft(tx, flowId);
    return { writing: await findWriting(tx, flowId), document: draft?.document, shared: draft?.sharedState };
  });

const GREET: FakeLlmReply = {
  toolUses: [
    {
      id: 'u1',
      name: 'put_steps',
      input: { steps: [{ id: 'hello', kind: 'say', label: 'Greeting', data: { text: 'Hello.' } }] },
    },
    {
      id: 'u2',
      name: 'put_wires',
      input: {
        wires: [
          { from: 'start', port: 'next', to: 'hello' },
          { from: 'hello', port: 'next', to: 'bye' },
        ],
      },
    },
  ],
};
const FINISH: FakeLlmReply = { toolUses: [{ id: 'u3', name: 'finish', input: { summary: 'Callers are greeted.' } }] };

interface Writing {
  reply(index: number): FakeLlmReply;
  /** Between a question and its answer. */
  meanwhile?(index: number, tx: Tx): Promise<unknown>;
  bus?: Bus;
  isPractice?: boolean;
}

/** Does the job as the worker does. Gives how often the model was asked. */
async function write({ workspaceId, flowId }: Line, options: Writing): Promise<number> {
  const { reply, meanwhile, bus, isPractice = false } = options;
  const model = createFakeLlm({ clock: systemClock(), reply: (_request, index) => reply(index) });
  const llm: LanguageModel = {
    async converse(request, asked) {
      await world.db.forWorkspace(workspaceId, async (tx) => meanwhile?.(model.requests.length, tx));
      return model.converse(request, asked);
    },
  };
  const handler = createWriteFlow({
    db: world.db,
    clock: systemClock(),
    logger: silentLogger(),
    openModel: async () => aModel({ llm, isPractice }),
    bus,
  });
  const result = await handler.run(aTry(workspaceId, { flowId }));
  await world.db.forWorkspace(workspaceId, async (tx) => {
    if (result.status === 'done') await result.effect(tx);
    await handler.onSettled?.(tx, { flowId });
  });
  return model.requests.length;
}

test('what the model writes is in the draft and in what people have open, and pages are told', async () => {
  const line = await wantedLine();
  const bus = createPostgresBus({ url: world.place.appUrl, onError: () => {}, waitMs: PATIENCE_MS });
  onTestFinished(() => bus.close());
  const heard: unknown[] = [];
  await bus.subscribe(draftTopic(line.flowId), (message) => heard.push(message));
  await write(line, { bus, reply: (index) => (index === 0 ? GREET : FINISH) });
  const { writing, document, shared } = await stateOf(line);
  expect(writing).toMatchObject({ status: 'finished', summary: 'Callers are greeted.', errors: 0 });
  expect(document?.nodes).toHaveProperty('hello');
  const doc = new Y.Doc();
  Y.applyUpdate(doc, shared ?? new Uint8Array());
  expect(readFlow(doc)).toEqual(document);
  await expect.poll(() => heard).toEqual([{ from: 'database', say: 'look' }]);
});

test('what was drawn before is kept as a checkpoint', async () => {
  const line = await wantedLine();
  await write(line, { reply: (index) => (index === 0 ? GREET : FINISH) });
  const kept = await world.db.forWorkspace(line.workspaceId, async (tx) => {
    const [newest] = await listFlowCheckpoints(tx, line.flowId);
    return newest && findFlowCheckpoint(tx, newest.id);
  });
  expect(kept).toMatchObject({ reason: 'beforeImport', document: smallFlow() });
});

test('what people edit meanwhile stays', async () => {
  const line = await wantedLine();
  await write(line, {
    reply: (index) => (index === 0 ? GREET : FINISH),
    async meanwhile(index, tx) {
      const draft = index === 0 ? await lockDraft(tx, line.flowId) : undefined;
      if (draft === undefined) return;
      await writeDraft(tx, draft, {
        document: { ...draft.document, name: 'Corner bakery' },
        savedBy: null,
        savedAt: 0,
      });
    },
  });
  const { document } = await stateOf(line);
  expect(document).toMatchObject({ name: 'Corner bakery', nodes: { hello: { kind: 'say' } } });
});

test('a person stops it: the model is asked nothing more, what it wrote stays, and it stays stopped', async () => {
  const line = await wantedLine();
  const asked = await write(line, {
    reply: () => GREET,
    meanwhile: async (index, tx) => index === 1 && noteWriting(tx, line.flowId, { status: 'stopped' }),
  });
  const { writing, document } = await stateOf(line);
  expect(writing).toMatchObject({ status: 'stopped', endedAt: expect.any(Number) });
  expect(document?.nodes).toHaveProperty('hello');
  expect(asked).toBe(2);
});

test('the practice model is not asked: the writing has failed, and can be asked for again', async () => {
  const line = await wantedLine();
  expect(await write(line, { isPractice: true, reply: () => FINISH })).toBe(0);
  expect(await stateOf(line)).toMatchObject({ writing: { status: 'failed' } });
  const again = { flowId: line.flowId, description: 'A bakery that also sells coffee.', askedBy: null };
  await world.db.forWorkspace(line.workspaceId, async (tx) => {
    expect(await askForWriting(tx, again)).toBe(true);
    expect(await askForWriting(tx, again)).toBe(false);
  });
});
