import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBus } from '@aybiza/backbone/bus/open-bus';
import { type QuestionTrial, questionTrialSchema } from '@aybiza/backbone/trials/question-trial';
import { askForTrial } from '@aybiza/backbone/trials/trials';
import { seedWorkspace } from '@aybiza/db/testing/seed';
import { useDatabase } from '@aybiza/db/testing/use-database';
import { issueSingleUseToken } from '@aybiza/db/tokens';
import { systemClock } from '@aybiza/foundation/clock';
import type { WorkspaceId } from '@aybiza/foundation/ids';
import { silentLogger } from '@aybiza/foundation/logger';
import { newId } from '@aybiza/foundation/new-id';
import { createTitan } from '@aybiza/providers/embedding/titan';
import { type Sandbox, startSandbox } from '@aybiza/sandbox/start-sandbox';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { createPromptCache } from '../call/perform/prompt-cache.ts';
import { createVendors, type Vendors } from '../vendors.ts';
import { openAccounts } from './open-accounts.ts';

const world = useDatabase();
const clock = systemClock();
const logger = silentLogger();
let sandbox: Sandbox;
let vendors: Vendors;
let workspaceId: WorkspaceId;
let bus: ReturnType<typeof openBus>;
const closing: (() => unknown)[] = [];

beforeAll(async () => {
  sandbox = await startSandbox({ fast: true });
  const dataDir = await mkdtemp(join(tmpdir(), 'aybiza-questions-'));
  vendors = await createVendors(
    {
      DEEPGRAM_API_KEY: 'practice',
      DEEPGRAM_URL: sandbox.url.replace('http', 'ws'),
      BEDROCK_MODEL_ID: 'practice',
      AWS_REGION: 'us-east-1',
      AWS_ENDPOINT_URL_BEDROCK_RUNTIME: sandbox.url,
      TWILIO_AUTH_TOKEN: 'none',
      TWILIO_API_URL: sandbox.url,
    },
    clock,
  );
  workspaceId = await seedWorkspace(world.db, 'questions');
  bus = openBus({ databaseUrl: world.place.appUrl, redisUrl: undefined, onError: () => {} });
  const ending = new AbortController();
  const accounts = openAccounts({
    db: world.db,
    env: {
      AUTH_SECRET: 'a secret of at least thirty-two characters',
      VENDOR_ALLOW_PRIVATE: '',
      OWN_HOSTS: '',
      AYBIZA_DATA_DIR: dataDir,
    },
    clock,
    logger,
    world: { prompts: createPromptCache() },
    vendors,
    publicUrl: '',
    signal: ending.signal,
  });
  const embedder = createTitan({ region: 'us-east-1', endpoint: sandbox.url });
  const close = accounts.openTrialDoors({
    bus,
    world: { llm: vendors.llm, embedder, clock, logger },
    practice: ['llm'],
  });
  closing.push(
    close,
    () => ending.abort(),
    () => embedder.close(),
    () => accounts.close(),
    () => vendors.close(),
    () => bus.close(),
    () => sandbox.close(),
    () => rm(dataDir, { recursive: true, force: true }),
  );
});
afterAll(async () => {
  for (const close of closing) await close();
});

async function tried(trial: QuestionTrial): Promise<unknown> {
  const token = `${newId('request')}${newId('request')}`;
  const payload = questionTrialSchema.parse(trial);
  await world.db.forWorkspace(workspaceId, (tx) =>
    issueSingleUseToken(tx, { secret: token, purpose: 'question-trial', payload, ttlMs: 60_000 }),
  );
  return askForTrial(bus, 'question-trial', {
    askId: newId('request'),
    token,
    read: (message) => message,
    clock,
    answerWithinMs: 10_000,
  });
}

const asked = {
  type: 'answer',
  question: 'What does a zirconia crown cost?',
  passages: [{ text: 'Parking is behind the house.' }, { text: 'A zirconia crown costs 812 pounds.' }],
  persona: '',
  language: 'en-GB',
  instructions: '',
} as const satisfies QuestionTrial;

it('answers from the passages, says which, and that it is practice equipment', async () => {
  expect(await tried({ ...asked, passages: [...asked.passages] })).toMatchObject({
    status: 'answered',
    text: expect.stringContaining('812 pounds'),
    cited: [1],
    isPractice: true,
  });
});

it('says that the passages do not tell', async () => {
  const question = { ...asked, question: 'Do you whiten teeth?', passages: [asked.passages[0]] };
  expect(await tried(question)).toMatchObject({ status: 'notFound', isPractice: true });
});

it('says why the model did not answer', async () => {
  sandbox.faults.set('llm', { status: 403 });
  onTestFinished(() => sandbox.faults.clear());
  expect(await tried({ ...asked, passages: [...asked.passages] })).toMatchObject({
    status: 'failed',
    reason: 'notAllowed',
  });
});

it('says what a question means, short enough for the bus', async () => {
  const reply = await tried({ type: 'meaning', question: asked.question });
  expect(reply).toMatchObject({ meaning: { model: 'amazon.titan-embed-text-v2:0/256' } });
  expect(JSON.stringify(reply).length).toBeLessThan(7_000);
});

it('goes by the words of a question when nobody can say what it means', async () => {
  sandbox.faults.set('llm', { status: 403 });
  onTestFinished(() => sandbox.faults.clear());
  expect(await tried({ type: 'meaning', question: asked.question })).toEqual({ meaning: null });
});
