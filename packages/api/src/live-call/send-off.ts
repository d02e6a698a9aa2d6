import { workspaceProcedure } from '../trpc.ts';
import { askCall } from './ask-call.ts';
import { sendOffInput, sendOffOutput } from './send-off.schema.ts';

/** Has the agent of a live call take leave and hang up. */
export const sendOff = workspaceProcedure({
  role: 'editor',
  scope: 'calls:control',
  route: 'POST /live/calls/{callId}/end',
  summary: 'End a live call',
  description: 'The agent says goodbye first. The outcome of the call is “ended by a person”.',
})
  .input(sendOffInput)
  .output(sendOffOutput)
  .mutation(async ({ ctx, input: { callId } }) => {
    await askCall(ctx, { callId, action: 'liveCall.sentOff', deed: { type: 'sendOff' } });
    return {};
  });
