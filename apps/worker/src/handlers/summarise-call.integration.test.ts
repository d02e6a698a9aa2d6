import { listCallResults } from '@aybiza/db/call-results';
import { findCall } from '@aybiza/db/calls';
import { getPrivacySettings, setPrivacySettings } from '@aybiza/db/privacy/privacy-settings';
import { accountSecretPlace, saveProviderAccount, saveProviderChoice } from '@aybiza/db/provider-accounts';
import { useDatabase } from '@aybiza/db/testing/use-database';
import { systemClock } from '@aybiza/foundation/clock';
import type { WorkspaceId } from '@aybiza/foundation/ids';
import { silentLogger } from '@aybiza/foundation/logger';
import type { Place } from '@aybiza/providers/accounts/place';
import { createFakeLlm } from '@aybiza/providers/llm/fake';
import { startLocalSse, writeEvents } from '@aybiza/providers/llm/testing/local-sse';
import { ProviderError } from '@aybiza/providers/provider-error';
import { createGuard } from '@aybiza/safe-fetch';
import { expect, onTestFinished, test } from 'vitest';
import { openModel } from '../models/open-model.ts';
import { sealer, seedEndedCall } from '../testing/ended-call.ts';
import { aTry } from '../testing/job-try.ts';
import { createSummariseCall, NOTHING_SAID } from './summarise-call.ts';

const world = useDatabase();
const report = { summary: 'They moved it.', reason: 'move an appointment', resolved: true };
const modelThat = (reply: () => object) => createFakeLlm({ clock: systemClock(), reply });
const reporting = () => modelThat(() => ({ toolUses: [{ id: 't', name: 'report', input: report }] }));

interface OwnServer {
  baseUrl: string;
  key: string;
  processedIn?: 'us';
}

interface Summarising {
  llm?: ReturnType<typeof reporting>;
  isPractice?: boolean;
  says?: string[];
  /** An account of the workspace's own. */
  own?: OwnServer;
  /** Where calls may be processed, and where the installation's model does. */
  region?: { pin: 'eu'; place: Place };
}

async function summarise(options: Summarising) {
  const { llm, isPractice = false, says, own, region } = options;
  const call = await seedEndedCall(world.db, { tellsWorker: false, ...(says === undefined ? {} : { says }) });
  if (own !== undefined) await storeModel(call.workspaceId, own);
  if (region !== undefined)
    await world.db.forWorkspace(call.workspaceId, async (tx) =>
      setPrivacySettings(tx, { ...(await getPrivacySettings(tx)), processedIn: region.pin }),
    );
  const places = { bedrock: region?.place ?? 'elsewhere' } as const;
  const guard = createGuard({ allowPrivate: own === undefined ? [] : [new URL(own.baseUrl).host] });
  const parts = { db: world.db, sealer, clock: systemClock(), logger: silentLogger(), guard };
  const handler = createSummariseCall({
    db: world.db,
    openModel: (workspaceId) =>
      openModel(workspaceId, { ...parts, installed: llm === undefined ? undefined : { llm, isPractice, places } }),
  });
  const result = await handler.run(aTry(call.workspaceId, { callId: call.callId }));
  return world.db.forWorkspace(call.workspaceId, async (tx) => {
    if (result.status === 'done') await result.effect(tx);
    const stored = await listCallResults(tx, call.callId);
    const results = Object.fromEntries(stored.map(({ name, value, source }) => [name, [value, source]]));
    return { summary: (await findCall(tx, call.callId))?.summary, results };
  });
}

test('the model reads the transcript and its report is stored with where it comes from', async () => {
  const llm = reporting();
  expect(await summarise({ llm })).toEqual({
    summary: 'They moved it.',
    results: {
      summary: ['They moved it.', 'model'],
      reason: ['move an appointment', 'model'],
      resolved: [true, 'model'],
    },
  });
  expect(llm.requests[0]?.messages[0]?.content).toEqual([
    {
      type: 'text',
      text: 'Agent: How can I help you?\nCaller: I want to move my appointment.\nAgent: It is moved.',
    },
  ]);
});

test('what the practice model says is marked', async () => {
  const { results } = await summarise({ llm: reporting(), isPractice: true });
  expect(Object.values(results).map((result) => result[1])).toEqual(Array(3).fill('practice-model'));
});

test('a call in which the caller said nothing is not shown to a model', async () => {
  const llm = reporting();
  const { summary, results } = await summarise({ llm, says: ['Agent: Hello?', 'Agent: Goodbye.'] });
  expect([summary, results, llm.requests.length]).toEqual([NOTHING_SAID, { summary: [NOTHING_SAID, 'worker'] }, 0]);
});

async function storeModel(workspaceId: WorkspaceId, { key, ...settings }: OwnServer) {
  const vendor = 'openAiModel';
  const sealedSecret = sealer.seal(key, accountSecretPlace(workspaceId, vendor));
  await world.db.forWorkspace(workspaceId, async (tx) => {
    await saveProviderAccount(tx, {
      vendor,
      settings: { ...settings, modelId: 'own' },
      sealedSecret,
      secretEnding: '',
    });
    await saveProviderChoice(tx, { model: vendor });
  });
}

test('a workspace with a model of its own has what was said sent nowhere else', async () => {
  const use = { id: 't', function: { name: 'report', arguments: JSON.stringify(report) } };
  const chunk = (choice: object) => `data: ${JSON.stringify({ choices: [choice] })}\n\n`;
  const server = await startLocalSse((response) => {
    writeEvents(response, [
      chunk({ index: 0, delta: { role: 'assistant', tool_calls: [{ index: 0, type: 'function', ...use }] } }),
      chunk({ index: 0, delta: {}, finish_reason: 'tool_calls' }),
      'data: [DONE]\n\n',
    ]);
    response.end();
  });
  onTestFinished(() => server.close());
  const llm = reporting();
  const own = { baseUrl: `${server.baseUrl}/v1`, key: 'sk-of-the-practice' };
  const { summary, results } = await summarise({ llm, isPractice: true, own });
  expect([summary, results.summary?.[1], llm.requests.length]).toEqual(['They moved it.', 'model', 0]);
  expect(server.requests.map(({ path, headers }) => [path, headers.authorization])).toEqual([
    ['/v1/chat/completions', 'Bearer sk-of-the-practice'],
  ]);
});

test('check 135: a model outside of the workspace’s region is told nothing, one within it is asked', async () => {
  const [outside, within] = [reporting(), reporting()];
  expect(await summarise({ llm: outside, region: { pin: 'eu', place: 'us' } })).toEqual({ summary: null, results: {} });
  expect(outside.requests).toEqual([]);
  const { summary } = await summarise({ llm: within, region: { pin: 'eu', place: 'eu' } });
  expect([summary, within.requests.length]).toEqual(['They moved it.', 1]);
});

test('check 135: a model of the workspace’s own that is outside of its region is told nothing, nor is the installation’s instead', async () => {
  const server = await startLocalSse((response) => response.end());
  onTestFinished(() => server.close());
  const own = { baseUrl: `${server.baseUrl}/v1`, key: 'sk-of-the-practice', processedIn: 'us' as const };
  const llm = reporting();
  expect((await summarise({ llm, own, region: { pin: 'eu', place: 'eu' } })).summary).toBeNull();
  expect([server.requests, llm.requests]).toEqual([[], []]);
});

test('without a model a call stays without a summary', async () => {
  expect(await summarise({})).toEqual({ summary: null, results: {} });
});

test('a model that is away makes the job come again', async () => {
  const llm = modelThat(() => ({
    error: new ProviderError('busy', { code: 'PROVIDER_THROTTLED', provider: 'fake' }),
  }));
  await expect(summarise({ llm })).rejects.toMatchObject({ retryable: true });
});
