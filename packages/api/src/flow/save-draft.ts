import { saveDraft as saveStoredDraft } from '@aybiza/db/flows';
import { apiError, notFound } from '../api-error.ts';
import { workspaceProcedure } from '../trpc.ts';
import { getAgentDraft } from './get-agent-draft.ts';
import { readFlow } from './read-flow.ts';
import { saveDraftInput, saveDraftOutput } from './save-draft.schema.ts';

/** Saves a draft unless somebody else saved in between. A draft may have problems; only publishing refuses them. */
export const saveDraft = workspaceProcedure({
  role: 'editor',
  scope: 'flows:write',
  route: 'PUT /agents/{agentId}/draft',
  summary: 'Save the draft of an agent',
})
  .input(saveDraftInput)
  .output(saveDraftOutput)
  .mutation(async ({ ctx, input }) => {
    const document = readFlow(input.flow);
    const saved = await ctx.inWorkspace(async (tx) => {
      const { id } = await getAgentDraft(tx, input.agentId);
      return saveStoredDraft(tx, { id, baseRevision: input.revision, document, savedBy: ctx.actor.id });
    });
    switch (saved.status) {
      case 'saved':
        return { revision: saved.revision };
      case 'conflict':
        throw apiError('STALE_REVISION', `Somebody saved revision ${saved.current.revision} in the meantime.`);
      default:
        throw notFound('agent');
    }
  });
