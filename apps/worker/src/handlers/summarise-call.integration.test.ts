import { listCallResults } from '@aybiza/db/call-results';
import { findCall } from '@aybiza/db/calls';
import { useDatabase } from '@aybiza/db/testing/use-database';
import { systemClock } from '@aybiza/foundation/clock';
import { createFakeLlm } from '@aybiza/providers/llm/fake';
import { ProviderError } from '@aybiza/providers/provider-error';
import { expect, test } from 'vitest';
import { seedEndedCall } from '../testing/ended-call.ts';
import { aTry } from '../testing/job-try.ts';
import { createSummariseCall, NOTHING_SAID } from './summarise-call.ts';

const world = useDatabase();
const report = { summary: 'They moved it.', reason: 'move an appointment', resolved: true };
const modelThat = (reply: () => object) => createFakeLlm({ clock: systemClock(), reply });
const reporting = () => modelThat(() => ({ toolUses: [{ id: 't', name: 'report', input: report }] }));

async function summarise(options: { llm?: ReturnType<typeof reporting>; isPractice?: boolean; says?: string[] }) {
  const { llm, isPractice = false, says } = options;
  const call = await seedEndedCall(world.db, { tellsWorker: false, ...(says === undefined ? {} : { says }) });
  const handler = createSummariseCall({ db: world.db, model: llm === undefined ? undefined : { llm, isPractice } });
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

test('without a model a call stays without a summary', async () => {
  expect(await summarise({})).toEqual({ summary: null, results: {} });
});

test('a model that is away makes the job come again', async () => {
  const llm = modelThat(() => ({
    error: new ProviderError('busy', { code: 'PROVIDER_THROTTLED', provider: 'fake' }),
  }));
  await expect(summarise({ llm })).rejects.toMatchObject({ retryable: true });
});
