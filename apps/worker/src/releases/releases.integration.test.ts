import { foldFigures } from '@aybiza/call-log';
import { listAuditEntries } from '@aybiza/db/audit-entries';
import { saveCallFigures } from '@aybiza/db/call-figures';
import { createCall, finishCall, type NewCall } from '@aybiza/db/calls';
import type { Tx } from '@aybiza/db/client';
import { type Deployment, findDeployment, listDeploymentChanges, saveDeployment } from '@aybiza/db/deployments';
import { createFlowVersion } from '@aybiza/db/flow-versions';
import { addMember } from '@aybiza/db/members';
import { listOutbox } from '@aybiza/db/outbox';
import { addPlan, changePlan, listPlans } from '@aybiza/db/releases/plans';
import type { WatchSettings } from '@aybiza/db/releases/watch-settings';
import { beginWatch, findLastWatch } from '@aybiza/db/releases/watches';
import { aCall, type PublishedAgent, seedPublishedAgent, seedWorkspace } from '@aybiza/db/testing/seed';
import { untilSomebodyWaits } from '@aybiza/db/testing/use-database';
import { createWebhook, webhookSecretPlace } from '@aybiza/db/webhooks';
import type { FlowVersionId, WorkspaceId } from '@aybiza/foundation/ids';
import { silentLogger } from '@aybiza/foundation/logger';
import { newId } from '@aybiza/foundation/new-id';
import { fakeClock } from '@aybiza/foundation/testing/fake-clock';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startWorker } from '../start-worker.ts';
import { asOwner } from '../testing/as-owner.ts';
import { SECRET, sealer } from '../testing/ended-call.ts';
import { eventually } from '../testing/eventually.ts';
import { startMailServer } from '../testing/mail-server.ts';
import { createTemporaryStorage } from '../testing/temporary-folder.ts';
import { useWorkerDatabase } from '../testing/use-worker-database.ts';
import { startWebhookReceiver } from '../testing/webhook-receiver.ts';
import { applyPlan } from './apply-plan.ts';
import { lookAfterReleases } from './look-after-releases.ts';
import { lookAtWatch } from './look-at-watch.ts';

const world = useWorkerDatabase();
const by = { type: 'person', id: 'usr_ada' } as const;
const DROPPED: WatchSettings = { measures: [{ measure: 'dropped', margin: 2 }], growAfterCalls: null };

let workspaceId: WorkspaceId;
let published: PublishedAgent;
let newer: FlowVersionId;
let callers = 0;
const ending: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ending.splice(0).reverse()) await end();
});

const inWorkspace = <Value>(work: (tx: Tx) => Promise<Value>) => world.db.forWorkspace(workspaceId, work);

beforeEach(async () => {
  workspaceId = await seedWorkspace(world.db, newId('workspace').replace('_', '-'));
  await inWorkspace(async (tx) => {
    published = await seedPublishedAgent(tx);
    const { document, statechartHash } = published.version;
    const version = { flowId: published.draft.id, name: '', note: '', document, statechartHash, publishedBy: null };
    newer = (await createFlowVersion(tx, version)).id;
  });
});

const weight = (flowVersionId: FlowVersionId, percent: number) => ({
  ...{ flowVersionId, weight: percent, statechartHash: published.version.statechartHash },
});

/** The new version for some callers, beside the first one, which answered all of them before. */
async function share(percent: number): Promise<Deployment> {
  return inWorkspace(async (tx) => {
    const where = { agentId: published.agentId, environment: 'live' } as const;
    await saveDeployment(tx, { ...where, weights: [weight(published.version.id, 100)] });
    const weights = [weight(newer, percent), weight(published.version.id, 100 - percent)];
    const saved = await saveDeployment(tx, { ...where, weights, reason: 'shared' });
    if (saved.status !== 'saved') throw new Error('both versions are the agent’s');
    return saved.deployment;
  });
}

async function watch(deployment: Deployment, settings: WatchSettings = DROPPED) {
  const id = await inWorkspace((tx) => beginWatch(tx, deployment, { settings, by }));
  if (id === undefined) throw new Error('two versions answer');
  return id;
}

/** Calls of new callers that have ended, unless a caller is named. */
async function addCalls(
  count: number,
  { ending, flowVersionId }: { ending: 'dropped' | 'contained'; flowVersionId: FlowVersionId },
  { deployment, ...changes }: Partial<NewCall> & { deployment: Deployment },
) {
  for (let made = 0; made < count; made += 1) {
    callers += 1;
    const startedAt = deployment.updatedAt + 1;
    const from = `+4144${1_000_000 + callers}`;
    const call = aCall(published, { flowVersionId, startedAt, from, deploymentId: deployment.id, ...changes });
    await inWorkspace(async (tx) => {
      await createCall(tx, call);
      const end = { status: 'ended', endReason: 'hungUp', outcome: null, variables: {}, turns: 1 } as const;
      await finishCall(tx, call.id, { ...end, endedAt: startedAt + 500 });
      await saveCallFigures(tx, call.id, { ...foldFigures([]), ending });
    });
  }
}

function look(now = Date.now()): Promise<void> {
  const clock = fakeClock(now);
  return lookAfterReleases({ db: world.db, clock, logger: silentLogger() }, new AbortController().signal);
}

async function state() {
  return inWorkspace(async (tx) => {
    const deployment = await findDeployment(tx, { agentId: published.agentId, environment: 'live' });
    if (deployment === undefined) throw new Error('it was deployed');
    const changes = await listDeploymentChanges(tx, deployment.id, 10);
    return {
      shares: deployment.weights.map((one) => [one.flowVersionId === newer ? 'new' : 'old', one.weight]),
      reasons: changes.map(({ reason }) => reason),
      watch: await findLastWatch(tx, deployment.id),
      actions: (await listAuditEntries(tx, 20)).map(({ action }) => action),
      jobs: (await listOutbox(tx, { limit: 50 })).map(({ kind }) => kind),
    };
  });
}

const failing = () => ({ ending: 'dropped', flowVersionId: newer }) as const;
const fine = (flowVersionId = published.version.id) => ({ ending: 'contained', flowVersionId }) as const;

describe('a watched version', () => {
  test('that fails its calls is taken away from its callers, with the figures that decided', async () => {
    const deployment = await share(10);
    await watch(deployment);
    await addCalls(60, fine(), { deployment });
    await addCalls(8, failing(), { deployment });
    await look();
    const { shares, reasons, watch: settled, actions, jobs } = await state();
    expect(shares).toEqual([['old', 90]]);
    expect(reasons[0]).toBe('rolledBackByWatch');
    expect(settled).toMatchObject({
      status: 'rolledBack',
      figures: [{ measure: 'dropped', isWorse: true, newer: { hits: 8, calls: 8 }, older: { hits: 0, calls: 60 } }],
    });
    expect(actions).toContain('deployment.rolledBack');
    expect(jobs).toEqual(['mail-roll-back']);
  });

  test('that does as well as the old one stays, however often it is looked at', async () => {
    const deployment = await share(50);
    await watch(deployment);
    for (let round = 0; round < 3; round += 1) {
      await addCalls(10, fine(), { deployment });
      await addCalls(10, fine(newer), { deployment });
      await look();
    }
    expect((await state()).watch?.status).toBe('watching');
  });

  test('is judged by callers, each once, and by nothing that this deployment did not draw', async () => {
    const deployment = await share(50);
    await watch(deployment);
    await addCalls(20, fine(), { deployment });
    await addCalls(20, failing(), { deployment, from: '+41449999999' });
    await addCalls(20, failing(), { deployment, isTest: true });
    await addCalls(20, failing(), { deployment, deploymentId: newId('deployment') });
    await addCalls(20, failing(), { deployment, startedAt: deployment.updatedAt - 1 });
    await addCalls(20, failing(), { deployment, channel: 'widget', from: '' });
    await look();
    expect((await state()).watch).toMatchObject({ status: 'watching', figures: null });
  });

  test('grows to all callers by itself where that was wished, and is kept then', async () => {
    const deployment = await share(5);
    await watch(deployment, { ...DROPPED, growAfterCalls: 20 });
    const shares: unknown[] = [];
    let now = deployment;
    for (let step = 0; step < 3; step += 1) {
      await addCalls(19, fine(newer), { deployment: now });
      await look();
      shares.push((await state()).shares.at(0));
      await addCalls(1, fine(newer), { deployment: now });
      await look();
      const grown = await inWorkspace((tx) => findDeployment(tx, { agentId: published.agentId, environment: 'live' }));
      if (grown === undefined) throw new Error('it is still deployed');
      now = grown;
    }
    expect(shares).toEqual([
      ['new', 5],
      ['new', 25],
      ['new', 50],
    ]);
    expect(await state()).toMatchObject({ shares: [['new', 100]], watch: { status: 'kept' } });
  });
});

describe('a version that a worker takes away by itself', () => {
  /** Who may be told: two owners, whoever had the version watched, and somebody whom it does not concern. */
  async function addPeople() {
    const people = [
      ['usr_ann', 'owner'],
      ['usr_ben', 'owner'],
      [by.id, 'publisher'],
      ['usr_cat', 'publisher'],
    ] as const;
    for (const [id] of people) {
      const row = `('${id}', '${id}', '${id.slice(4)}@practice.example', true)`;
      await asOwner(world.place.ownerUrl, `INSERT INTO "user" (id, name, email, "emailVerified") VALUES ${row}`);
    }
    await asOwner(world.place.ownerUrl, `UPDATE "user" SET language = 'de' WHERE id = 'usr_ben'`);
    await inWorkspace(async (tx) => {
      for (const [userId, role] of people) await addMember(tx, { userId, role });
    });
  }

  /** A mail server, an endpoint that wants to hear of it, and the worker between them. */
  async function startTelling() {
    const mail = await startMailServer();
    ending.push(mail.close);
    const hook = await startWebhookReceiver();
    ending.push(hook.close);
    await inWorkspace(async (tx) => {
      const id = newId('webhook');
      const secret = sealer.seal(SECRET, webhookSecretPlace(workspaceId, id));
      await createWebhook(tx, { id, url: hook.url, secret, events: ['deployment.rolledBack'] });
    });
    const files = await createTemporaryStorage();
    ending.push(() => files.remove());
    const start = async () => {
      const worker = await startWorker({
        ...{ databaseUrl: world.place.appUrl, storage: files.storage, sealer, mail: mail.mail, port: 0 },
        ...{ designerUrl: 'https://agents.example.com', allowPrivate: [hook.host], logger: silentLogger() },
      });
      ending.push(() => worker.close());
    };
    return { mail, hook, start };
  }

  test('is told of to its owners and whoever watched it, by e-mail in their language and to webhooks, with the figures', async () => {
    await addPeople();
    const { mail, hook, start } = await startTelling();
    const deployment = await share(10);
    await watch(deployment);
    await addCalls(60, fine(), { deployment });
    await addCalls(8, failing(), { deployment });
    await start();
    const told = async () => (mail.received.length > 1 && hook.received.length > 0 ? true : undefined);
    await eventually(told, { withinMs: 60_000, what: 'being told' });
    expect((await state()).shares).toEqual([['old', 90]]);
    const [english, german] = mail.received;
    expect(english?.to.toSorted()).toEqual(['ada@practice.example', 'ann@practice.example']);
    expect(english?.subject).toMatch(/^Rolled back: .*, version 2$/);
    expect(english?.text).toContain('8 of 8 callers were cut off, with the version before 0 of 60.');
    expect(english?.text).toContain('https://agents.example.com/numbers');
    expect(german?.to).toEqual(['ben@practice.example']);
    expect(german?.subject).toMatch(/^Zurückgenommen: .*, Version 2$/);
    expect(german?.text).toContain('8 von 8 Anrufern verloren die Verbindung, mit der Version davor 0 von 60.');
    expect(hook.received.map(({ message }) => message)).toMatchObject([
      {
        type: 'deployment.rolledBack',
        data: {
          ...{ agentId: published.agentId, environment: 'live', flowVersionId: newer, number: 2 },
          figures: [{ measure: 'dropped', newer: { hits: 8, calls: 8 }, older: { hits: 0, calls: 60 }, isWorse: true }],
        },
      },
    ]);
  });
});

describe('when somebody else is at it too', () => {
  test('whoever changes the shares meanwhile wins, and the watch is over', async () => {
    const deployment = await share(50);
    await watch(deployment);
    await addCalls(20, fine(), { deployment });
    await addCalls(20, failing(), { deployment });
    await share(30);
    await look();
    expect(await state()).toMatchObject({
      shares: [
        ['new', 30],
        ['old', 70],
      ],
      watch: { status: 'ended', figures: null },
      jobs: [],
    });
  });

  test('a change that commits between the look and the write wins, too', async () => {
    const deployment = await share(50);
    const id = await watch(deployment);
    await addCalls(20, fine(), { deployment });
    await addCalls(20, failing(), { deployment });
    let looking: Promise<void> | undefined;
    await inWorkspace(async (tx) => {
      // Has the row until it commits: the look reads what was before, and waits with its write.
      const weights = [weight(newer, 20), weight(published.version.id, 80)];
      await saveDeployment(tx, { agentId: published.agentId, environment: 'live', weights, reason: 'shared' });
      looking = inWorkspace((other) => lookAtWatch(other, id, Date.now()));
      await untilSomebodyWaits(world.place);
    });
    await looking;
    expect(await state()).toMatchObject({ watch: { status: 'ended' }, jobs: [] });
    expect((await state()).shares[0]).toEqual(['new', 20]);
  });

  test('of several workers one rolls back, once', async () => {
    const deployment = await share(50);
    await watch(deployment);
    await addCalls(20, fine(), { deployment });
    await addCalls(20, failing(), { deployment });
    await Promise.all([look(), look(), look()]);
    const { reasons, jobs } = await state();
    expect(reasons.filter((reason) => reason === 'rolledBackByWatch')).toHaveLength(1);
    expect(jobs).toHaveLength(1);
  });

  test('a worker that dies between its decision and its end has done nothing, and the next one does all of it', async () => {
    const deployment = await share(50);
    const id = await watch(deployment);
    await addCalls(20, fine(), { deployment });
    await addCalls(20, failing(), { deployment });
    const dying = inWorkspace(async (tx) => {
      await lookAtWatch(tx, id, Date.now());
      throw new Error('killed');
    });
    await expect(dying).rejects.toThrow('killed');
    expect(await state()).toMatchObject({ watch: { status: 'watching' }, jobs: [] });
    await look();
    expect(await state()).toMatchObject({ watch: { status: 'rolledBack' }, shares: [['old', 50]] });
  });
});

describe('a version that is planned', () => {
  const DUE = Date.UTC(2026, 11, 24, 8);
  const plan = (dueAt = DUE, percent = 100) =>
    inWorkspace((tx) => {
      const where = { agentId: published.agentId, environment: 'live', flowVersionId: newer } as const;
      return addPlan(
        tx,
        { ...where, percent, watch: percent === 100 ? null : DROPPED, dueAt, plannedBy: by },
        DUE - 1e6,
      );
    });

  test('answers from its moment on and not before, once, whoever looks', async () => {
    await share(50);
    await plan();
    await look(DUE - 1);
    expect((await state()).reasons[0]).toBe('shared');
    await Promise.all([look(DUE), look(DUE), look(DUE + 5_000)]);
    const { shares, reasons, actions } = await state();
    expect(shares).toEqual([['new', 100]]);
    expect(reasons.filter((reason) => reason === 'planned')).toHaveLength(1);
    expect(actions).toContain('deployment.planned');
    expect(await inWorkspace(listPlans)).toEqual([]);
  });

  test('answers late after a time without a worker, and the log says how late', async () => {
    await share(50);
    await plan();
    await look(DUE + 3_600_000);
    const entries = await inWorkspace((tx) => listAuditEntries(tx, 5));
    expect(entries.find(({ action }) => action === 'deployment.planned')?.detail).toMatchObject({ lateMs: 3_600_000 });
  });

  test('begins for some callers beside whatever answers then, watched if that was wished', async () => {
    await inWorkspace((tx) =>
      saveDeployment(tx, {
        ...{ agentId: published.agentId, environment: 'live', weights: [weight(published.version.id, 100)] },
      }),
    );
    await plan(DUE, 10);
    await look(DUE);
    expect(await state()).toMatchObject({
      shares: [
        ['new', 10],
        ['old', 90],
      ],
      watch: { status: 'watching' },
    });
  });

  test('does not answer when it is cancelled or another one was planned instead, and later when it is moved', async () => {
    await share(50);
    const first = await plan();
    const second = await plan(DUE + 1_000);
    expect((await inWorkspace(listPlans)).map(({ id }) => id)).toEqual([second]);
    expect(await inWorkspace((tx) => changePlan(tx, first, { dueAt: DUE }))).toBeUndefined();
    await inWorkspace((tx) => changePlan(tx, second, { dueAt: DUE + 9_000 }));
    await look(DUE + 8_000);
    expect((await state()).reasons[0]).toBe('shared');
    await inWorkspace((tx) => changePlan(tx, second, { cancelledAt: DUE }));
    await look(DUE + 20_000);
    expect((await state()).reasons[0]).toBe('shared');
  });

  test('is there again after a worker died in the middle of it', async () => {
    await share(50);
    await plan();
    const dying = inWorkspace(async (tx) => {
      await applyPlan(tx, DUE);
      throw new Error('killed');
    });
    await expect(dying).rejects.toThrow('killed');
    await look(DUE);
    expect((await state()).reasons.slice(0, 2)).toEqual(['planned', 'shared']);
  });
});
