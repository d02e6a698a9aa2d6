import { findBackTestCall } from '@aybiza/db/back-tests';
import { backTestedCallSchema } from '@aybiza/scenarios';
import { notFound } from '../api-error.ts';
import { workspaceProcedure } from '../trpc.ts';
import { backTestedCallInput, backTestedCallOutput } from './back-test.schema.ts';
import { describeTestedFlow } from './describe-tested-flow.ts';
import { getOwnBackTest } from './get-own-back-test.ts';

/** How one call would have gone. */
export const getBackTestedCall = workspaceProcedure({
  role: 'viewer',
  scope: 'calls:read',
  route: 'GET /back-tests/{backTestId}/calls/{callId}',
  summary: 'Get one call of a back-test',
})
  .input(backTestedCallInput)
  .output(backTestedCallOutput)
  .query(({ ctx, input }) =>
    ctx.inWorkspace(async (tx) => {
      const backTest = await getOwnBackTest(tx, input.backTestId);
      const found = await findBackTestCall(tx, input);
      if (found === undefined) throw notFound('call in this back-test');
      return { finding: backTestedCallSchema.parse(found.finding), ...(await describeTestedFlow(tx, backTest)) };
    }),
  );
