import { makeCheckpoint } from '@aybiza/db/make-checkpoint';
import { getAgentDraft } from '../flow/get-agent-draft.ts';
import { workspaceProcedure } from '../trpc.ts';
import { createCheckpointInput, createCheckpointOutput } from './create-checkpoint.schema.ts';
import { refuseMoreNames } from './refuse-more-names.ts';

/** Keeps what the saved draft is now, to come back to. Callers notice nothing of it. */
export const createCheckpoint = workspaceProcedure({
  role: 'editor',
  scope: 'flows:write',
  route: 'POST /agents/{agentId}/checkpoints',
  summary: 'Keep the draft of an agent as it is now',
  description: 'Refusals: `NOT_FOUND`, `TOO_MANY_CHECKPOINTS` (of those with a name, which are kept for ever).',
})
  .input(createCheckpointInput)
  .output(createCheckpointOutput)
  .mutation(({ ctx, input }) =>
    ctx.inWorkspace(async (tx) => {
      const draft = await getAgentDraft(tx, input.agentId);
      if (input.name !== '') await refuseMoreNames(tx, draft.id);
      const now = ctx.services.clock.now();
      const { reason, name } = input;
      const about = { draft, reason, name, createdBy: ctx.actor.id, draftSavedAt: now, now };
      return { checkpointId: await makeCheckpoint(tx, about) };
    }),
  );
