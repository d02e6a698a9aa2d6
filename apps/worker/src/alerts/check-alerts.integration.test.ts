import { foldFigures } from '@aybiza/call-log';
import type { AlertCondition } from '@aybiza/db/alerts/alert-rule';
import { addAlertRule, changeAlertRule, deleteAlertRule, listAlertRules } from '@aybiza/db/alerts/alert-rules';
import { countAlerts, listAlerts, seeAlerts } from '@aybiza/db/alerts/alerts';
import { saveCallFigures } from '@aybiza/db/call-figures';
import { listOutbox } from '@aybiza/db/outbox';
import { redoMarkedQuarters } from '@aybiza/db/redo-quarters';
import { setUsageLimits } from '@aybiza/db/usage/usage-settings';
import { silentLogger } from '@aybiza/foundation/logger';
import { fakeClock } from '@aybiza/foundation/testing/fake-clock';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startWorker } from '../start-worker.ts';
import { type EndedCallInTest, sealer, seedEndedCall } from '../testing/ended-call.ts';
import { eventually } from '../testing/eventually.ts';
import { startMailServer } from '../testing/mail-server.ts';
import { createTemporaryStorage, type TemporaryStorage } from '../testing/temporary-folder.ts';
import { useWorkerDatabase } from '../testing/use-worker-database.ts';
import { startWebhookReceiver } from '../testing/webhook-receiver.ts';
import { CHECKED_EVERY_MS, checkAlerts } from './check-alerts.ts';

const STARTED_AT = Date.UTC(2026, 10, 22, 9);
const MINUTE_MS = 60_000;
const world = useWorkerDatabase();
const ending: (() => Promise<void>)[] = [];
let files: TemporaryStorage;
beforeAll(async () => {
  files = await createTemporaryStorage();
});
afterAll(() => files.remove());
afterEach(async () => {
  for (const end of ending.splice(0).reverse()) await end();
});

const BROKE_OFF: AlertCondition = {
  name: 'Calls break off',
  measure: 'dropped',
  agentId: null,
  side: 'above',
  threshold: 20,
  calmAt: 10,
  windowMinutes: 60,
  atLeastCalls: 2,
  emails: ['desk@example.com'],
};

/** Calls of one workspace that are summed up, of which some broke off. */
async function addCalls(like: EndedCallInTest, endings: readonly ('dropped' | 'contained')[], startedAt = STARTED_AT) {
  for (const ending of endings) {
    const { workspaceId, callId } = await seedEndedCall(world.db, {
      like,
      tellsWorker: false,
      call: { startedAt, isTest: false },
    });
    await world.db.forWorkspace(workspaceId, (tx) => saveCallFigures(tx, callId, { ...foldFigures([]), ending }));
  }
  await world.db.forWorkspace(like.workspaceId, (tx) => redoMarkedQuarters(tx, 100));
}

async function workspaceWith(rule: Partial<AlertCondition> = {}, plan = {}) {
  const call = await seedEndedCall(world.db, { tellsWorker: false, ...plan });
  const { workspaceId } = call;
  const id = await world.db.forWorkspace(workspaceId, (tx) =>
    addAlertRule(tx, { ...BROKE_OFF, ...rule, enabled: true }),
  );
  if (id === undefined) throw new Error('there is room for one rule');
  const clock = fakeClock(STARTED_AT + 10 * MINUTE_MS);
  const check = (afterMs: number = CHECKED_EVERY_MS) => {
    clock.advance(afterMs);
    return checkAlerts({ db: world.db, clock, logger: silentLogger() }, new AbortController().signal);
  };
  return {
    call,
    id,
    check,
    alerts: () => world.db.forWorkspace(workspaceId, (tx) => listAlerts(tx, 10)),
    rules: () => world.db.forWorkspace(workspaceId, listAlertRules),
    jobs: async () => {
      const rows = await world.db.forWorkspace(workspaceId, (tx) => listOutbox(tx, { limit: 50 }));
      return rows.filter(({ kind }) => kind === 'mail-alert').length;
    },
  };
}

describe('a rule', () => {
  test('raises one alert when its threshold is passed, and ends it once the measure is calm again', async () => {
    const { call, check, alerts, jobs, rules } = await workspaceWith();
    await addCalls(call, ['contained']);
    await check();
    expect(await alerts()).toEqual([]);
    await addCalls(call, ['dropped', 'contained']);
    await check();
    await check();
    const [raised] = await alerts();
    expect(raised).toMatchObject({
      raisedValue: expect.closeTo(33.3, 1),
      worstValue: expect.closeTo(33.3, 1),
      clearedAt: null,
      rule: { name: 'Calls break off' },
    });
    await addCalls(call, ['dropped']);
    await check();
    expect(await alerts()).toMatchObject([{ raisedValue: expect.closeTo(33.3, 1), worstValue: 50 }]);
    // An hour later those calls do not count any more.
    await addCalls(call, ['contained', 'contained'], STARTED_AT + 90 * MINUTE_MS);
    await check(90 * MINUTE_MS);
    expect(await alerts()).toMatchObject([{ worstValue: 50, clearedAt: expect.any(Number) }]);
    expect(await jobs()).toBe(2);
    expect(await rules()).toMatchObject([{ lastValue: 0 }]);
  });

  test('says nothing of too few calls', async () => {
    const { call, check, alerts, rules } = await workspaceWith({ atLeastCalls: 10 });
    await addCalls(call, ['dropped', 'dropped']);
    await check();
    expect(await alerts()).toEqual([]);
    expect(await rules()).toMatchObject([{ lastValue: null, checkedAt: expect.any(Number) }]);
  });

  test('may watch for calls that do not come', async () => {
    const { check, alerts } = await workspaceWith({ measure: 'calls', side: 'below', threshold: 1, calmAt: 1 });
    await check(10 * 60 * MINUTE_MS);
    expect(await alerts()).toMatchObject([{ raisedValue: 0 }]);
  });

  test('is looked at by one of several workers', async () => {
    const { call, check, jobs, alerts } = await workspaceWith();
    await addCalls(call, ['dropped', 'dropped']);
    await Promise.all([check(), check(0), check(0)]);
    expect([(await alerts()).length, await jobs()]).toEqual([1, 1]);
  });

  test('that is changed begins anew, and takes what it told with it when it is deleted', async () => {
    const { call, id, check, alerts } = await workspaceWith();
    const { workspaceId } = call;
    await addCalls(call, ['dropped', 'dropped']);
    await check();
    await world.db.forWorkspace(workspaceId, (tx) =>
      changeAlertRule(tx, id, { ...BROKE_OFF, threshold: 100, enabled: true }),
    );
    await check();
    expect(await alerts()).toMatchObject([{ rule: { threshold: 20 }, clearedAt: expect.any(Number) }]);
    await world.db.forWorkspace(workspaceId, (tx) => deleteAlertRule(tx, id));
    expect(await alerts()).toEqual([]);
  });

  test('is seen by whoever has looked', async () => {
    const { call, check } = await workspaceWith();
    const { workspaceId } = call;
    await addCalls(call, ['dropped', 'dropped']);
    await check();
    const count = () => world.db.forWorkspace(workspaceId, countAlerts);
    expect(await count()).toEqual({ unseen: 1, raised: 1 });
    const at = STARTED_AT + 30 * MINUTE_MS;
    await world.db.forWorkspace(workspaceId, (tx) => seeAlerts(tx, { seenBy: 'ann', until: at, at }));
    expect(await count()).toEqual({ unseen: 0, raised: 1 });
  });
});

describe('how much of a limit is used', () => {
  const NO_LIMITS = { callsAtOnce: null, callsPerDay: null, minutesPerMonth: null, costPerMonthMicros: null };
  const rule = { threshold: 80, calmAt: 80, atLeastCalls: 0, windowMinutes: 15 };

  test('raises an alert, which is over when the day or the month is', async () => {
    const { call, check, alerts, rules } = await workspaceWith({ ...rule, measure: 'callsOfDay' });
    const limit = { ...NO_LIMITS, callsPerDay: 2, sentence: '' };
    await world.db.forWorkspace(call.workspaceId, (tx) => setUsageLimits(tx, limit));
    await check();
    expect(await rules()).toMatchObject([{ lastValue: 50 }]);
    await addCalls(call, ['contained']);
    await check();
    expect(await alerts()).toMatchObject([{ raisedValue: 100, clearedAt: null }]);
    await check(24 * 60 * MINUTE_MS);
    expect(await alerts()).toMatchObject([{ clearedAt: expect.any(Number) }]);
  });

  test.each([
    ['minutesOfMonth', { minutesPerMonth: 1 }],
    ['costOfMonth', { costPerMonthMicros: 1_000_000 }],
  ] as const)('%s is a share of the limit, and nothing without one', async (measure, limits) => {
    const { call, check, rules } = await workspaceWith({ ...rule, measure });
    await check();
    expect(await rules()).toMatchObject([{ lastValue: null }]);
    const set = { ...NO_LIMITS, ...limits, sentence: '' };
    await world.db.forWorkspace(call.workspaceId, (tx) => setUsageLimits(tx, set));
    await check();
    expect(await rules()).toMatchObject([{ lastValue: expect.any(Number) }]);
  });
});

describe('what goes wrong beside the calls', () => {
  test.each([
    ['vendorFailures', { events: [{ type: 'noted', code: 'DEGRADED', detail: 'deepgram' }] }],
    ['stalledCalls', { events: [{ type: 'stalled', wait: 1 }] }],
    ['stalledCalls', undefined],
    ['failedSteps', undefined],
    ['failedWebhooks', undefined],
  ] as const)('%s are counted, and none where all is well', async (measure, plan) => {
    const rule = { measure, threshold: 0, calmAt: 0, atLeastCalls: 0 };
    const { check, alerts, rules } = await workspaceWith(rule, { ...plan, call: { isTest: false } });
    await check();
    expect((await alerts()).length).toBe(plan === undefined ? 0 : 1);
    expect(await rules()).toMatchObject([{ lastValue: plan === undefined ? 0 : 1 }]);
  });
});

test('people and webhooks are told when an alert begins', async () => {
  const hook = await startWebhookReceiver();
  ending.push(hook.close);
  const mail = await startMailServer();
  ending.push(mail.close);
  const plan = { webhookUrls: [hook.url], webhookEvents: ['alert.raised'] };
  const { call, check } = await workspaceWith({ name: 'Told' }, plan);
  await addCalls(call, ['dropped', 'dropped']);
  await check();
  const worker = await startWorker({
    databaseUrl: world.place.appUrl,
    storage: files.storage,
    sealer,
    mail: mail.mail,
    designerUrl: 'https://agents.example.com',
    allowPrivate: [hook.host],
    port: 0,
    logger: silentLogger(),
  });
  ending.push(() => worker.close());
  // The rules of other tests are told of as well.
  const told = () => mail.received.find(({ subject }) => subject === 'Alert: Told');
  await eventually(async () => (hook.received.length > 0 ? told() : undefined));
  expect(told()).toMatchObject({
    to: ['desk@example.com'],
    subject: 'Alert: Told',
    text: expect.stringContaining(
      'Calls that broke off, in the last hour: 100 %. You want to know when it is above 20 %.',
    ),
  });
  expect(hook.received[0]?.message).toMatchObject({
    type: 'alert.raised',
    data: { name: 'Told', measure: 'dropped', threshold: 20 },
  });
});
