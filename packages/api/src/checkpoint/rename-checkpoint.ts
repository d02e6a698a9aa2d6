import { findFlowCheckpoint, renameFlowCheckpoint } from '@aybiza/db/flow-checkpoints';
import { notFound } from '../api-error.ts';
import { workspaceProcedure } from '../trpc.ts';
import { refuseMoreNames } from './refuse-more-names.ts';
import { renameCheckpointInput, renameCheckpointOutput } from './rename-checkpoint.schema.ts';

/** Gives a checkpoint a name, another one, or none. */
export const renameCheckpoint = workspaceProcedure({
  role: 'editor',
  scope: 'flows:write',
  route: 'PATCH /checkpoints/{checkpointId}',
  summary: 'Rename what a draft was before',
  description: 'Refusals: `NOT_FOUND`, `TOO_MANY_CHECKPOINTS` (of those with a name, which are kept for ever).',
})
  .input(renameCheckpointInput)
  .output(renameCheckpointOutput)
  .mutation(({ ctx, input: { checkpointId, name } }) =>
    ctx.inWorkspace(async (tx) => {
      const checkpoint = await findFlowCheckpoint(tx, checkpointId);
      if (checkpoint === undefined) throw notFound('checkpoint');
      if (name !== '' && checkpoint.name === '') await refuseMoreNames(tx, checkpoint.flowId);
      await renameFlowCheckpoint(tx, { id: checkpointId, name });
      return { checkpointId };
    }),
  );
