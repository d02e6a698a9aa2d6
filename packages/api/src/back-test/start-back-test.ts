import { addBackTest } from '@aybiza/db/back-tests';
import type { Tx } from '@aybiza/db/client';
import { findFlowVersion } from '@aybiza/db/flow-versions';
import { addOutboxRow } from '@aybiza/db/outbox';
import { saveStatechart } from '@aybiza/db/statecharts';
import type { Flow } from '@aybiza/flow';
import type { FlowId, FlowVersionId } from '@aybiza/foundation/ids';
import type { JobPayloads } from '@aybiza/jobs';
import { notFound } from '../api-error.ts';
import { compileDraft } from '../flow/compile-draft.ts';
import { getAgentDraft } from '../flow/get-agent-draft.ts';
import { readFlow } from '../flow/read-flow.ts';
import { workspaceProcedure } from '../trpc.ts';
import { startBackTestInput, startBackTestOutput } from './back-test.schema.ts';

const DESCRIPTION = `The calls of a period go through the draft of their agent, or one of its published versions: the callers' words, keys and the answers of other systems \
come from their logs. Nothing is done and nobody is called. How far it is, \`GET /back-tests/{backTestId}\` says.`;

/** Has the calls of a period taken through a flow of their agent. The worker does it. */
export const startBackTest = workspaceProcedure({
  role: 'editor',
  scope: 'flows:write',
  route: 'POST /agents/{agentId}/back-tests',
  summary: 'Back-test the draft of an agent, or a version, against its calls',
  description: DESCRIPTION,
})
  .input(startBackTestInput)
  .output(startBackTestOutput)
  .mutation(({ ctx, input: { flow: given, ...input } }) =>
    ctx.inWorkspace(async (tx) => {
      const draft = await getAgentDraft(tx, input.agentId);
      const chosen =
        input.flowVersionId === undefined
          ? await keepFlow(tx, given === undefined ? draft.document : readFlow(given))
          : await findKept(tx, input.flowVersionId, draft.id);
      if ('errors' in chosen) return { status: 'refused' as const, errors: chosen.errors };
      const backTestId = await addBackTest(tx, { ...input, ...chosen, askedBy: ctx.actor.id });
      const payload: JobPayloads['back-test'] = { backTestId };
      await addOutboxRow(tx, { kind: 'back-test', payload });
      return { status: 'started' as const, backTestId };
    }),
  );

/** Compiles a flow as it would be published, and keeps that for the worker. */
async function keepFlow(tx: Tx, flow: Flow): Promise<{ statechartHash: string } | { errors: number }> {
  const compiled = await compileDraft(tx, { document: flow });
  if (!compiled.ok) return { errors: compiled.error.filter(({ severity }) => severity === 'error').length };
  const { hash: statechartHash, statechart } = compiled.value;
  await saveStatechart(tx, { hash: statechartHash, document: statechart });
  return { statechartHash };
}

/** What a version runs on stays as it is for ever. @throws AppError `NOT_FOUND` */
async function findKept(tx: Tx, id: FlowVersionId, flowId: FlowId): Promise<{ statechartHash: string }> {
  const version = await findFlowVersion(tx, id);
  if (version?.flowId !== flowId) throw notFound('version');
  return { statechartHash: version.statechartHash };
}
