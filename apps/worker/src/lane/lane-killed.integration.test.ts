import { listAfterCallStepsOf } from '@aybiza/db/after-call-steps';
import { silentLogger } from '@aybiza/foundation/logger';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startWorker } from '../start-worker.ts';
import { asOwner } from '../testing/as-owner.ts';
import { AUTH_SECRET, type EndedCallInTest, sealer, seedEndedCall } from '../testing/ended-call.ts';
import { eventually } from '../testing/eventually.ts';
import { accept, startMessageCompany } from '../testing/message-company.ts';
import { startPlainReceiver } from '../testing/plain-receiver.ts';
import { startWorkerProcess } from '../testing/start-worker-process.ts';
import { createTemporaryStorage, type TemporaryStorage } from '../testing/temporary-folder.ts';
import { useWorkerDatabase } from '../testing/use-worker-database.ts';

const world = useWorkerDatabase();
const ending: (() => Promise<void>)[] = [];
let files: TemporaryStorage;
beforeEach(async () => {
  files = await createTemporaryStorage();
  ending.push(files.remove);
});
afterEach(async () => {
  for (const end of ending.splice(0).reverse()) await end();
});

const account = { accountSid: `AC${'0'.repeat(32)}`, authTokens: ['token'] };

/** Resolves with the next thing that happens; made anew for each. */
class Happenings {
  #tell: () => void = () => {};
  next(): Promise<void> {
    return new Promise((resolve) => {
      this.#tell = resolve;
    });
  }
  happened(): void {
    this.#tell();
  }
}

function startProgram(env: Record<string, string>) {
  const program = startWorkerProcess({
    DATABASE_URL: world.place.appUrl,
    AUTH_SECRET,
    AYBIZA_DATA_DIR: files.folder,
    TWILIO_ACCOUNT_SID: account.accountSid,
    TWILIO_AUTH_TOKEN: 'token',
    ...env,
  });
  ending.push(program.kill);
  return program;
}

async function startHere(options: { allowPrivate?: string[]; companyUrl?: string }) {
  const worker = await startWorker({
    databaseUrl: world.place.appUrl,
    storage: files.storage,
    sealer,
    port: 0,
    logger: silentLogger(),
    telephone: account,
    ...options,
  });
  ending.push(() => worker.close());
}

function stepOnce({ workspaceId, callId }: EndedCallInTest, status: string) {
  return eventually(
    async () => {
      const [step] = await world.db.forWorkspace(workspaceId, (tx) => listAfterCallStepsOf(tx, callId));
      return step?.status === status ? step : undefined;
    },
    { what: `the step being ${status}` },
  );
}

test('a worker that is killed while a message goes out leaves it unknown: it is not sent a second time', async () => {
  const asked = new Happenings();
  const company = await startMessageCompany((index, response) => {
    if (index === 0) asked.happened();
    else accept(response);
  });
  ending.push(company.close);
  const isAsked = asked.next();
  const call = await seedEndedCall(world.db, {
    afterCall: [{ id: 'tell', kind: 'message', data: { text: 'Hello.' } }],
  });
  const program = startProgram({ TWILIO_API_URL: company.url });
  await program.until(isAsked);
  await program.kill();
  await startHere({ companyUrl: company.url });
  const step = await stepOnce(call, 'unknown');
  expect(step.lastError).toContain('may have gone out');
  expect(company.asked).toHaveLength(1);
  const [row] = await asOwner(
    world.place.ownerUrl,
    `SELECT dead_at IS NOT NULL AS dead FROM outbox WHERE id = '${step.outboxId}'`,
  );
  expect(row).toEqual({ dead: true });
});

test('a step whose worker is killed three times is done all the same: the other side is told by one id, and once to its end', async () => {
  const asked = new Happenings();
  let isPatient = true;
  const receiver = await startPlainReceiver(() => {
    asked.happened();
    return isPatient ? new Promise<number>(() => {}) : 200;
  });
  ending.push(receiver.close);
  const call = await seedEndedCall(world.db, {
    afterCall: [{ id: 'tell', kind: 'webhook', data: { url: receiver.url } }],
  });
  for (let round = 1; round <= 3; round += 1) {
    const isAsked = asked.next();
    const program = startProgram({ WEBHOOK_ALLOW_PRIVATE: receiver.host });
    await program.until(isAsked);
    expect(receiver.received).toHaveLength(round);
    if (round === 3) isPatient = false;
    await program.kill();
  }
  await startHere({ allowPrivate: [receiver.host] });
  expect((await stepOnce(call, 'done')).result).toMatchObject({ responseStatus: 200 });
  expect(receiver.received).toHaveLength(4);
  expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
  expect(new Set(receiver.received.map(({ body }) => body)).size).toBe(1);
  const [effects] = await asOwner(
    world.place.ownerUrl,
    `SELECT count(*)::int AS count FROM job_effect WHERE key LIKE 'report-call:%:done'`,
  );
  expect(effects).toEqual({ count: 1 });
});
