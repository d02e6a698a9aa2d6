import { listAfterCallStepsOf, resetAfterCallStep } from '@aybiza/db/after-call-steps';
import { listCallResults } from '@aybiza/db/call-results';
import { findCall } from '@aybiza/db/calls';
import { listOutbox, retryOutboxRow } from '@aybiza/db/outbox';
import {
  findSigningSecrets,
  keepSigningSecrets,
  makeSigningSecret,
  renewSigningSecret,
  signingSecretPlace,
} from '@aybiza/db/signing-secrets';
import { systemClock } from '@aybiza/foundation/clock';
import { silentLogger } from '@aybiza/foundation/logger';
import { createFakeLlm, type FakeLlmReply } from '@aybiza/providers/llm/fake';
import type { LlmRequest } from '@aybiza/providers/llm/port';
import { ProviderError } from '@aybiza/providers/provider-error';
import { Webhook } from 'standardwebhooks';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type StartWorkerOptions, startWorker } from '../start-worker.ts';
import { type EndedCallInTest, type EndedCallPlan, sealer, seedEndedCall } from '../testing/ended-call.ts';
import { eventually } from '../testing/eventually.ts';
import { accept, type MessageCompany, reply, startMessageCompany } from '../testing/message-company.ts';
import { startPlainReceiver } from '../testing/plain-receiver.ts';
import { createTemporaryStorage, type TemporaryStorage } from '../testing/temporary-folder.ts';
import { useWorkerDatabase } from '../testing/use-worker-database.ts';
import { startWebhookReceiver } from '../testing/webhook-receiver.ts';

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

const refuses: FakeLlmReply = { error: new ProviderError('no', { code: 'PROVIDER_UNAUTHORIZED', provider: 'fake' }) };
const uses = (name: string, input: unknown): FakeLlmReply => ({ toolUses: [{ id: 't', name, input }] });

/** What the model hands in, by the tool that it is given. */
const ANSWERS: Readonly<Record<string, unknown>> = {
  report: { summary: 'It is moved.', reason: 'move', resolved: true },
  values: { urgent: true, wanted: 'another day', day: 'some day', extra: 1 },
  judgement: { met_1: true, quote_1: 'Agent: How can I help you?', met_2: true, quote_2: 'I was very rude to them.' },
};
const answers = ({ toolChoice }: LlmRequest): FakeLlmReply => {
  const name = typeof toolChoice === 'object' ? toolChoice.tool : '';
  return uses(name, ANSWERS[name]);
};

async function start(
  changes: Partial<StartWorkerOptions> = {},
  answer: (request: LlmRequest) => FakeLlmReply = answers,
) {
  const llm = createFakeLlm({ clock: systemClock(), reply: answer });
  const worker = await startWorker({
    databaseUrl: world.place.appUrl,
    storage: files.storage,
    sealer,
    model: { llm, isPractice: true },
    port: 0,
    logger: silentLogger(),
    ...changes,
  });
  ending.push(() => worker.close());
  return { worker, llm };
}

const seed = (plan: EndedCallPlan) => seedEndedCall(world.db, { storage: files.storage, ...plan });

/** Waits until no job of the workspace is open, and gives the steps by id. */
async function settled({ workspaceId, callId }: EndedCallInTest) {
  await eventually(
    async () => {
      const rows = await world.db.forWorkspace(workspaceId, (tx) => listOutbox(tx, { limit: 100 }));
      return rows.every(({ doneAt, deadAt }) => doneAt !== null || deadAt !== null) ? rows : undefined;
    },
    { what: 'the end of all jobs' },
  );
  const steps = await world.db.forWorkspace(workspaceId, (tx) => listAfterCallStepsOf(tx, callId));
  return Object.fromEntries(steps.map((step) => [step.step, step]));
}

async function resultsOf({ workspaceId, callId }: EndedCallInTest) {
  const results = await world.db.forWorkspace(workspaceId, (tx) => listCallResults(tx, callId));
  return Object.fromEntries(results.map(({ name, value, source }) => [name, [value, source]]));
}

async function retry(
  { workspaceId }: EndedCallInTest,
  step:
    | { id: Parameters<typeof resetAfterCallStep>[1]; outboxId: Parameters<typeof retryOutboxRow>[1] | null }
    | undefined,
) {
  await world.db.forWorkspace(workspaceId, async (tx) => {
    if (step?.outboxId == null) throw new Error('the step had a job');
    expect(await resetAfterCallStep(tx, step.id)).toBe(true);
    expect(await retryOutboxRow(tx, step.outboxId)).toBe(true);
  });
}

const VALUES = {
  id: 'find',
  kind: 'extract',
  data: {
    values: [
      { id: 'u', name: 'urgent', type: 'yesNo', description: 'whether it is urgent' },
      { id: 'w', name: 'wanted', type: 'text', description: 'what was wanted' },
      { id: 'd', name: 'day', type: 'date', description: 'which day' },
    ],
  },
};
const SCORE = {
  id: 'card',
  kind: 'score',
  data: {
    criteria: [
      { id: 'a', name: 'Greeted', question: 'The agent greeted the caller.', weight: 3 },
      { id: 'b', question: 'The caller was rude.', weight: 1 },
    ],
  },
};

describe('a lane', () => {
  test('finds out what its flow wants to know, then has the webhooks of the workspace told, once', async () => {
    const hook = await startWebhookReceiver();
    ending.push(hook.close);
    const { llm } = await start({ allowPrivate: [hook.host] });
    const call = await seed({ webhookUrls: [hook.url], afterCall: [{ id: 'sum', kind: 'summary' }, VALUES, SCORE] });
    const steps = await settled(call);
    expect(Object.values(steps).map(({ step, status, attempts }) => [step, status, attempts])).toEqual([
      ['sum', 'done', 1],
      ['find', 'done', 1],
      ['card', 'done', 1],
    ]);
    const from = 'practice-model';
    expect(await resultsOf(call)).toEqual({
      summary: ['It is moved.', from],
      reason: ['move', from],
      resolved: [true, from],
      urgent: [true, from],
      wanted: ['another day', from],
      score: [100, from],
      score_passed: [true, from],
    });
    const stored = await world.db.forWorkspace(call.workspaceId, (tx) => findCall(tx, call.callId));
    expect(stored?.summary).toBe('It is moved.');
    expect(llm.requests).toHaveLength(3);
    expect(hook.received).toHaveLength(1);
    expect(hook.received[0]?.message).toMatchObject({ data: { summary: 'It is moved.' } });
  });

  test('counts a criterion only with words of the transcript behind it', async () => {
    await start();
    const { card } = await settled(await seed({ afterCall: [SCORE] }));
    expect(card?.result).toEqual({
      score: 100,
      passed: true,
      passMark: 70,
      source: 'practice-model',
      criteria: [
        {
          id: 'a',
          name: 'Greeted',
          weight: 3,
          verdict: 'met',
          evidence: { who: 'agent', text: 'How can I help you?' },
        },
        { id: 'b', name: 'The caller was rude.', weight: 1, verdict: 'undecided', evidence: null },
      ],
    });
  });

  test('does what a condition over facts and earlier findings asks for, and leaves out what needs something left out', async () => {
    await start();
    const call = await seed({
      afterCall: [
        VALUES,
        { id: 'sum', kind: 'summary', after: ['find'], when: 'urgent && outcome == "moved" && durationSeconds >= 120' },
        { id: 'card', kind: 'score', when: 'endReason == "fellAsleep"', data: SCORE.data },
        { id: 'tell', kind: 'webhook', after: ['card'], data: { url: 'https://example.com/' } },
      ],
    });
    const steps = await settled(call);
    expect(Object.values(steps).map(({ step, status, lastError }) => [step, status, lastError])).toEqual([
      ['find', 'done', null],
      ['sum', 'done', null],
      ['card', 'skipped', 'its condition did not hold'],
      ['tell', 'skipped', 'it needs “card”, which was left out'],
    ]);
  });

  test('that fails in one step goes on with the others, and with what needs it once a person has it done again', async () => {
    let isJudging = false;
    const told = await startPlainReceiver();
    ending.push(told.close);
    const hook = await startWebhookReceiver();
    ending.push(hook.close);
    await start({ allowPrivate: [told.host, hook.host] }, (request) =>
      typeof request.toolChoice === 'object' && request.toolChoice.tool === 'judgement' && !isJudging
        ? refuses
        : answers(request),
    );
    const call = await seed({
      webhookUrls: [hook.url],
      afterCall: [
        { id: 'sum', kind: 'summary' },
        SCORE,
        { id: 'tell', kind: 'webhook', after: ['card'], data: { url: told.url, data: ['results'] } },
      ],
    });
    const before = await settled(call);
    expect([before.sum?.status, before.card?.status, before.tell?.status]).toEqual(['done', 'failed', 'waiting']);
    expect(before.card?.lastError).toBe('no');
    expect([told.received.length, hook.received.length]).toEqual([0, 1]);
    isJudging = true;
    await retry(call, before.card);
    const after = await settled(call);
    expect([after.card?.status, after.tell?.status]).toEqual(['done', 'done']);
    expect([told.received.length, hook.received.length]).toEqual([1, 1]);
  });

  test('is tried as often as its author says', async () => {
    const breaks: FakeLlmReply = {
      error: new ProviderError('busy', { code: 'PROVIDER_UNAVAILABLE', provider: 'fake' }),
    };
    const { llm } = await start({}, () => breaks);
    const { sum } = await settled(await seed({ afterCall: [{ id: 'sum', kind: 'summary', attempts: 1 }] }));
    expect([sum?.status, sum?.attempts, sum?.lastError]).toEqual(['failed', 1, 'busy']);
    expect(llm.requests).toHaveLength(1);
  });

  test('without a model leaves out what only a model can find', async () => {
    await start({ model: undefined });
    const steps = await settled(await seed({ afterCall: [{ id: 'sum', kind: 'summary' }, SCORE] }));
    expect(Object.values(steps).map(({ status }) => status)).toEqual(['skipped', 'skipped']);
  });

  test('of a call in which nobody spoke asks no model', async () => {
    const { llm } = await start();
    const call = await seed({ says: ['Agent: Hello?'], afterCall: [{ id: 'sum', kind: 'summary' }, VALUES, SCORE] });
    const steps = await settled(call);
    expect(Object.values(steps).map(({ status }) => status)).toEqual(['done', 'done', 'skipped']);
    expect(await resultsOf(call)).toEqual({ summary: ['The caller said nothing.', 'worker'] });
    expect(llm.requests).toHaveLength(0);
  });
});

describe('a webhook of a lane', () => {
  test('is told what its author wants, signed, with one id and one content at every attempt', async () => {
    const told = await startPlainReceiver((index) => (index === 0 ? 503 : 200));
    ending.push(told.close);
    await start({ allowPrivate: [told.host] });
    const call = await seed({
      afterCall: [
        { id: 'sum', kind: 'summary' },
        {
          id: 'tell',
          name: 'Tell the CRM',
          kind: 'webhook',
          after: ['sum'],
          data: {
            url: `${told.url}?from={{ caller_number }}&how={{ outcome }}`,
            data: ['summary', 'variables', 'transcript'],
          },
        },
      ],
    });
    const { tell } = await settled(call);
    expect([tell?.status, tell?.attempts]).toEqual(['done', 2]);
    expect(tell?.result).toMatchObject({ responseStatus: 200 });
    expect(told.received).toHaveLength(2);
    const [first, second] = told.received;
    expect(first?.path).toBe('/hook?from=%2B41441234567&how=moved');
    expect(JSON.parse(first?.body ?? '')).toMatchObject({
      type: 'afterCall.step',
      data: {
        callId: call.callId,
        step: { id: 'tell', name: 'Tell the CRM' },
        summary: 'It is moved.',
        variables: { day: '2026-11-27' },
        transcript: [{ who: 'agent', text: 'How can I help you?' }, { who: 'caller' }, { who: 'agent' }],
      },
    });
    expect(second?.body).toBe(first?.body);
    expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id']);
    expect(first?.headers['idempotency-key']).toBe(first?.headers['webhook-id']);
    const sealed = await world.db.forWorkspace(call.workspaceId, findSigningSecrets);
    const secret = sealer.open(sealed?.current ?? '', signingSecretPlace(call.workspaceId));
    for (const { body, headers } of told.received) expect(new Webhook(secret).verify(body, headers)).toBeDefined();
  });

  test.each([
    ['while the old one still counts is signed with both', 60_000, true],
    ['after the old one is over is signed with the new one alone', -1, false],
  ])('whose secret was renewed, %s', async (_when, overlapMs, oldOneFits) => {
    const told = await startPlainReceiver(() => 200);
    ending.push(told.close);
    const call = await seed({ afterCall: [{ id: 'tell', kind: 'webhook', data: { url: told.url } }] });
    const place = signingSecretPlace(call.workspaceId);
    const [before, after] = [makeSigningSecret(), makeSigningSecret()];
    await world.db.forWorkspace(call.workspaceId, async (tx) => {
      const { current } = await keepSigningSecrets(tx, () => sealer.seal(before, place));
      const now = Date.now();
      const renewal = { before: current, sealed: sealer.seal(after, place), now, until: now + overlapMs };
      expect(await renewSigningSecret(tx, renewal)).toBe(true);
    });
    await start({ allowPrivate: [told.host] });
    await settled(call);
    const [{ body, headers } = { body: '', headers: {} }] = told.received;
    const fits = (secret: string) => {
      try {
        return new Webhook(secret).verify(body, headers) !== undefined;
      } catch {
        return false;
      }
    };
    expect([fits(after), fits(before), fits(makeSigningSecret())]).toEqual([true, oldOneFits, false]);
  });

  test('that waits for its turn at a slow address has not been tried yet', async () => {
    let release = () => {};
    const released = new Promise<number>((resolve) => {
      release = () => resolve(200);
    });
    const slow = await startPlainReceiver(() => released);
    ending.push(slow.close);
    await start({ allowPrivate: [slow.host] });
    const plan = { afterCall: [{ id: 'tell', kind: 'webhook', attempts: 1, data: { url: slow.url } }] };
    const first = await seed(plan);
    const calls = [first, ...(await Promise.all(Array.from({ length: 4 }, () => seed({ like: first }))))];
    const tries = async () => {
      const lanes = calls.map(({ workspaceId, callId }) =>
        world.db.forWorkspace(workspaceId, (tx) => listAfterCallStepsOf(tx, callId)),
      );
      return (await Promise.all(lanes)).flat();
    };
    await eventually(async () =>
      (await tries()).some(
        ({ status, startedAt, attempts }) => status === 'waiting' && startedAt !== null && attempts === 0,
      )
        ? true
        : undefined,
    );
    release();
    for (const call of calls) await settled(call);
    expect((await tries()).map(({ status, attempts }) => [status, attempts])).toEqual(calls.map(() => ['done', 1]));
    expect(slow.received).toHaveLength(5);
  });

  test('that leads inside, or is gone for good, fails at once', async () => {
    const gone = await startPlainReceiver(() => 410);
    ending.push(gone.close);
    await start({ allowPrivate: [gone.host] });
    const call = await seed({
      afterCall: [
        { id: 'gone', kind: 'webhook', data: { url: gone.url } },
        { id: 'inside', kind: 'webhook', data: { url: 'http://127.0.0.1:1/' } },
      ],
    });
    const steps = await settled(call);
    expect(Object.values(steps).map(({ status, attempts }) => [status, attempts])).toEqual([
      ['failed', 1],
      ['failed', 1],
    ]);
    expect(gone.received).toHaveLength(1);
  });
});

describe('a message of a lane', () => {
  const TELL = { id: 'tell', kind: 'message', data: { text: 'See you on {{ day }}.' } };
  const account = { accountSid: `AC${'0'.repeat(32)}`, authTokens: ['token'] };
  const plan = { afterCall: [TELL], variables: { day: { type: 'date' } } };
  const company = async (answer?: Parameters<typeof startMessageCompany>[0]): Promise<MessageCompany> => {
    const started = await startMessageCompany(answer);
    ending.push(started.close);
    return started;
  };

  test('goes to the caller from the number that they called, once', async () => {
    const { url, asked } = await company();
    await start({ telephone: account, companyUrl: url });
    const { tell } = await settled(await seed(plan));
    expect(asked).toEqual([{ To: '+41441234567', From: '+41447654321', Body: 'See you on 2026-11-27.' }]);
    expect([tell?.status, tell?.intentAt]).toEqual(['done', null]);
  });

  test('is in the language in which its call ended, else in that of the flow', async () => {
    const { url, asked } = await company();
    await start({ telephone: account, companyUrl: url });
    const inGerman = { id: 'tell', kind: 'message', data: { text: '{{ day | date }}' } };
    const german = { ...plan, afterCall: [inGerman], language: 'de-CH' };
    const switched = ['fr', 'es'].map((language) => ({
      type: 'languageSet' as const,
      node: 'other',
      language,
      voice: '',
    }));
    await settled(await seed(german));
    await settled(await seed({ ...german, events: switched }));
    expect(asked.map(({ Body }) => Body)).toEqual(['Freitag, 27. November', 'viernes 27 de noviembre']);
  });

  test('that may have gone out is not sent again, until a person says so', async () => {
    const { url, asked } = await company((index, response) => (index === 0 ? response.destroy() : accept(response)));
    await start({ telephone: account, companyUrl: url });
    const call = await seed(plan);
    const before = await settled(call);
    expect([before.tell?.status, asked.length]).toEqual(['unknown', 1]);
    await retry(call, before.tell);
    expect([(await settled(call)).tell?.status, asked.length]).toEqual(['done', 2]);
  });

  test('that was refused is known not to have gone out', async () => {
    const { url, asked } = await company((_index, response) =>
      reply(response, 400, { code: 21610, message: 'unsubscribed' }),
    );
    await start({ telephone: account, companyUrl: url });
    const { tell } = await settled(await seed(plan));
    expect([tell?.status, tell?.intentAt, asked.length]).toEqual(['failed', null, 1]);
  });

  test('is left out where there is nobody to send it to, or nothing to send it with', async () => {
    const { url, asked } = await company();
    await start({ telephone: account, companyUrl: url });
    const inBrowser = await settled(await seed({ ...plan, call: { channel: 'browser', from: 'web', to: '' } }));
    expect([inBrowser.tell?.status, inBrowser.tell?.lastError]).toEqual([
      'skipped',
      'there is no number to send it to',
    ]);
    expect(asked).toEqual([]);
  });
});

describe('an export of a lane', () => {
  test('waits for the recording, and puts a copy of it into its folder', async () => {
    await start();
    const call = await seed({
      segments: [{ startsAtMs: 0, sound: new Uint8Array(16_000).fill(0x80) }],
      afterCall: [{ id: 'copy', kind: 'exportRecording', data: { folder: 'for/partners' } }],
    });
    const { copy } = await settled(call);
    const storageKey = `${call.workspaceId}/exports/for/partners/${call.callId}.ogg`;
    const original = await files.storage.get(`${call.workspaceId}/calls/${call.callId}/recording.ogg`);
    expect([copy?.status, copy?.result]).toEqual(['done', { storageKey, bytes: original?.length, durationMs: 1_000 }]);
    expect(await files.storage.get(storageKey)).toEqual(original);
  });

  test('of a call that was not recorded is left out', async () => {
    await start();
    const { copy } = await settled(await seed({ afterCall: [{ id: 'copy', kind: 'exportRecording' }] }));
    expect([copy?.status, copy?.lastError]).toEqual(['skipped', 'there is no recording of the call']);
  });
});
