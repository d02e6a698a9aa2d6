import { CALL_TOKEN_TTL_MS, createCallToken } from '@aybiza/auth/call-token';
import { saveStatechart } from '@aybiza/db/statecharts';
import { compileFlow } from '@aybiza/flow';
import { findSubflows } from '../flow/find-subflows.ts';
import { getAgentDraft } from '../flow/get-agent-draft.ts';
import { readFlow } from '../flow/read-flow.ts';
import { workspaceProcedure } from '../trpc.ts';
import { createTestCallInput, createTestCallOutput } from './create-test-call.schema.ts';

/** Prepares a call from the browser to a draft: what it runs is kept by its hash, a token lets one socket in. */
export const createTestCall = workspaceProcedure({
  role: 'editor',
  scope: 'calls:create',
  route: 'POST /agents/{agentId}/test-calls',
  summary: 'Prepare a test call from the browser',
})
  .input(createTestCallInput)
  .output(createTestCallOutput)
  .mutation(({ ctx, input }) =>
    ctx.inWorkspace(async (tx) => {
      const draft = await getAgentDraft(tx, input.agentId);
      const flow = input.flow === undefined ? draft.document : readFlow(input.flow);
      const compiled = compileFlow(flow, { subflows: await findSubflows(tx, flow) });
      if (!compiled.ok) return { status: 'refused' as const, problems: [...compiled.error] };
      const { hash, statechart } = compiled.value;
      await saveStatechart(tx, { hash, document: statechart });
      const { clock, secret, voiceUrl } = ctx.services;
      const now = clock.now();
      const { workspaceId } = ctx;
      const claims = { workspaceId, agentId: input.agentId, flowVersionId: null, statechartHash: hash, isTest: true };
      const token = await createCallToken(tx, { secret, claims, now });
      const url = new URL('/browser/call', voiceUrl).href;
      return { status: 'ready' as const, url, token, expiresAt: now + CALL_TOKEN_TTL_MS };
    }),
  );
