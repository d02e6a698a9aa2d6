import { listCallEvents } from '@aybiza/db/call-events';
import { findCall } from '@aybiza/db/calls';
import { notFound } from '../api-error.ts';
import { workspaceProcedure } from '../trpc.ts';
import { followLiveCallInput, followLiveCallOutput } from './follow-live-call.schema.ts';

/** What the log of a call got since, and how the call stands. */
export const followLiveCall = workspaceProcedure({
  role: 'viewer',
  scope: 'calls:read',
  route: 'GET /live/calls/{callId}/events',
  summary: 'Follow a live call',
  description: 'The entries of its log behind `afterSeq`, at most 5,000; ask again with the last one.',
})
  .input(followLiveCallInput)
  .output(followLiveCallOutput)
  .query(({ ctx, input: { callId, afterSeq } }) =>
    ctx.inWorkspace(async (tx) => {
      const call = await findCall(tx, callId);
      if (call === undefined) throw notFound('call');
      await ctx.services.readingNotes.note(tx, { actor: ctx.actor, action: 'liveCall.followed', subject: callId });
      const events = await listCallEvents(tx, { callId, callStartedAt: call.startedAt }, { afterSeq });
      return { call, events };
    }),
  );
