import { addBackTest } from '@aybiza/db/back-tests';
import { addOutboxRow } from '@aybiza/db/outbox';
import { saveStatechart } from '@aybiza/db/statecharts';
import { compileFlow } from '@aybiza/flow';
import type { JobPayloads } from '@aybiza/jobs';
import { findSubflows } from '../flow/find-subflows.ts';
import { getAgentDraft } from '../flow/get-agent-draft.ts';
import { readFlow } from '../flow/read-flow.ts';
import { workspaceProcedure } from '../trpc.ts';
import { startBackTestInput, startBackTestOutput } from './back-test.schema.ts';

const DESCRIPTION = `The calls of a period go through the draft of their agent: the callers' words, keys and the answers of other systems \
come from their logs. Nothing is done and nobody is called. How far it is, \`GET /back-tests/{backTestId}\` says.`;

/** Has the calls of a period taken through the draft of their agent. The worker does it. */
export const startBackTest = workspaceProcedure({
  role: 'editor',
  scope: 'flows:write',
  route: 'POST /agents/{agentId}/back-tests',
  summary: 'Back-test the draft of an agent against its calls',
  description: DESCRIPTION,
})
  .input(startBackTestInput)
  .output(startBackTestOutput)
  .mutation(({ ctx, input: { flow: given, ...input } }) =>
    ctx.inWorkspace(async (tx) => {
      const draft = await getAgentDraft(tx, input.agentId);
      const flow = given === undefined ? draft.document : readFlow(given);
      const compiled = compileFlow(flow, { subflows: await findSubflows(tx, flow) });
      if (!compiled.ok) {
        const errors = compiled.error.filter(({ severity }) => severity === 'error').length;
        return { status: 'refused' as const, errors };
      }
      const { hash: statechartHash, statechart } = compiled.value;
      await saveStatechart(tx, { hash: statechartHash, document: statechart });
      const backTestId = await addBackTest(tx, { ...input, statechartHash, askedBy: ctx.actor.id });
      const payload: JobPayloads['back-test'] = { backTestId };
      await addOutboxRow(tx, { kind: 'back-test', payload });
      return { status: 'started' as const, backTestId };
    }),
  );
