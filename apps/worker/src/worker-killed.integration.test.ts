import { findCall } from '@aybiza/db/calls';
import { systemClock } from '@aybiza/foundation/clock';
import { silentLogger } from '@aybiza/foundation/logger';
import { eventFrame } from '@aybiza/providers/aws/testing/event-stream';
import { createBedrock } from '@aybiza/providers/llm/bedrock/bedrock';
import { type Answer, beginStream, startLocalBedrock } from '@aybiza/providers/llm/bedrock/testing/local-bedrock';
import { afterEach, expect, test } from 'vitest';
import { PATIENCE } from './models/open-model.ts';
import { startWorker } from './start-worker.ts';
import { asOwner } from './testing/as-owner.ts';
import { AUTH_SECRET, sealer, seedEndedCall } from './testing/ended-call.ts';
import { eventually } from './testing/eventually.ts';
import { startWorkerProcess } from './testing/start-worker-process.ts';
import { createTemporaryStorage } from './testing/temporary-folder.ts';
import { useWorkerDatabase } from './testing/use-worker-database.ts';
import { startWebhookReceiver } from './testing/webhook-receiver.ts';

const world = useWorkerDatabase();
const ending: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ending.splice(0).reverse()) await end();
});

const report: Answer = (response) => {
  beginStream(response);
  const start = { toolUse: { toolUseId: 'tool_1', name: 'report' } };
  for (const [type, payload] of [
    ['messageStart', { role: 'assistant' }],
    ['contentBlockStart', { contentBlockIndex: 0, start }],
    ['contentBlockDelta', { contentBlockIndex: 0, delta: { toolUse: { input: '{"summary":"It is moved."}' } } }],
    ['contentBlockStop', { contentBlockIndex: 0 }],
    ['messageStop', { stopReason: 'tool_use' }],
    ['metadata', { usage: { inputTokens: 1, outputTokens: 1, totalTokens: 2 }, metrics: { latencyMs: 1 } }],
  ] as const) {
    response.write(eventFrame(type, payload));
  }
  response.end();
};

async function count(statement: string): Promise<number> {
  const [row] = await asOwner(world.place.ownerUrl, statement);
  return Number(row?.count);
}

test('when a worker is killed in the middle of a job, another finishes it, with one visible effect', async () => {
  let asked = () => {};
  const isAsked = new Promise<void>((resolve) => {
    asked = resolve;
  });
  // The first question is never answered: the worker that asked it is in the middle of its job.
  const bedrock = await startLocalBedrock(() => asked());
  ending.push(() => bedrock.close());
  const receiver = await startWebhookReceiver();
  ending.push(receiver.close);
  const files = await createTemporaryStorage();
  ending.push(files.remove);
  const { workspaceId, callId } = await seedEndedCall(world.db, { webhookUrls: [receiver.url] });
  const program = startWorkerProcess({
    DATABASE_URL: world.place.appUrl,
    AUTH_SECRET,
    AYBIZA_DATA_DIR: files.folder,
    BEDROCK_MODEL_ID: 'practice',
    AWS_ENDPOINT_URL_BEDROCK_RUNTIME: bedrock.endpoint,
    WEBHOOK_ALLOW_PRIVATE: receiver.host,
  });
  ending.push(program.kill);
  await program.until(isAsked);
  bedrock.answer = report;
  await program.kill();

  const clock = systemClock();
  const llm = createBedrock({
    clock,
    region: 'us-east-1',
    modelId: 'practice',
    endpoint: bedrock.endpoint,
    ...PATIENCE,
  });
  ending.push(async () => llm.close());
  const worker = await startWorker({
    databaseUrl: world.place.appUrl,
    storage: files.storage,
    sealer,
    model: { llm, isPractice: true },
    allowPrivate: [receiver.host],
    port: 0,
    logger: silentLogger(),
  });
  ending.push(() => worker.close());
  const summary = () => world.db.forWorkspace(workspaceId, async (tx) => (await findCall(tx, callId))?.summary);
  const told = await eventually(async () => (await summary()) ?? undefined, { what: 'the takeover' });
  expect(told).toBe('It is moved.');
  expect(bedrock.requests).toHaveLength(2);
  await eventually(async () => receiver.received[0]);
  expect(receiver.received.map(({ message }) => message)).toMatchObject([{ data: { callId, summary: told } }]);
  expect(await count(`SELECT count(*) FROM job_effect WHERE key LIKE 'summarise-call:%:done'`)).toBe(1);
  expect(await count(`SELECT count(*) FROM outbox WHERE kind = 'summarise-call' AND done_at IS NOT NULL`)).toBe(1);
});
