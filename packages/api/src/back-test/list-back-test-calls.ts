import { listBackTestCalls as listStored } from '@aybiza/db/back-tests';
import { callIdSchema } from '@aybiza/foundation/ids';
import { backTestedCallSchema } from '@aybiza/scenarios';
import { readCursor } from '../page.ts';
import { workspaceProcedure } from '../trpc.ts';
import { listBackTestCallsInput, listBackTestCallsOutput } from './back-test.schema.ts';
import { describeTestedFlow } from './describe-tested-flow.ts';
import { getOwnBackTest } from './get-own-back-test.ts';

/** The calls with one verdict, the newest first, with where each would leave its way. */
export const listBackTestCalls = workspaceProcedure({
  role: 'viewer',
  scope: 'calls:read',
  route: 'GET /back-tests/{backTestId}/calls',
  summary: 'List the calls of a back-test',
})
  .input(listBackTestCallsInput)
  .output(listBackTestCallsOutput)
  .query(({ ctx, input: { backTestId, verdict, limit, cursor } }) =>
    ctx.inWorkspace(async (tx) => {
      const { labels } = await describeTestedFlow(tx, await getOwnBackTest(tx, backTestId));
      const { calls, nextAfter } = await listStored(
        tx,
        { backTestId, verdict },
        { limit, after: readCursor(callIdSchema, cursor) },
      );
      const found = calls.map(({ finding, call }) => ({ finding: backTestedCallSchema.parse(finding), call }));
      return { items: found, nextCursor: nextAfter ?? null, labels };
    }),
  );
