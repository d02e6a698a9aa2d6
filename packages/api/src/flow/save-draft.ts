import { tellOfDraft } from '@aybiza/backbone/drafts/draft-news';
import { keepDraft } from '@aybiza/db/keep-draft';
import { mergeFlow } from '@aybiza/shared-flow';
import { apiError } from '../api-error.ts';
import { workspaceProcedure } from '../trpc.ts';
import { lockAgentDraft } from './get-agent-draft.ts';
import { readFlow } from './read-flow.ts';
import { saveDraftInput, saveDraftOutput } from './save-draft.schema.ts';

/**
 * Saves a draft unless somebody else saved in between. A draft may have problems; only publishing refuses them. Whoever has it open
 * sees it as one more edit of theirs.
 */
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
      const draft = await lockAgentDraft(tx, input.agentId);
      if (draft.revision !== input.revision)
        throw apiError('STALE_REVISION', `Somebody saved revision ${draft.revision} in the meantime.`);
      const sharedState = draft.sharedState === null ? {} : { sharedState: mergeFlow(draft.sharedState, document) };
      const saved = { document, savedBy: ctx.actor.id, savedAt: ctx.services.clock.now(), ...sharedState };
      // Whoever sends a whole flow may have known nothing of what was there.
      return { id: draft.id, ...(await keepDraft(tx, draft, { ...saved, before: 'beforeImport' })) };
    });
    await tellOfDraft(ctx.services, saved.id);
    return { revision: saved.revision };
  });
