import { listAuditEntries } from '@aybiza/db/audit-entries';
import { findPublishedVersion } from '@aybiza/db/flow-versions';
import { useDatabase } from '@aybiza/db/testing/use-database';
import { type AgentId, agentIdSchema, type PublishRequestId, type WorkspaceId } from '@aybiza/foundation/ids';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { getPublishedOutput } from '../flow/get-published.schema.ts';
import { listVersionsOutput } from '../flow/list-versions.schema.ts';
import { type Credentials, startTestApi, type TestApi } from '../testing/start-test-api.ts';
import { askApprovalOutput } from './ask-approval.schema.ts';
import { getApprovalOutput } from './get-approval.schema.ts';

const world = useDatabase();
const draftSchema = z.object({ flow: getPublishedOutput.shape.flow, revision: z.int() });
let testApi: TestApi;
let workspaceId: WorkspaceId;
let owner: Credentials;
let publisher: Credentials;
let editor: Credentials;
let stranger: Credentials;
let agentId: AgentId;

beforeAll(async () => {
  testApi = await startTestApi(world);
  workspaceId = await testApi.workspace('approval');
  const elsewhere = await testApi.workspace('elsewhere');
  owner = (await testApi.person('owner', [{ workspaceId, role: 'owner' }])).credentials;
  publisher = (await testApi.person('publisher', [{ workspaceId, role: 'publisher' }])).credentials;
  editor = (await testApi.person('editor', [{ workspaceId, role: 'editor' }])).credentials;
  stranger = (await testApi.person('stranger', [{ workspaceId: elsewhere, role: 'owner' }])).credentials;
});

beforeEach(async () => {
  agentId = await newAgent(owner);
});

afterAll(() => testApi.stop());

async function newAgent(by: Credentials) {
  const { body } = await testApi.call('agent.create', { name: 'Reception', template: 'empty' }, by);
  return z.object({ agentId: agentIdSchema }).parse(body).agentId;
}

const call = (name: string, input: object, as: Credentials) => testApi.call(`approval.${name}`, input, as);
const needApproval = () => call('require', { agentId, isNeeded: true }, owner);
const publish = (as: Credentials) => testApi.call('flow.publish', { agentId }, as);

async function ask(as: Credentials, note = 'Friendlier.'): Promise<PublishRequestId> {
  const asked = askApprovalOutput.parse((await call('ask', { agentId, note }, as)).body);
  if (asked.status !== 'asked') throw new Error('the draft has errors');
  return asked.requestId;
}

async function look(as: Credentials) {
  return getApprovalOutput.parse((await call('get', { agentId }, as)).body);
}

async function say(text: string) {
  const { flow, revision } = draftSchema.parse((await testApi.call('flow.getDraft', { agentId }, editor)).body);
  if (flow.nodes.goodbye?.kind !== 'end') throw new Error('the empty template says goodbye');
  flow.nodes.goodbye.data.text = text;
  return testApi.call('flow.saveDraft', { agentId, flow, revision }, editor);
}

async function versions() {
  return listVersionsOutput.parse((await testApi.call('flow.listVersions', { agentId }, owner)).body);
}

async function audited() {
  const entries = await world.db.forWorkspace(workspaceId, (tx) => listAuditEntries(tx, 100));
  return entries.filter(({ subject }) => subject === agentId).map(({ action }) => action);
}

test('where approval is needed nobody publishes without it, not even an owner or a key', async () => {
  await needApproval();
  const key = await testApi.key(workspaceId, ['flows:publish']);
  for (const as of [owner, publisher, key]) {
    expect(await publish(as)).toMatchObject({ status: 412, code: 'APPROVAL_NEEDED' });
  }
  expect(await versions()).toEqual([]);
});

test('what an editor asks for is published by an approval, with their note, and everything is written down', async () => {
  const requestId = await ask(editor);
  expect((await look(publisher)).request).toMatchObject({ status: 'open', note: 'Friendlier.', isOwn: false });
  const { body: card } = await testApi.call('agent.get', { agentId }, publisher);
  expect(card).toMatchObject({ waitsForApproval: true });
  expect((await call('approve', { requestId }, publisher)).body).toEqual({ status: 'published', number: 1 });
  expect(await versions()).toMatchObject([{ number: 1, note: 'Friendlier.', live: true }]);
  expect((await look(editor)).request).toBeNull();
  expect(await audited()).toEqual([
    'flow.published',
    'publishRequest.approved',
    'publishRequest.asked',
    'agent.created',
  ]);
});

test('nobody approves what they asked for themselves', async () => {
  await needApproval();
  const requestId = await ask(publisher);
  expect((await call('approve', { requestId }, publisher)).code).toBe('FORBIDDEN');
  expect(await publish(publisher)).toMatchObject({ code: 'APPROVAL_NEEDED' });
  expect((await call('approve', { requestId }, owner)).body).toEqual({ status: 'published', number: 1 });
});

test('whoever is the only one who may publish approves their own request, and is told that they are alone', async () => {
  const lonely = await testApi.workspace('lonely');
  const self = (await testApi.person('self', [{ workspaceId: lonely, role: 'owner' }])).credentials;
  agentId = await newAgent(self);
  await call('require', { agentId, isNeeded: true }, self);
  const requestId = await ask(self);
  expect(await look(self)).toMatchObject({ isAlone: true, request: { isOwn: true } });
  expect((await call('approve', { requestId }, self)).body).toMatchObject({ status: 'published' });
});

test('a draft that was changed after it was asked for is never published by the approval', async () => {
  await needApproval();
  const requestId = await ask(editor);
  await say('Something that nobody has looked at.');
  expect((await look(owner)).request).toMatchObject({ status: 'outdated' });
  expect((await call('approve', { requestId }, owner)).body).toEqual({ status: 'outdated' });
  expect(await versions()).toEqual([]);
  expect((await call('approve', { requestId }, owner)).code).toBe('REQUEST_SETTLED');
  const again = await ask(editor, 'Looked at.');
  expect((await call('approve', { requestId: again }, owner)).body).toMatchObject({ status: 'published' });
});

test('an approval alone publishes nothing, and counts for that content once', async () => {
  await needApproval();
  const requestId = await ask(publisher);
  expect((await call('approve', { requestId, publish: false }, owner)).body).toEqual({ status: 'approved' });
  expect(await versions()).toEqual([]);
  await say('Changed after the approval.');
  expect((await publish(publisher)).code).toBe('APPROVAL_NEEDED');
  await say('Goodbye.');
  const second = await ask(publisher);
  await call('approve', { requestId: second, publish: false }, owner);
  expect((await publish(publisher)).body).toMatchObject({ status: 'published', number: 1 });
  expect((await publish(publisher)).code).toBe('APPROVAL_NEEDED');
});

test('the version is called what it was called when it was asked for, unless whoever publishes calls it otherwise', async () => {
  await needApproval();
  const asked = async () => {
    const input = { agentId, name: 'Summer hours', note: 'Open till nine.' };
    return askApprovalOutput.parse((await call('ask', input, editor)).body);
  };
  const first = await asked();
  expect((await look(owner)).request).toMatchObject({ name: 'Summer hours' });
  await call('approve', { requestId: first.status === 'asked' && first.requestId, publish: false }, owner);
  await publish(publisher);
  expect(await versions()).toMatchObject([{ number: 1, name: 'Summer hours', note: 'Open till nine.' }]);
  await say('Till nine!');
  const second = await asked();
  await call('approve', { requestId: second.status === 'asked' && second.requestId }, owner);
  expect((await versions())[0]).toMatchObject({ number: 2, name: 'Summer hours' });
  await say('Till ten!');
  const third = await asked();
  await call('approve', { requestId: third.status === 'asked' && third.requestId, publish: false }, owner);
  await testApi.call('flow.publish', { agentId, name: 'Late hours' }, publisher);
  expect((await versions())[0]).toMatchObject({ number: 3, name: 'Late hours', note: 'Open till nine.' });
});

test('of two who approve at once, one publishes', async () => {
  const requestId = await ask(editor);
  const replies = await Promise.all([owner, publisher].map((as) => call('approve', { requestId }, as)));
  expect(replies.map(({ code }) => code).toSorted()).toEqual(['REQUEST_SETTLED', undefined]);
  expect(await versions()).toHaveLength(1);
});

test('when somebody saves in the very moment of an approval, either what was asked for is published or nothing', async () => {
  for (let round = 0; round < 5; round += 1) {
    agentId = await newAgent(owner);
    const asked = draftSchema.parse((await testApi.call('flow.getDraft', { agentId }, editor)).body).flow;
    const requestId = await ask(editor);
    const [{ body }] = await Promise.all([call('approve', { requestId }, owner), say('In between.')]);
    const { status } = z.object({ status: z.string() }).parse(body);
    const published = await world.db.forWorkspace(workspaceId, (tx) =>
      findPublishedVersion(tx, { agentId, number: 1 }),
    );
    expect(published?.document).toEqual(status === 'published' ? asked : undefined);
  }
});

test('a declined request says why, a withdrawn one is gone, and only whoever asked takes it back', async () => {
  const declined = await ask(editor);
  await call('decline', { requestId: declined, reason: 'Too long.' }, owner);
  expect((await look(editor)).request).toMatchObject({ status: 'declined', reason: 'Too long.' });
  const requestId = await ask(editor);
  expect((await call('withdraw', { requestId }, owner)).code).toBe('FORBIDDEN');
  await call('withdraw', { requestId }, editor);
  expect((await look(owner)).request).toBeNull();
  expect((await call('approve', { requestId }, owner)).code).toBe('REQUEST_SETTLED');
});

test('the same is asked for once, and another content takes its place', async () => {
  await ask(editor);
  expect((await call('ask', { agentId }, publisher)).code).toBe('ALREADY_ASKED');
  await say('Another one.');
  await ask(publisher, 'The newer one.');
  expect((await look(owner)).request).toMatchObject({ status: 'open', note: 'The newer one.' });
});

test('a viewer may not ask, and another workspace sees and decides nothing', async () => {
  const requestId = await ask(editor);
  const viewer = (await testApi.person('viewer', [{ workspaceId, role: 'viewer' }])).credentials;
  expect((await call('ask', { agentId }, viewer)).code).toBe('FORBIDDEN');
  for (const [name, input] of [
    ['get', { agentId }],
    ['ask', { agentId }],
    ['require', { agentId, isNeeded: true }],
    ['approve', { requestId }],
    ['decline', { requestId, reason: 'No.' }],
    ['withdraw', { requestId }],
  ] as const) {
    expect([name, (await call(name, input, stranger)).code]).toEqual([name, 'NOT_FOUND']);
  }
});
