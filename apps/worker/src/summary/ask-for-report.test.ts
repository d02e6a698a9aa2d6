import { systemClock } from '@aybiza/foundation/clock';
import { createFakeLlm, type FakeLlmReply } from '@aybiza/providers/llm/fake';
import { expect, test } from 'vitest';
import { askForReport } from './ask-for-report.ts';

const ask = (reply: FakeLlmReply) => {
  const model = createFakeLlm({ clock: systemClock(), reply: () => reply });
  return { model, report: askForReport(model, 'Caller: Hi.', { signal: new AbortController().signal }) };
};
const uses = (input: unknown): FakeLlmReply => ({ toolUses: [{ id: 't', name: 'report', input }] });

test('the model is made to use the one tool it is given, and gets the transcript as material', async () => {
  const { model, report } = ask(uses({ summary: ' They said hi. ', reason: 'greeting', resolved: true, extra: 1 }));
  expect(await report).toEqual({ summary: 'They said hi.', reason: 'greeting', resolved: true });
  expect(model.requests).toMatchObject([
    {
      toolChoice: { tool: 'report' },
      messages: [{ role: 'user', content: [{ type: 'text', text: 'Caller: Hi.' }] }],
    },
  ]);
});

test.each<[string, FakeLlmReply, boolean]>([
  ['speaks instead', { pieces: ['Well …'] }, true],
  ['was cut off', { stopReason: 'maxTokens' }, true],
  ['was stopped by a filter', { stopReason: 'refused' }, false],
  ['gives no summary', uses({ reason: 'x' }), true],
  ['gives a wrong type', uses({ summary: 'x', resolved: 'yes' }), true],
])('a model that %s has failed', async (_what, reply, retryable) => {
  await expect(ask(reply).report).rejects.toMatchObject({ name: 'ProviderError', retryable });
});
