import type { CampaignId, WorkspaceId } from '@aybiza/foundation/ids';
import { newId } from '@aybiza/foundation/new-id';
import { expect, test } from 'vitest';
import { setCallLogDays } from '../call-log-retention.ts';
import { addContact, listContacts } from '../contacts.ts';
import { hold, releaseHold } from '../privacy/legal-holds.ts';
import { seedPublishedAgent, seedWorkspace } from '../testing/seed.ts';
import { useDatabase } from '../testing/use-database.ts';
import type { Tx } from '../transaction.ts';
import { addCampaignNumbers, cancelWaitingNumbers, listCampaignNumbers } from './campaign-numbers.ts';
import { eraseOldLists } from './campaign-retention.ts';
import { addCampaign, changeCampaign, findCampaign } from './campaigns.ts';

const DAY_MS = 86_400_000;
const WEEK = Array.from({ length: 7 }, () => [{ from: '09:00', to: '17:00' }]);
const OVER_AT = Date.UTC(2026, 10, 1);
const world = useDatabase();
const inWorkspace = <Value>(id: WorkspaceId, work: (tx: Tx) => Promise<Value>) => world.db.forWorkspace(id, work);

/** A campaign with three people whose lists a workspace keeps for thirty days; cancelled, unless it is to go on. */
async function seed({ isOver = true } = {}): Promise<{ workspaceId: WorkspaceId; campaignId: CampaignId }> {
  const workspaceId = await seedWorkspace(world.db, newId('workspace').replace('_', '-'));
  const campaignId = await inWorkspace(workspaceId, async (tx) => {
    await setCallLogDays(tx, 30);
    const { agentId } = await seedPublishedAgent(tx);
    const pauseMinutes = { machine: null, noAnswer: 60, busy: 10, failed: 30, hungUpEarly: null };
    const plan = { name: 'Old', agentId, fromE164: '+442079460100', week: WEEK, mostTries: 3, callsAtOnce: 5 };
    const id = await addCampaign(tx, {
      ...{ ...plan, pauseMinutes, practice: true },
      ...{ createdBy: 'person', createdAt: OVER_AT },
    });
    const numbers = ['01', '02', '03'].map((tail) => {
      return { e164: `+4420794601${tail}`, name: 'Kim', inputs: {}, timeZone: null, consent: 'By form.' };
    });
    await addCampaignNumbers(tx, id, { numbers, now: OVER_AT });
    if (isOver) {
      await cancelWaitingNumbers(tx, id, OVER_AT);
      await changeCampaign(tx, id, { status: 'cancelled', finishedAt: OVER_AT });
    }
    return id;
  });
  return { workspaceId, campaignId };
}

const erase = (workspaceId: WorkspaceId, days: number, limit = 100) =>
  inWorkspace(workspaceId, (tx) => eraseOldLists(tx, { now: OVER_AT + days * DAY_MS, limit }));
const listOf = ({ workspaceId, campaignId }: { workspaceId: WorkspaceId; campaignId: CampaignId }) =>
  inWorkspace(workspaceId, async (tx) => (await listCampaignNumbers(tx, { campaignId }, { limit: 10 })).numbers);

test('the list of a campaign goes when it was over for as long as calls are kept, and the figures stay', async () => {
  const made = await seed();
  expect(await erase(made.workspaceId, 29)).toBe(0);
  expect(await listOf(made)).toHaveLength(3);
  expect(await erase(made.workspaceId, 31, 2)).toBe(2);
  expect(await erase(made.workspaceId, 31, 2)).toBe(1);
  expect(await listOf(made)).toEqual([]);
  expect(await inWorkspace(made.workspaceId, (tx) => findCampaign(tx, made.campaignId))).toMatchObject({
    name: 'Old',
    countsBefore: { cancelled: 3 },
    listErasedAt: OVER_AT + 31 * DAY_MS,
  });
});

test('a campaign that nobody goes on with is over when calls of its time are kept no longer', async () => {
  const made = await seed({ isOver: false });
  expect(await erase(made.workspaceId, 29)).toBe(0);
  expect(await erase(made.workspaceId, 31)).toBe(3);
  expect(await inWorkspace(made.workspaceId, (tx) => findCampaign(tx, made.campaignId))).toMatchObject({
    status: 'cancelled',
    finishedAt: OVER_AT,
    countsBefore: { cancelled: 3 },
  });
});

test('a campaign that calls people keeps its list, and so does a workspace that keeps everything', async () => {
  const going = await seed({ isOver: false });
  await inWorkspace(going.workspaceId, (tx) => changeCampaign(tx, going.campaignId, { status: 'running' }));
  expect(await erase(going.workspaceId, 400)).toBe(0);
  const keeping = await seed();
  await inWorkspace(keeping.workspaceId, (tx) => setCallLogDays(tx, null));
  expect(await erase(keeping.workspaceId, 400)).toBe(0);
});

test('whoever is on legal hold stays on the list until they are released', async () => {
  const made = await seed();
  const id = await inWorkspace(made.workspaceId, async (tx) => {
    await addContact(tx, { e164: '+442079460102', name: 'Kim', by: 'person', now: OVER_AT });
    const [contact] = (await listContacts(tx, {}, { limit: 1 })).contacts;
    if (contact === undefined) throw new Error('a contact that was just added is there');
    await hold(tx, { kind: 'contact', id: contact.id }, { reason: 'A court.', heldBy: 'person' });
    return contact.id;
  });
  expect(await erase(made.workspaceId, 31)).toBe(2);
  expect((await listOf(made)).map(({ e164 }) => e164)).toEqual(['+442079460102']);
  await inWorkspace(made.workspaceId, (tx) => releaseHold(tx, { kind: 'contact', id }));
  expect(await erase(made.workspaceId, 31)).toBe(1);
});
