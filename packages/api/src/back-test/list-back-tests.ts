import { listBackTests as listStored } from '@aybiza/db/back-tests';
import { getAgentDraft } from '../flow/get-agent-draft.ts';
import { workspaceProcedure } from '../trpc.ts';
import { listBackTestsInput, listBackTestsOutput } from './back-test.schema.ts';
import { describeBackTests } from './describe-back-tests.ts';

/** The back-tests of an agent, the newest first. */
export const listBackTests = workspaceProcedure({
  role: 'viewer',
  scope: 'calls:read',
  route: 'GET /agents/{agentId}/back-tests',
  summary: 'List the back-tests of an agent',
})
  .input(listBackTestsInput)
  .output(listBackTestsOutput)
  .query(({ ctx, input }) =>
    ctx.inWorkspace(async (tx) => {
      const draft = await getAgentDraft(tx, input.agentId);
      return { backTests: await describeBackTests(tx, draft, await listStored(tx, input.agentId)) };
    }),
  );
