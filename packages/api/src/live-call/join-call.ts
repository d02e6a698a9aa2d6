import { createOperatorToken } from '@aybiza/auth/operator-token';
import { addAuditEntry } from '@aybiza/db/audit-entries';
import { workspaceProcedure } from '../trpc.ts';
import { checkLive } from './ask-call.ts';
import { joinCallInput, joinCallOutput } from './join-call.schema.ts';

/** Prepares a line on which a person hears a live call, or takes it over. That it ended is written down by the voice server. */
export const joinCall = workspaceProcedure({
  role: 'editor',
  scope: null,
  route: 'POST /live/calls/{callId}/lines',
  summary: 'Listen to a live call, or take it over',
})
  .input(joinCallInput)
  .output(joinCallOutput)
  .mutation(async ({ ctx, input: { callId, as } }) => {
    await checkLive(ctx, callId);
    const { secret, voiceUrl } = ctx.services;
    const { workspaceId, actor, ground } = ctx;
    const token = await ctx.inWorkspace(async (tx) => {
      const action = as === 'listener' ? 'liveCall.listened' : 'liveCall.tookOver';
      await addAuditEntry(tx, { actor, action, subject: callId, detail: { as } });
      return createOperatorToken(tx, { secret, claims: { workspaceId, callId, by: actor.id, as, ground } });
    });
    return { url: new URL('/operator/line', voiceUrl).href, token };
  });
