import { createHearingToken } from '@aybiza/auth/hearing-token';
import { workspaceProcedure } from '../trpc.ts';
import { getAgentDraft } from './get-agent-draft.ts';
import { hearPromptInput, hearPromptOutput } from './hear-prompt.schema.ts';

/** Lets a page hear a text in the agent's voice. A voice process speaks it, with the vendor and the account that calls use. */
export const hearPrompt = workspaceProcedure({
  // It costs what the vendor takes for so many words.
  role: 'editor',
  scope: null,
  route: 'POST /agents/{agentId}/hearings',
  summary: 'Hear a text in the agent’s voice',
})
  .input(hearPromptInput)
  .output(hearPromptOutput)
  .mutation(async ({ ctx, input: { agentId, ...hearing } }) => {
    const { hearingLimit, voiceUrl } = ctx.services;
    await hearingLimit.count(ctx.workspaceId);
    return ctx.inWorkspace(async (tx) => {
      await getAgentDraft(tx, agentId);
      const url = new URL('/prompts/hear', voiceUrl.replace(/^ws/, 'http')).href;
      return { url, token: await createHearingToken(tx, hearing) };
    });
  });
