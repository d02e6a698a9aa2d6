import { addAfterCallSteps, findAfterCallStep, listAfterCallStepsOf } from '@aybiza/db/after-call-steps';
import { listAuditEntries } from '@aybiza/db/audit-entries';
import { useDatabase } from '@aybiza/db/testing/use-database';
import { type AfterCallStepId, afterCallStepIdSchema, type WorkspaceId } from '@aybiza/foundation/ids';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type FilledWorkspace, fillWorkspace } from '../testing/fill-workspace.ts';
import { type Credentials, startTestApi, type TestApi } from '../testing/start-test-api.ts';

const world = useDatabase();
let api: TestApi;
let owner: Credentials;
let ownerId: string;
let workspaceId: WorkspaceId;
let filled: FilledWorkspace;
let count = 0;

beforeAll(async () => {
  api = await startTestApi(world);
});
beforeEach(async () => {
  count += 1;
  workspaceId = await api.workspace(`lane-${count}`);
  filled = await fillWorkspace(world.db, workspaceId, `+44207946${1_000 + count}`);
  const person = await api.person(`owner${count}`, [{ workspaceId, role: 'owner' }]);
  owner = person.credentials;
  ownerId = person.userId;
});
afterAll(() => api.stop());

const pageSchema = z.object({
  items: z.array(z.object({ id: afterCallStepIdSchema, step: z.string(), status: z.string(), agentName: z.string() })),
  nextCursor: z.string().nullable(),
  dead: z.int(),
});
const list = async (input: object) => pageSchema.parse((await api.call('afterCall.list', input, owner)).body);
const find = (id: AfterCallStepId) => world.db.forWorkspace(workspaceId, (tx) => findAfterCallStep(tx, id));

describe('steps after calls', () => {
  it('are done again when a person says so, once, and that is written down', async () => {
    const stepId = await filled.newDeadStep();
    const retry = () => api.call('afterCall.retry', { stepId }, owner);
    expect((await retry()).body).toEqual({ retried: true });
    expect(await find(stepId)).toMatchObject({ status: 'waiting', attempts: 0, lastError: null });
    expect(await retry()).toMatchObject({ status: 409, code: 'NOT_FAILED' });
    const entries = await world.db.forWorkspace(workspaceId, (tx) => listAuditEntries(tx, 10));
    expect(entries).toMatchObject([
      {
        actor: { type: 'person', id: ownerId },
        action: 'afterCall.retried',
        subject: stepId,
        detail: { status: 'failed' },
      },
    ]);
  });

  it('are listed by state, kind and agent, page by page', async () => {
    const deadId = await filled.newDeadStep();
    const { callId, agentId } = filled;
    const steps = ['a', 'b', 'c'].map((step) => ({ step, kind: 'summary', name: '', needs: [] }));
    await world.db.forWorkspace(workspaceId, (tx) => addAfterCallSteps(tx, { callId, agentId, steps }));
    expect(await list({ status: 'dead' })).toMatchObject({
      items: [{ id: deadId, agentName: filled.canary }],
      dead: 1,
    });
    expect((await list({ status: 'open', kind: 'message' })).items).toEqual([]);
    expect((await list({ kind: 'summary', agentId, callId })).items).toHaveLength(3);
    const first = await list({ limit: 3 });
    const second = await list({ limit: 3, cursor: first.nextCursor });
    expect(second.nextCursor).toBeNull();
    expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(4);
    expect(await api.call('afterCall.list', { cursor: 'nonsense' }, owner)).toMatchObject({
      status: 400,
      code: 'INVALID_CURSOR',
    });
  });

  it('of a call come in the order of its lane, and with the call', async () => {
    const { callId, agentId } = filled;
    const steps = ['b', 'a'].map((step) => ({ step, kind: 'summary', name: step, needs: [] }));
    await world.db.forWorkspace(workspaceId, (tx) => addAfterCallSteps(tx, { callId, agentId, steps }));
    const expected = {
      steps: [
        { step: 'b', result: null },
        { step: 'a', result: null },
      ],
    };
    expect((await api.call('afterCall.get', { callId }, owner)).body).toMatchObject(expected);
    expect((await api.call('calls.get', { callId }, owner)).body).toMatchObject(expected);
    expect(await world.db.forWorkspace(workspaceId, (tx) => listAfterCallStepsOf(tx, callId))).toHaveLength(2);
  });

  it('are signed by one secret, whoever asks first for it, and who saw it is written down', async () => {
    const show = async () =>
      z.object({ secret: z.string() }).parse((await api.call('afterCall.showSigningSecret', undefined, owner)).body);
    const [one, other] = await Promise.all([show(), show()]);
    expect(one.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(other).toEqual(one);
    const entries = await world.db.forWorkspace(workspaceId, (tx) => listAuditEntries(tx, 10));
    expect(entries.map(({ action }) => action)).toEqual(['signingSecret.shown', 'signingSecret.shown']);
    expect(JSON.stringify(entries)).not.toContain(one.secret);
  });
});

describe('the signing secret', () => {
  const shown = z.object({ secret: z.string() });
  const renewed = shown.extend({ previousUntil: z.number() });
  const show = async () => shown.parse((await api.call('afterCall.showSigningSecret', undefined, owner)).body).secret;
  const renew = () => api.call('afterCall.renewSigningSecret', undefined, owner);
  const end = () => api.call('afterCall.endPreviousSigningSecret', undefined, owner);
  const signing = async () => (await api.call('afterCall.getSigning', undefined, owner)).body;

  it('is another one once it was renewed, and the one before counts for a day', async () => {
    const before = await show();
    expect(await signing()).toEqual({ previousUntil: null });
    const { secret, previousUntil } = renewed.parse((await renew()).body);
    expect(previousUntil - Date.now()).toBeGreaterThan(23.9 * 3_600_000);
    expect([secret === before, await show(), await signing()]).toEqual([false, secret, { previousUntil }]);
  });

  it('is not renewed again while the one before counts, until somebody ends that one', async () => {
    const { secret } = renewed.parse((await renew()).body);
    expect(await renew()).toMatchObject({ status: 409, code: 'RENEWED_LATELY' });
    expect(await show()).toBe(secret);
    expect([(await end()).body, (await end()).body]).toEqual([{ ended: true }, { ended: false }]);
    expect(await signing()).toEqual({ previousUntil: null });
    expect(renewed.parse((await renew()).body).secret).not.toBe(secret);
  });

  it('is renewed by one of two who do it at once', async () => {
    await show();
    const statuses = (await Promise.all([renew(), renew()])).map(({ status }) => status);
    expect(statuses.sort()).toEqual([200, 409]);
  });

  it('leaves in the audit log who renewed it, and no secret', async () => {
    const { secret } = renewed.parse((await renew()).body);
    await end();
    const entries = await world.db.forWorkspace(workspaceId, (tx) => listAuditEntries(tx, 10));
    expect(entries.map(({ action, actor }) => [action, actor.id])).toEqual([
      ['signingSecret.previousEnded', ownerId],
      ['signingSecret.renewed', ownerId],
    ]);
    expect(JSON.stringify(entries)).not.toContain(secret);
  });
});

describe('deliveries of webhooks', () => {
  it('that were given up stand first, and are sent again when a person says so', async () => {
    const messageId = await filled.newDeadMessage();
    const rows = z
      .array(z.object({ id: z.string() }))
      .parse((await api.call('webhook.listDeliveries', undefined, owner)).body);
    expect(rows.map(({ id }) => id)).toContain(messageId);
    expect((await api.call('webhook.retry', { messageId }, owner)).body).toEqual({ retried: true });
    expect(await api.call('webhook.retry', { messageId }, owner)).toMatchObject({ status: 409, code: 'NOT_FAILED' });
    const [entry] = await world.db.forWorkspace(workspaceId, (tx) => listAuditEntries(tx, 1));
    expect(entry).toMatchObject({ action: 'webhook.retried', subject: messageId });
  });
});
