import { listAfterCallStepsOf, resetAfterCallStep } from '@aybiza/db/after-call-steps';
import { listOutbox, retryOutboxRow } from '@aybiza/db/outbox';
import { accountSecretPlace, saveProviderAccount } from '@aybiza/db/provider-accounts';
import { silentLogger } from '@aybiza/foundation/logger';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type StartWorkerOptions, startWorker } from '../../start-worker.ts';
import { type EndedCallInTest, type EndedCallPlan, sealer, seedEndedCall } from '../../testing/ended-call.ts';
import { eventually } from '../../testing/eventually.ts';
import { type MailServerInTest, startMailServer } from '../../testing/mail-server.ts';
import { createTemporaryStorage, type TemporaryStorage } from '../../testing/temporary-folder.ts';
import { useWorkerDatabase } from '../../testing/use-worker-database.ts';

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

async function server(answer?: (index: number) => number): Promise<MailServerInTest> {
  const started = await startMailServer(answer);
  ending.push(started.close);
  return started;
}

async function start(changes: Partial<StartWorkerOptions>) {
  const world_ = { databaseUrl: world.place.appUrl, storage: files.storage, sealer, port: 0, logger: silentLogger() };
  const worker = await startWorker({ ...world_, ...changes });
  ending.push(() => worker.close());
}

const email = (data: object, rest: object = {}) => ({ id: 'mail', kind: 'email', data, ...rest });
const seed = (afterCall: object, plan: EndedCallPlan = {}) =>
  seedEndedCall(world.db, { afterCall: [afterCall], ...plan });

/** The step, once none of its jobs is open. */
async function settled({ workspaceId, callId }: EndedCallInTest) {
  await eventually(
    async () => {
      const rows = await world.db.forWorkspace(workspaceId, (tx) => listOutbox(tx, { limit: 100 }));
      return rows.every(({ doneAt, deadAt }) => doneAt !== null || deadAt !== null) ? rows : undefined;
    },
    { what: 'the end of all jobs' },
  );
  const [step] = await world.db.forWorkspace(workspaceId, (tx) => listAfterCallStepsOf(tx, callId));
  return step;
}

describe('an e-mail of a lane', () => {
  test('tells its receivers what its author wrote and chose, with a way to the call', async () => {
    const { mail, received } = await server();
    await start({ mail, designerUrl: 'https://agents.example.com' });
    const call = await seed(
      email({
        to: 'desk@example.com, boss@example.com; desk@example.com',
        subject: 'Call from {{ caller_number }}',
        text: 'Until {{ day | date }}.',
        data: ['call', 'variables', 'transcript'],
      }),
      { variables: { day: { type: 'date' } } },
    );
    const step = await settled(call);
    expect(step).toMatchObject({ status: 'done', attempts: 1, result: { refused: [], isPractice: true } });
    expect(received).toHaveLength(1);
    expect(received[0]).toMatchObject({
      to: ['desk@example.com', 'boss@example.com'],
      subject: 'Call from +41441234567',
    });
    expect(received[0]?.text.split('\n\n').map((part) => part.split('\n')[0])).toEqual([
      'Until Friday the twenty-seventh of November.',
      'The call',
      'Values',
      'What was said',
      expect.stringMatching(`^Open the call: https://agents.example.com/calls/${call.callId}`),
    ]);
    expect(received[0]?.text).toContain('Caller: I want to move my appointment.');
    expect(received[0]?.text).toMatch(/Lasted: \d+ min \d+ s/);
  });

  test.each([
    ['de', 'Bis Freitag, 27. November.', ['Der Anruf', 'Werte', 'Was gesagt wurde', 'Anruf öffnen']],
    ['es-US', 'Bis viernes 27 de noviembre.', ['La llamada', 'Valores', 'Lo que se dijo', 'Abrir la llamada']],
    ['fr-CA', 'Bis vendredi 27 novembre.', ['L’appel', 'Valeurs', 'Ce qui a été dit', 'Ouvrir l’appel']],
    ['sv', 'Bis Friday the twenty-seventh of November.', ['The call', 'Values', 'What was said', 'Open the call']],
  ])('is in the language of its flow, %s, whatever its caller spoke', async (language, text, headings) => {
    const { mail, received } = await server();
    await start({ mail, designerUrl: 'https://agents.example.com' });
    const data = { to: 'desk@example.com', text: 'Bis {{ day | date }}.', data: ['call', 'variables', 'transcript'] };
    const call = await seed(email(data), {
      variables: { day: { type: 'date' } },
      language,
      events: [{ type: 'languageSet', node: 'other', language: 'nl', voice: '' }],
    });
    await settled(call);
    const parts = received[0]?.text.split('\n\n').map((part) => part.split('\n')[0]?.split(': https')[0]);
    expect(parts).toEqual([text, ...headings]);
  });

  test('that the server did not take goes out under the same id when a person has it sent again', async () => {
    const { mail, received } = await server((index) => (index === 0 ? 451 : 0));
    await start({ mail });
    const call = await seed(email({ to: 'desk@example.com', text: 'Hello' }, { attempts: 1 }));
    const refused = await settled(call);
    expect(refused).toMatchObject({ status: 'failed', lastError: expect.stringContaining('not this one') });
    await world.db.forWorkspace(call.workspaceId, async (tx) => {
      if (refused?.outboxId == null) throw new Error('the step had a job');
      await resetAfterCallStep(tx, refused.id);
      await retryOutboxRow(tx, refused.outboxId);
    });
    expect(await settled(call)).toMatchObject({ status: 'done' });
    const ids = received.map(({ messageId }) => messageId);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
  });

  test('that nobody wants fails, saying why', async () => {
    const { mail } = await server(() => 550);
    await start({ mail });
    const step = await settled(await seed(email({ to: 'desk@example.com', text: 'Hello' })));
    expect(step).toMatchObject({ status: 'failed', attempts: 1, lastError: expect.stringContaining('not this one') });
  });

  test('goes through the mail server of the workspace, if it has one', async () => {
    const installed = await server();
    const own = await server();
    await start({ mail: installed.mail, vendorAllowPrivate: [own.host] });
    const first = await seed(email({ to: 'desk@example.com', text: 'Hello' }));
    await settled(first);
    await world.db.forWorkspace(first.workspaceId, (tx) =>
      saveProviderAccount(tx, {
        vendor: 'mail',
        settings: { server: own.host, username: 'desk', from: 'Desk <desk@own.example>' },
        sealedSecret: sealer.seal('pass', accountSecretPlace(tx.workspaceId, 'mail')),
        secretEnding: '',
      }),
    );
    const second = await settled(await seedEndedCall(world.db, { like: first }));
    expect(second).toMatchObject({ status: 'done', result: { isPractice: false } });
    expect([installed.received.length, own.received.length]).toEqual([1, 1]);
  });

  test('goes to no server on a private network that a workspace has named', async () => {
    const inside = await server();
    const installed = await server();
    await start({ mail: installed.mail });
    const first = await seed(email({ to: 'desk@example.com', text: 'Hello' }, { attempts: 1 }));
    await settled(first);
    await world.db.forWorkspace(first.workspaceId, (tx) =>
      saveProviderAccount(tx, {
        vendor: 'mail',
        settings: { server: inside.host, from: 'desk@own.example' },
        sealedSecret: null,
        secretEnding: '',
      }),
    );
    const second = await settled(await seedEndedCall(world.db, { like: first }));
    expect(second).toMatchObject({ status: 'failed', lastError: 'This address is not allowed.' });
    expect(inside.received).toEqual([]);
  });

  test('is left out where there is no mail server, and where nothing is left of its address', async () => {
    await start({});
    expect(await settled(await seed(email({ to: 'desk@example.com', text: 'Hello' })))).toMatchObject({
      status: 'skipped',
      lastError: 'there is no mail server to send it with',
    });
    const nobody = await seed(email({ to: '{{ address }}', text: 'Hello' }), {
      variables: { address: { type: 'text' } },
    });
    expect(await settled(nobody)).toMatchObject({ status: 'skipped', lastError: 'there is no address to send it to' });
  });
});
