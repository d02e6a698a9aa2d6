import { noteBackTest } from '@aybiza/db/back-tests';
import { workspaceProcedure } from '../trpc.ts';
import { backTestInput, noOutput } from './back-test.schema.ts';
import { getOwnBackTest } from './get-own-back-test.ts';

/** Ends a back-test after the calls at hand. What was found out by then stays; one that has ended stays as it is. */
export const stopBackTest = workspaceProcedure({
  role: 'editor',
  scope: 'flows:write',
  route: 'DELETE /back-tests/{backTestId}',
  summary: 'Stop a back-test',
})
  .input(backTestInput)
  .output(noOutput)
  .mutation(({ ctx, input }) =>
    ctx.inWorkspace(async (tx) => {
      const { id } = await getOwnBackTest(tx, input.backTestId);
      await noteBackTest(tx, id, 'stopped');
      return {};
    }),
  );
