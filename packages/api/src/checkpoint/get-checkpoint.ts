import { findFlowCheckpoint } from '@aybiza/db/flow-checkpoints';
import { notFound } from '../api-error.ts';
import { workspaceProcedure } from '../trpc.ts';
import { getCheckpointInput, getCheckpointOutput } from './get-checkpoint.schema.ts';

/** What a draft was when it was kept. */
export const getCheckpoint = workspaceProcedure({
  role: 'viewer',
  scope: 'flows:read',
  route: 'GET /checkpoints/{checkpointId}',
  summary: 'Get what a draft was before',
})
  .input(getCheckpointInput)
  .output(getCheckpointOutput)
  .query(({ ctx, input }) =>
    ctx.inWorkspace(async (tx) => {
      const checkpoint = await findFlowCheckpoint(tx, input.checkpointId);
      if (checkpoint === undefined) throw notFound('checkpoint');
      return { flow: checkpoint.document };
    }),
  );
