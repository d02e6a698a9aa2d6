import { workspaceProcedure } from '../trpc.ts';
import { followLiveCallInput, followLiveCallOutput } from './follow-live-call.schema.ts';
import { readLiveCall } from './read-live-call.ts';

/** What the log of a call got since, and how the call stands. */
export const followLiveCall = workspaceProcedure({
  role: 'viewer',
  scope: 'calls:read',
  route: 'GET /live/calls/{callId}/events',
  summary: 'Follow a live call',
  description: `The entries of its log behind \`afterSeq\`, at most 5,000; ask again with the last one. With \`Accept: text/event-stream\` \
they come as they happen: events \`entry\`, each with its \`seq\` as id, and \`end\` with the call; \`Last-Event-ID\` goes on where a \
connection broke.`,
})
  .input(followLiveCallInput)
  .output(followLiveCallOutput)
  .query(({ ctx, input }) =>
    ctx.inWorkspace(async (tx) => {
      const read = await readLiveCall(tx, input);
      await ctx.services.readingNotes.note(tx, {
        actor: ctx.actor,
        action: 'liveCall.followed',
        subject: input.callId,
      });
      return read;
    }),
  );
