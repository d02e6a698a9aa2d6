import { addAfterCallSteps, changeAfterCallStep, listAfterCallStepsOf } from '@aybiza/db/after-call-steps';
import { listAuditEntries } from '@aybiza/db/audit-entries';
import { addBackTest, addBackTestCalls } from '@aybiza/db/back-tests';
import { bookSlot, listBookings } from '@aybiza/db/bookings';
import { createResource } from '@aybiza/db/calendar';
import { addCallBack } from '@aybiza/db/call-backs';
import { saveCallResults } from '@aybiza/db/call-results';
import { saveCallText } from '@aybiza/db/call-texts';
import { findCall } from '@aybiza/db/calls';
import type { Tx } from '@aybiza/db/client';
import { addContact, findContactByNumber, rememberContact } from '@aybiza/db/contacts';
import { findDraft } from '@aybiza/db/flows';
import { saveRecording } from '@aybiza/db/recordings';
import { seedFinishedCall } from '@aybiza/db/testing/finished-call';
import { type PublishedAgent, seedPublishedAgent, smallFlow } from '@aybiza/db/testing/seed';
import { useDatabase } from '@aybiza/db/testing/use-database';
import { addWebhookDelivery } from '@aybiza/db/webhook-deliveries';
import { createWebhook } from '@aybiza/db/webhooks';
import type { CallId, WorkspaceId } from '@aybiza/foundation/ids';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Credentials, nobody, startTestApi, type TestApi } from '../testing/start-test-api.ts';

const NINE = Date.UTC(2026, 10, 23, 9);
const world = useDatabase();
let api: TestApi;
let workspaceId: WorkspaceId;
let published: PublishedAgent;
let owner: Credentials;

beforeAll(async () => {
  api = await startTestApi(world);
  workspaceId = await api.workspace('contacts');
  owner = (await api.person('owner', [{ workspaceId, role: 'owner' }])).credentials;
  published = await world.db.forWorkspace(workspaceId, seedPublishedAgent);
});
afterAll(() => api.stop());

/** Somebody who was remembered in a call of theirs, of which there is a recording. */
async function seedContact(e164: string, name: string) {
  const entries = [{ type: 'callerSaid' as const, text: `It is ${name}.` }];
  const call = await seedFinishedCall(world.db, { workspaceId, published, entries }, { from: e164, startedAt: NINE });
  const recordingKey = `${workspaceId}/calls/${call.id}.ogg`;
  await api.storage.put(recordingKey, new Uint8Array([1, 2, 3]));
  const contactId = await world.db.forWorkspace(workspaceId, async (tx) => {
    const sound = { storageKey: recordingKey, durationMs: 1_000, channels: 2, sampleRateHz: 8_000, bytes: 3 };
    await saveRecording(tx, call.id, sound);
    const said = { name, language: 'en', agreed: 'Friday at ten', values: { insurance: 'Acme' }, optsOut: false };
    await rememberContact(tx, { ...said, e164, callId: call.id, calledAt: NINE, consentedAt: NINE });
    await addCallBack(tx, {
      ...{ callId: call.id, stepId: null, e164, name, note: 'A tooth.', by: 'person', agentId: null, inputs: {} },
      ...{ fromE164: null, dueAt: NINE, hours: null, mostTries: 3, pauseMinutes: 60, practice: true },
    });
    return (await findContactByNumber(tx, e164))?.id;
  });
  return { contactId, callId: call.id, recordingKey };
}

/** Everywhere else that words of a call get to: for searching, results, back-tests, and messages that wait. */
async function spreadOut(tx: Tx, callId: CallId, words: string): Promise<void> {
  await saveCallText(tx, callId, [{ who: 'caller', text: words }]);
  await saveCallResults(tx, callId, [{ name: 'summary', value: words, source: 'model' }]);
  const { id: webhookId } = await createWebhook(tx, { url: 'https://example.com', secret: '', events: ['call.ended'] });
  const message = { id: `msg_${callId}`, webhookId, callId, eventName: 'call.ended', payload: { words } };
  await addWebhookDelivery(tx, message);
  const { agentId, version } = published;
  const asked = {
    startedFrom: NINE - 1,
    startedBefore: NINE + 1,
    includesTests: true,
    asksModel: false,
    askedBy: null,
  };
  const backTest = await addBackTest(tx, { agentId, statechartHash: version.statechartHash, ...asked });
  const finding = { words };
  await addBackTestCalls(tx, backTest, [{ callId, callStartedAt: NINE, verdict: 'undecided', finding }]);
}

/** The tables in which some row says it, in whatever column. */
async function tablesThatSay(pattern: string): Promise<string[]> {
  const superuser = new pg.Client({ connectionString: world.place.ownerUrl });
  await superuser.connect();
  try {
    const { rows } = await superuser.query<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') ORDER BY relname`,
    );
    const found: string[] = [];
    for (const { name } of rows) {
      const asking = `SELECT 1 FROM ${superuser.escapeIdentifier(name)} AS one WHERE one::text ~ $1 LIMIT 1`;
      if ((await superuser.query(asking, [pattern])).rowCount !== 0) found.push(name);
    }
    return found;
  } finally {
    await superuser.end();
  }
}

test('a contact is found by a part of the name or the number, however it is written', async () => {
  await seedContact('+447700900201', 'Robin Sample');
  for (const text of ['robin', 'SAMPLE', '0900201', '+44 7700 900201', '07700 900201', ''])
    expect([text, (await api.call('contact.list', { text }, owner)).body]).toMatchObject([
      text,
      { items: expect.arrayContaining([expect.objectContaining({ name: 'Robin Sample' })]) },
    ]);
  expect((await api.call('contact.list', { text: 'nobody' }, owner)).body).toMatchObject({ items: [] });
});

test('it is shown what is kept of somebody and why, with their calls', async () => {
  const { contactId, callId } = await seedContact('+447700900202', 'Kim Example');
  expect((await api.call('contact.get', { contactId }, owner)).body).toMatchObject({
    contact: { agreed: 'Friday at ten', values: { insurance: 'Acme' }, consent: { how: 'spoken', callId } },
    calls: [{ id: callId }],
    callBacks: [{ name: 'Kim Example', status: 'open' }],
  });
});

test('who agreed elsewhere is written down once, with who wrote it', async () => {
  const made = await api.call('contact.create', { e164: '+447700900203', name: 'Alex', consents: true }, owner);
  expect(made.body).toMatchObject({ contactId: expect.stringMatching(/^cont_/) });
  const again = await api.call('contact.create', { e164: '+447700900203', name: 'Alex', consents: true }, owner);
  expect([again.status, again.code]).toEqual([409, 'CONTACT_EXISTS']);
  expect((await api.call('contact.list', { text: 'Alex' }, owner)).body).toMatchObject({
    items: [{ consent: { how: 'entered', by: expect.stringMatching(/^owner/), callId: null } }],
  });
});

test('a person corrects what is kept, and notes who does not want to be called', async () => {
  const { contactId } = await seedContact('+447700900204', 'Sam Pattern');
  const change = { contactId, name: 'Sam Muster', values: {}, mayBeCalled: false };
  expect((await api.call('contact.change', change, owner)).body).toMatchObject({
    name: 'Sam Muster',
    agreed: 'Friday at ten',
    values: {},
    optedOutAt: expect.any(Number),
  });
  const back = await api.call('contact.change', { contactId, mayBeCalled: true }, owner);
  expect(back.body).toMatchObject({ name: 'Sam Muster', optedOutAt: null });
  const refused = await api.call('contact.change', { contactId, language: 'not a language' }, owner);
  expect(refused.status).toBe(400);
});

test('whoever asks what is kept about them is given everything', async () => {
  const { contactId, callId } = await seedContact('+447700900205', 'Jo Specimen');
  const key = await api.key(workspaceId, ['contacts:read']);
  const { body } = await api.rest(`POST /contacts/${contactId}/export`, key, {});
  expect(body).toMatchObject({
    contact: { name: 'Jo Specimen' },
    calls: [{ call: { id: callId }, transcript: [{ who: 'caller', text: 'It is Jo Specimen.' }], hasRecording: true }],
    callBacks: [{ note: 'A tooth.' }],
    truncated: false,
  });
});

test('check 127: a contact is erased with everything about their calls, and nothing says who it was', async () => {
  const e164 = '+447700900206';
  const { contactId, callId, recordingKey } = await seedContact(e164, 'Lee Model');
  const other = await seedContact('+447700900298', 'Noa Other');
  const { exported, resourceId } = await world.db.forWorkspace(workspaceId, async (tx) => {
    const openingTimes = [{ weekday: 1, fromMinute: 0, toMinute: 1_440 }];
    const resource = await createResource(tx, { name: 'Chair', timeZone: 'UTC', slotMinutes: 30, openingTimes });
    const startsAt = Date.UTC(2026, 10, 30, 9);
    await bookSlot(tx, { resourceId: resource.id, startsAt, name: 'Lee Model', phone: e164, note: 'A tooth.' });
    const key = `${workspaceId}/exports/archive/${callId}.ogg`;
    await addAfterCallSteps(tx, {
      agentId: published.agentId,
      callId,
      steps: [{ step: 'export', kind: 'exportRecording', name: 'Archive', needs: [] }],
    });
    const [step] = await listAfterCallStepsOf(tx, callId);
    if (step === undefined) throw new Error('the step was just added');
    await changeAfterCallStep(tx, step.id, { to: 'done', result: { storageKey: key }, at: NINE });
    return { exported: key, resourceId: resource.id };
  });
  await api.storage.put(exported, new Uint8Array([1]));
  await world.db.forWorkspace(workspaceId, (tx) => spreadOut(tx, callId, `Lee Model ${e164}`));
  expect(await tablesThatSay('Lee Model|7700900206')).toEqual(
    expect.arrayContaining([
      'back_test_call',
      'booking',
      'call',
      'call_back',
      'call_event',
      'call_result',
      'call_text',
    ]),
  );
  const { body } = await api.call('contact.erase', { contactId, withCalls: true }, owner);
  expect(body).toEqual({
    ...{ calls: 1, files: 2, callBacks: 1, bookings: 1, scenarios: 0, keepsRefusal: false },
    left: { mentions: [], truncated: false },
  });
  expect(await api.storage.get(exported)).toBeUndefined();
  const bookings = await world.db.forWorkspace(workspaceId, (tx) => listBookings(tx, { resourceId }));
  expect(bookings).toMatchObject([{ name: '', phone: '', note: '' }]);
  const [list] = await api.storage.list('erased/');
  const kept = Buffer.from((await api.storage.get(list ?? '')) ?? []).toString();
  expect(JSON.parse(kept)).toMatchObject({ contacts: [contactId], calls: [callId] });
  expect(kept).not.toMatch(/Lee|900206/);
  expect(await api.storage.get(other.recordingKey)).toBeDefined();
  expect((await api.call('contact.get', { contactId: other.contactId }, owner)).status).toBe(200);
  const left = await world.db.forWorkspace(workspaceId, async (tx) => ({
    contact: await findContactByNumber(tx, e164),
    call: await findCall(tx, callId),
    audit: (await listAuditEntries(tx, 100)).filter(({ subject }) => subject === contactId),
  }));
  expect(left).toMatchObject({ contact: undefined, call: undefined });
  expect(await api.storage.get(recordingKey)).toBeUndefined();
  expect(left.audit.map(({ action }) => action)).toContain('contact.erased');
  expect(JSON.stringify(left.audit)).not.toMatch(/Lee|900206/);
  expect(await tablesThatSay('Lee Model|7700900206')).toEqual([]);
  expect((await tablesThatSay('Noa Other')).length).toBeGreaterThan(1);
});

test('check 127: scenarios of their calls go with them, and where they are still named is listed before and after', async () => {
  const { contactId, callId } = await seedContact('+447700900277', 'Ash Pattern');
  const scenario = { at: '2026-11-23T09:30', begins: {}, steps: [{ do: 'says' as const, text: 'It is Ash Pattern.' }] };
  const document = {
    ...smallFlow(),
    scenarios: { theirs: { ...scenario, name: 'Of a call', fromCall: callId }, ours: { ...scenario, name: 'Written' } },
  };
  const { draft, agentId } = await world.db.forWorkspace(workspaceId, (tx) => seedPublishedAgent(tx, document));
  const named = [
    { kind: 'scenario', name: 'Written', id: agentId },
    { kind: 'version', name: 'Reception 1', id: agentId },
  ];
  const before = await api.call('contact.listMentions', { contactId }, owner);
  expect(before.body).toEqual({
    mentions: [{ kind: 'scenario', name: 'Of a call', id: agentId }, ...named],
    truncated: false,
  });
  const { body } = await api.call('contact.erase', { contactId, withCalls: true }, owner);
  expect(body).toMatchObject({ calls: 1, scenarios: 1, left: { truncated: false } });
  expect(body).toHaveProperty('left.mentions', expect.arrayContaining(named));
  const kept = await world.db.forWorkspace(workspaceId, (tx) => findDraft(tx, draft.id));
  expect(Object.keys(kept?.document.scenarios ?? {})).toEqual(['ours']);
});

test('without their calls, only what is kept of them goes', async () => {
  const { contactId, callId } = await seedContact('+447700900207', 'Max Muster');
  await api.call('contact.erase', { contactId }, owner);
  expect((await api.call('contact.get', { contactId }, owner)).code).toBe('NOT_FOUND');
  expect(await world.db.forWorkspace(workspaceId, (tx) => findCall(tx, callId))).toBeDefined();
});

test('all of them are a file that no spreadsheet reckons with', async () => {
  const e164 = '+447700900208';
  await world.db.forWorkspace(workspaceId, (tx) => addContact(tx, { e164, name: '=1+1', by: 'x', now: NINE }));
  const take = (headers: Credentials) =>
    api.api.handleContactsExport(new Request('http://127.0.0.1/api/contacts.csv', { headers }));
  const lines = (await (await take(owner)).text()).split('\r\n');
  expect(lines[0]).toMatch(/^\ufeff?"Number","Name"/);
  expect(lines.find((line) => line.includes(e164.slice(1)))).toMatch(/^"'\+447700900208","'=1\+1"/);
  expect((await take(nobody)).status).toBe(401);
});
