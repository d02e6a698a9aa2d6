import { listAfterCallStepsOf } from '@aybiza/db/after-call-steps';
import { findCall } from '@aybiza/db/calls';
import { notFound } from '../api-error.ts';
import { workspaceProcedure } from '../trpc.ts';
import { getStepsInput, getStepsOutput } from './get-steps.schema.ts';

/** What is done after one call, and what came of it. */
export const getSteps = workspaceProcedure({
  role: 'viewer',
  scope: 'calls:read',
  route: 'GET /calls/{callId}/after-call',
  summary: 'Get the steps after a call',
})
  .input(getStepsInput)
  .output(getStepsOutput)
  .query(({ ctx, input: { callId } }) =>
    ctx.inWorkspace(async (tx) => {
      if ((await findCall(tx, callId)) === undefined) throw notFound('call');
      return { steps: await listAfterCallStepsOf(tx, callId) };
    }),
  );
