import { workspaceProcedure } from '../trpc.ts';
import { getRecordingInput, getRecordingOutput } from './get-recording.schema.ts';
import { getRecordingOfCall } from './get-recording-of-call.ts';
import { mediaTypeOf } from './media-type-of.ts';

/** What there is to hear of a call, and where. */
export const getRecording = workspaceProcedure({
  role: 'viewer',
  scope: 'calls:read',
  route: 'GET /calls/{callId}/recording',
  summary: 'Get where the recording of a call is',
})
  .input(getRecordingInput)
  .output(getRecordingOutput)
  .query(async ({ ctx, input: { callId } }) => {
    const { storageKey, ...recording } = await ctx.inWorkspace((tx) => getRecordingOfCall(tx, callId));
    return { ...recording, path: `/api/recordings/${callId}`, mediaType: mediaTypeOf(storageKey) };
  });
