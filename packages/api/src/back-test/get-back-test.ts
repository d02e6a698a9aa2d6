import { getAgentDraft } from '../flow/get-agent-draft.ts';
import { workspaceProcedure } from '../trpc.ts';
import { backTestInput, backTestOutput } from './back-test.schema.ts';
import { describeBackTests } from './describe-back-tests.ts';
import { getOwnBackTest } from './get-own-back-test.ts';

/** How far a back-test is, and how many calls would go which way. */
export const getBackTest = workspaceProcedure({
  role: 'viewer',
  scope: 'calls:read',
  route: 'GET /back-tests/{backTestId}',
  summary: 'Get a back-test',
})
  .input(backTestInput)
  .output(backTestOutput)
  .query(({ ctx, input }) =>
    ctx.inWorkspace(async (tx) => {
      const backTest = await getOwnBackTest(tx, input.backTestId);
      const draft = await getAgentDraft(tx, backTest.agentId);
      const [described] = await describeBackTests(tx, draft, [backTest]);
      if (described === undefined) throw new Error('a back-test is described');
      return described;
    }),
  );
