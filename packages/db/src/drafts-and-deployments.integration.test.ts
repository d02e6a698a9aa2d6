import {
  deploymentIdSchema,
  type FlowId,
  type FlowVersionId,
  flowVersionIdSchema,
  type WorkspaceId,
} from '@aybiza/foundation/ids';
import { newId } from '@aybiza/foundation/new-id';
import { beforeAll, expect, test } from 'vitest';
import { createAgent, findAgent, listAgents, updateAgent } from './agents.ts';
import {
  drawVersion,
  findLiveDeployment,
  listDeploymentChanges,
  listDeployments,
  placeOfCaller,
  saveDeployment,
} from './deployments.ts';
import { createFlowVersion, findFlowVersion, listFlowVersions } from './flow-versions.ts';
import { createFlow, deleteFlow, findDraft, listFlows, lockDraft, writeDraft } from './flows.ts';
import {
  addPhoneNumber,
  findNumberFallback,
  findNumberOwner,
  findPbxLine,
  listDeployedNumbers,
  listNumberFallbacks,
  listPhoneNumbers,
  removePhoneNumber,
  setPbxSecret,
  updatePhoneNumber,
} from './phone-numbers.ts';
import { findStatechart, saveStatechart } from './statecharts.ts';
import { type PublishedAgent, seedPublishedAgent, seedWorkspace, smallFlow } from './testing/seed.ts';
import { useDatabase } from './testing/use-database.ts';
import { clientOf, type Tx } from './transaction.ts';
import { suspendWorkspace } from './workspaces.ts';

const world = useDatabase();
let workspaceId: WorkspaceId;
let published: PublishedAgent;
const inWorkspace = <Value>(work: (tx: Tx) => Promise<Value>) => world.db.forWorkspace(workspaceId, work);

beforeAll(async () => {
  workspaceId = await seedWorkspace(world.db, 'drafts');
  published = await inWorkspace(seedPublishedAgent);
});

const SAVED_AT = Date.UTC(2026, 10, 23, 9);

test('an agent keeps what a change does not mention', async () => {
  const changed = await inWorkspace(async (tx) => {
    const { id } = await createAgent(tx, { name: 'Night desk', persona: 'Calm.' });
    return updateAgent(tx, id, { voice: 'aura-2-thalia-en' });
  });
  expect(changed).toMatchObject({ name: 'Night desk', persona: 'Calm.', voice: 'aura-2-thalia-en', language: 'en-US' });
  expect((await inWorkspace(listAgents)).map(({ name }) => name)).toEqual(['Reception', 'Night desk']);
});

test('an agent that does not exist is undefined', async () => {
  expect(await inWorkspace((tx) => findAgent(tx, newId('agent')))).toBeUndefined();
});

test('a saved draft comes back as it was, one revision on', async () => {
  const document = smallFlow('Goodbye, Zoë 🦷.');
  const found = await inWorkspace(async (tx) => {
    const { id } = await createFlow(tx, { agentId: published.agentId, document: smallFlow() });
    await writeDraft(tx, await locked(tx, id), { document, savedBy: 'user-1', savedAt: SAVED_AT });
    return findDraft(tx, id);
  });
  expect(found).toMatchObject({ revision: 2, updatedBy: 'user-1', document });
});

test('two who write at once write one after the other', async () => {
  const { id } = await inWorkspace((tx) => createFlow(tx, { agentId: published.agentId, document: smallFlow() }));
  const save = (text: string) =>
    inWorkspace(async (tx) =>
      writeDraft(tx, await locked(tx, id), { document: smallFlow(text), savedBy: text, savedAt: SAVED_AT }),
    );
  const saved = await Promise.all([save('one'), save('two')]);
  expect(saved.map(({ revision }) => revision).sort()).toEqual([2, 3]);
  expect((await inWorkspace((tx) => findDraft(tx, id)))?.revision).toBe(3);
});

test('what people edit together is kept beside the draft, which keeps its revision', async () => {
  const sharedState = new Uint8Array([1, 2, 3]);
  const kept = await inWorkspace(async (tx) => {
    const { id } = await createFlow(tx, { agentId: published.agentId, document: smallFlow() });
    await writeDraft(tx, await locked(tx, id), { sharedState, savedBy: null, savedAt: SAVED_AT });
    return lockDraft(tx, id);
  });
  expect(kept).toMatchObject({ revision: 1, document: smallFlow(), updatedBy: null });
  expect(Buffer.from(kept?.sharedState ?? [])).toEqual(Buffer.from(sharedState));
});

test('a draft that was deleted cannot be locked', async () => {
  const found = await inWorkspace(async (tx) => {
    const { id } = await createFlow(tx, { agentId: published.agentId, document: smallFlow() });
    await deleteFlow(tx, id);
    return lockDraft(tx, id);
  });
  expect(found).toBeUndefined();
});

async function locked(tx: Tx, id: FlowId) {
  const draft = await lockDraft(tx, id);
  if (draft === undefined) throw new Error('the draft is there');
  return draft;
}

test('a list of drafts is without documents', async () => {
  const entries = await inWorkspace((tx) => listFlows(tx, published.agentId));
  expect(entries[0]?.id).toBe(published.draft.id);
  expect(entries.every((entry) => !('document' in entry))).toBe(true);
});

test('a stored document that is no flow is an operational error', async () => {
  const read = inWorkspace(async (tx) => {
    const { id } = await createFlow(tx, { agentId: published.agentId, document: smallFlow() });
    await clientOf(tx).flow.update({ where: { id }, data: { flowDocument: { schemaVersion: 999 } } });
    return findDraft(tx, id);
  });
  await expect(read).rejects.toMatchObject({ code: 'STORED_VALUE_INVALID', retryable: false });
});

test('versions that are published at once get numbers of their own', async () => {
  const { draft, version } = published;
  const publish = () =>
    inWorkspace((tx) =>
      createFlowVersion(tx, {
        flowId: draft.id,
        name: '',
        note: 'again',
        document: draft.document,
        statechartHash: version.statechartHash,
        publishedBy: 'user-1',
      }),
    );
  await Promise.all([publish(), publish(), publish()]);
  const versions = await inWorkspace((tx) => listFlowVersions(tx, draft.id));
  expect(versions.map(({ number }) => number)).toEqual([4, 3, 2, 1]);
});

test('a version comes back with the document it was published with', async () => {
  const found = await inWorkspace((tx) => findFlowVersion(tx, published.version.id));
  expect(found).toEqual(published.version);
});

test('a statechart is kept once, under its hash', async () => {
  const { statechartHash } = published.version;
  const before = await inWorkspace((tx) => findStatechart(tx, statechartHash));
  if (before === undefined) throw new Error('the seed saved a statechart');
  const settings = { ...before.settings, apology: 'Another.' };
  await inWorkspace((tx) => saveStatechart(tx, { hash: statechartHash, document: { ...before, settings } }));
  expect(await inWorkspace((tx) => findStatechart(tx, statechartHash))).toEqual(before);
  expect(await inWorkspace((tx) => findStatechart(tx, 'no such hash'))).toBeUndefined();
});

test('a deployment is replaced in place: numbers that point at it stay', async () => {
  const { agentId, version } = published;
  const weight = { flowVersionId: version.id, statechartHash: version.statechartHash, weight: 1 };
  const save = (weights: (typeof weight)[]) =>
    inWorkspace((tx) => saveDeployment(tx, { agentId, environment: 'live', weights }));
  const first = await save([weight]);
  const second = await save([{ ...weight, weight: 90 }]);
  if (first.status !== 'saved' || second.status !== 'saved') throw new Error('both were to be saved');
  expect(second.deployment.id).toBe(first.deployment.id);
  const live = await inWorkspace((tx) => findLiveDeployment(tx, first.deployment.id));
  expect(live?.weights).toEqual([{ ...weight, weight: 90 }]);
  expect(await inWorkspace((tx) => listDeployments(tx, agentId))).toEqual([live]);
});

test('two who change the shares of one revision: the second is told, and the history has who changed what', async () => {
  const { agentId, version } = published;
  const environment = 'staging';
  const weights = [{ flowVersionId: version.id, statechartHash: version.statechartHash, weight: 100 }];
  const first = await inWorkspace((tx) => saveDeployment(tx, { agentId, environment, weights }));
  if (first.status !== 'saved') throw new Error('it is new');
  const share = (changedBy: string) =>
    inWorkspace((tx) =>
      saveDeployment(tx, { agentId, environment, weights, reason: 'shared', changedBy, revision: 1 }),
    );
  expect((await Promise.all([share('user-1'), share('user-2')])).map(({ status }) => status).sort()).toEqual([
    'saved',
    'stale',
  ]);
  const changes = await inWorkspace((tx) => listDeploymentChanges(tx, first.deployment.id, 10));
  expect(changes).toMatchObject([
    { revision: 2, reason: 'shared', changedBy: expect.stringMatching(/^user-/), weights },
    { revision: 1, reason: 'published', changedBy: null },
  ]);
});

test('a caller keeps the version, and nobody goes back to the old one while the share of the new one grows', () => {
  const deploymentId = deploymentIdSchema.parse('dep_sticky0');
  const versionFor = (caller: number, share: number) => {
    const weights = [
      { name: 'new', weight: share },
      { name: 'old', weight: 100 - share },
    ];
    return drawVersion(
      weights,
      placeOfCaller(deploymentId, `+4930${1_000_000 + caller}`, () => 0.5),
    ).name;
  };
  const callers = Array.from({ length: 2_000 }, (_, caller) => caller);
  const onNew = (share: number) => callers.filter((caller) => versionFor(caller, share) === 'new');
  const [few, more] = [onNew(10), onNew(25)];
  expect(few.length / callers.length).toBeCloseTo(0.1, 1);
  expect(more.length / callers.length).toBeCloseTo(0.25, 1);
  expect(few.filter((caller) => !more.includes(caller))).toEqual([]);
  expect(onNew(10)).toEqual(few);
});

test('callers without a number are placed by lot', () => {
  const deploymentId = deploymentIdSchema.parse('dep_sticky0');
  expect(placeOfCaller(deploymentId, 'anonymous', () => 0.25)).toBe(0.25);
});

test('whom a number names is found of a suspended workspace, too', async () => {
  const fallbackNumber = '+41445550099';
  const suspended = await seedWorkspace(world.db, 'away');
  await world.db.forWorkspace(suspended, async (tx) => {
    await addPhoneNumber(tx, { e164: '+41445550077', fallbackNumber });
    await suspendWorkspace(tx, { eraseAt: null });
  });
  const found = { e164: '+41445550077', workspaceId: suspended, to: fallbackNumber };
  expect(await findNumberFallback(world.db, '+41445550077')).toEqual(found);
  expect(await findNumberFallback(world.db, '+41445550078')).toBeUndefined();
  expect(await listNumberFallbacks(world.db, 10)).toEqual([found]);
});

test.each([
  ['a version that does not exist', flowVersionIdSchema.parse('ver_nosuchversion'), undefined],
  ['a hash that is not the version’s', undefined, 'another hash'],
])('%s cannot be deployed', async (_case, otherId: FlowVersionId | undefined, otherHash: string | undefined) => {
  const { agentId, version } = published;
  const weight = {
    flowVersionId: otherId ?? version.id,
    statechartHash: otherHash ?? version.statechartHash,
    weight: 1,
  };
  const outcome = await inWorkspace((tx) => saveDeployment(tx, { agentId, environment: 'staging', weights: [weight] }));
  expect(outcome).toEqual({ status: 'unknownVersion' });
});

test('a call to a number finds its workspace and deployment', async () => {
  const { agentId, version } = published;
  const weights = [{ flowVersionId: version.id, statechartHash: version.statechartHash, weight: 1 }];
  const { deploymentId, phoneNumberId } = await inWorkspace(async (tx) => {
    const saved = await saveDeployment(tx, { agentId, environment: 'staging', weights });
    const added = await addPhoneNumber(tx, { e164: '+41445550001' });
    if (saved.status !== 'saved' || added.status !== 'added') throw new Error('both are new');
    await updatePhoneNumber(tx, added.phoneNumber.id, { deploymentId: saved.deployment.id, label: 'Main' });
    return { deploymentId: saved.deployment.id, phoneNumberId: added.phoneNumber.id };
  });
  const owner = { workspaceId, phoneNumberId, deploymentId };
  expect(await findNumberOwner(world.db, '+41445550001')).toEqual(owner);
  expect(await listDeployedNumbers(world.db, 10)).toEqual([{ e164: '+41445550001', ...owner }]);
  expect(await findNumberOwner(world.db, '+41445559999')).toBeUndefined();
});

test('a PBX opens the line whose secret it shows, until another one is issued or none is any more', async () => {
  const first = '1'.repeat(64);
  const second = '2'.repeat(64);
  const id = await inWorkspace(async (tx) => {
    const added = await addPhoneNumber(tx, { e164: '+41445550009' });
    if (added.status !== 'added') throw new Error('it is new');
    expect(added.phoneNumber.hasPbxSecret).toBe(false);
    expect(await setPbxSecret(tx, added.phoneNumber.id, first)).toBe(true);
    return added.phoneNumber.id;
  });
  const line = { workspaceId, e164: '+41445550009', phoneNumberId: id };
  expect(await findPbxLine(world.db, first)).toEqual(line);
  await inWorkspace((tx) => setPbxSecret(tx, id, second));
  expect([await findPbxLine(world.db, first), await findPbxLine(world.db, second)]).toEqual([undefined, line]);
  const other = await seedWorkspace(world.db, 'no-line-of-theirs');
  expect(await world.db.forWorkspace(other, (tx) => setPbxSecret(tx, id, null))).toBe(false);
  await inWorkspace((tx) => setPbxSecret(tx, id, null));
  expect(await findPbxLine(world.db, second)).toBeUndefined();
});

test('a number that another workspace has is taken', async () => {
  const other = await seedWorkspace(world.db, 'other-numbers');
  const add = (id: WorkspaceId) => world.db.forWorkspace(id, (tx) => addPhoneNumber(tx, { e164: '+41445550002' }));
  const first = await add(workspaceId);
  expect([first.status, await add(other)]).toEqual(['added', { status: 'taken' }]);
});

test('a removed number is free again', async () => {
  const left = await inWorkspace(async (tx) => {
    const added = await addPhoneNumber(tx, { e164: '+41445550003' });
    if (added.status === 'added') await removePhoneNumber(tx, added.phoneNumber.id);
    return (await listPhoneNumbers(tx)).map(({ e164 }) => e164);
  });
  expect(left).not.toContain('+41445550003');
});
