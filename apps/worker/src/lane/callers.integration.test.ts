import { listAfterCallStepsOf } from '@aybiza/db/after-call-steps';
import { listCallBacksOfCall } from '@aybiza/db/call-backs';
import { addContact, findContactByNumber } from '@aybiza/db/contacts';
import { addOutboxRow } from '@aybiza/db/outbox';
import { systemClock } from '@aybiza/foundation/clock';
import { silentLogger } from '@aybiza/foundation/logger';
import { createFakeLlm } from '@aybiza/providers/llm/fake';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startWorker } from '../start-worker.ts';
import { type EndedCallInTest, type EndedCallPlan, sealer, seedEndedCall } from '../testing/ended-call.ts';
import { eventually } from '../testing/eventually.ts';
import { createTemporaryStorage, type TemporaryStorage } from '../testing/temporary-folder.ts';
import { useWorkerDatabase } from '../testing/use-worker-database.ts';

const CALLER = '+41441234567';
const world = useWorkerDatabase();
let files: TemporaryStorage;
let worker: Awaited<ReturnType<typeof startWorker>>;
beforeAll(async () => {
  files = await createTemporaryStorage();
  worker = await startWorker({
    databaseUrl: world.place.appUrl,
    storage: files.storage,
    sealer,
    model: { llm: createFakeLlm({ clock: systemClock(), reply: () => ({}) }), isPractice: true },
    port: 0,
    logger: silentLogger(),
  });
});
afterAll(async () => {
  await worker.close();
  await files.remove();
});

const remember = (data: object) => ({ id: 'keep', kind: 'contact', data });
const AGREED = {
  consent: 'outcome == "moved"',
  agreed: 'We meet on {{ day }}.',
  values: [{ id: 'd', name: 'day', value: 'day' }],
};

function seed(plan: EndedCallPlan) {
  return seedEndedCall(world.db, { variables: { day: { type: 'date' } }, ...plan });
}

/** The steps of a call once all of them have ended. */
async function stepsOf({ workspaceId, callId }: EndedCallInTest) {
  return eventually(
    async () => {
      const steps = await world.db.forWorkspace(workspaceId, (tx) => listAfterCallStepsOf(tx, callId));
      const isOver = steps.length > 0 && steps.every(({ status }) => status !== 'waiting' && status !== 'running');
      return isOver ? steps : undefined;
    },
    { what: 'the end of all steps' },
  );
}

const contactOf = ({ workspaceId }: EndedCallInTest) =>
  world.db.forWorkspace(workspaceId, (tx) => findContactByNumber(tx, CALLER));

test('a caller who agreed is remembered with what was agreed, and the next call changes only what it is about', async () => {
  const first = await seed({ afterCall: [remember({ ...AGREED, name: '"Robin Sample"' })] });
  expect(await stepsOf(first)).toMatchObject([{ status: 'done', result: { contact: 'remembered' } }]);
  expect(await contactOf(first)).toMatchObject({
    name: 'Robin Sample',
    agreed: 'We meet on 2026-11-27.',
    values: { day: '2026-11-27' },
    consentHow: 'spoken',
    consentCallId: first.callId,
    optedOutAt: null,
  });
  const later = { call: { startedAt: Date.UTC(2026, 10, 22, 10) } };
  const second = await seed({ like: first, ...later });
  await stepsOf(second);
  expect(await contactOf(first)).toMatchObject({
    name: 'Robin Sample',
    values: { day: '2026-11-27' },
    lastSeenAt: Date.UTC(2026, 10, 22, 10),
  });
});

test('without consent nothing is kept, and whoever is known stays as they were', async () => {
  const stranger = await seed({ afterCall: [remember({ ...AGREED, consent: 'outcome == "booked"' })] });
  expect(await stepsOf(stranger)).toMatchObject([
    { status: 'skipped', lastError: 'the caller has not agreed to be remembered' },
  ]);
  expect(await contactOf(stranger)).toBeUndefined();
  const known = { e164: CALLER, name: 'Kim', by: 'user', now: Date.UTC(2026, 10, 1) };
  await world.db.forWorkspace(stranger.workspaceId, (tx) => addContact(tx, known));
  await stepsOf(await seed({ like: stranger }));
  expect(await contactOf(stranger)).toMatchObject({ name: 'Kim', agreed: '', consentHow: 'entered', values: {} });
});

test.each([
  ['a test call', { isTest: true }, 'nobody is remembered of a test call'],
  ['a withheld number', { from: 'anonymous' }, 'the caller’s number is withheld'],
  ['what a carrier shows in place of a number', { from: '+266696687' }, 'the caller’s number is withheld'],
])('%s makes no contact', async (_case, call, reason) => {
  expect(await stepsOf(await seed({ afterCall: [remember(AGREED)], call }))).toMatchObject([
    { status: 'skipped', lastError: reason },
  ]);
});

test('a caller who wants to be forgotten is, whether or not they agree to anything', async () => {
  const forget = remember({ consent: 'false', forget: 'outcome == "moved"' });
  const call = await seed({ afterCall: [forget], tellsWorker: false });
  const { workspaceId, callId } = call;
  await world.db.forWorkspace(workspaceId, async (tx) => {
    await addContact(tx, { e164: CALLER, name: 'Kim', by: 'user', now: Date.now() });
    await addOutboxRow(tx, { kind: 'call.ended', payload: { callId } });
  });
  expect(await stepsOf(call)).toMatchObject([{ status: 'done', result: { contact: 'forgotten' } }]);
  expect(await contactOf(call)).toBeUndefined();
});

test('a caller who does not want to be called is remembered so', async () => {
  const call = await seed({ afterCall: [remember({ ...AGREED, optOut: 'outcome == "moved"' })] });
  await stepsOf(call);
  expect((await contactOf(call))?.optedOutAt).toBeTypeOf('number');
});

test('whoever wants to be called back by a person stands in the list of what is to be done, once', async () => {
  const data = { note: 'About {{ day }}.', name: '"Kim"', day: 'day', time: '"10:30"' };
  const call = await seed({ afterCall: [{ id: 'back', kind: 'callBack', data }] });
  expect(await stepsOf(call)).toMatchObject([{ status: 'done', result: { by: 'person' } }]);
  const found = await world.db.forWorkspace(call.workspaceId, (tx) => listCallBacksOfCall(tx, call.callId));
  expect(found).toMatchObject([
    { status: 'open', e164: CALLER, name: 'Kim', note: 'About 2026-11-27.', by: 'person', tries: 0 },
  ]);
});

test('nobody is called back after a test call, or at a number that nobody has', async () => {
  const back = { id: 'back', kind: 'callBack', data: {} };
  expect(await stepsOf(await seed({ afterCall: [back], call: { isTest: true } }))).toMatchObject([
    { status: 'skipped', lastError: 'nobody is called back after a test call' },
  ]);
  expect(await stepsOf(await seed({ afterCall: [back], call: { from: 'anonymous' } }))).toMatchObject([
    { status: 'skipped', lastError: 'there is no number to call back' },
  ]);
});
