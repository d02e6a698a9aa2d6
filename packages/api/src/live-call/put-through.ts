import { workspaceProcedure } from '../trpc.ts';
import { askCall } from './ask-call.ts';
import { putThroughInput, putThroughOutput } from './put-through.schema.ts';

/** Has the caller of a live call put through to a number, as a step of a flow would. */
export const putThrough = workspaceProcedure({
  role: 'editor',
  scope: 'calls:control',
  route: 'POST /live/calls/{callId}/transfer',
  summary: 'Transfer a live call',
  description:
    'The agent says that it puts the caller through. When nobody answers within 30 seconds, it says so and asks its question again.',
})
  .input(putThroughInput)
  .output(putThroughOutput)
  .mutation(async ({ ctx, input: { callId, to } }) => {
    await askCall(ctx, { callId, action: 'liveCall.putThrough', deed: { type: 'putThrough', to } });
    return {};
  });
