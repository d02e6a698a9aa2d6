import { listFlowCheckpoints } from '@aybiza/db/flow-checkpoints';
import { getAgentDraft } from '../flow/get-agent-draft.ts';
import { findNames } from '../session/find-names.ts';
import { workspaceProcedure } from '../trpc.ts';
import { listCheckpointsInput, listCheckpointsOutput } from './list-checkpoints.schema.ts';

/** What the draft of an agent was before, newest first. */
export const listCheckpoints = workspaceProcedure({
  role: 'viewer',
  scope: 'flows:read',
  route: 'GET /agents/{agentId}/checkpoints',
  summary: 'List what the draft of an agent was before',
})
  .input(listCheckpointsInput)
  .output(listCheckpointsOutput)
  .query(({ ctx, input }) =>
    ctx.inWorkspace(async (tx) => {
      const draft = await getAgentDraft(tx, input.agentId);
      const nameOf = await findNames(tx);
      const checkpoints = await listFlowCheckpoints(tx, draft.id);
      return checkpoints.map(({ id, reason, name, createdBy, draftSavedAt }) => ({
        id,
        reason,
        name,
        createdBy,
        createdByName: nameOf(createdBy),
        draftSavedAt,
      }));
    }),
  );
