import { workspaceProcedure } from '../trpc.ts';
import { askCall } from './ask-call.ts';
import { whisperInput, whisperOutput } from './whisper.schema.ts';

/** Tells the agent of a live call something that its caller does not hear. */
export const whisper = workspaceProcedure({
  role: 'editor',
  scope: 'calls:control',
  route: 'POST /live/calls/{callId}/whispers',
  summary: 'Whisper to the agent of a live call',
  description:
    'An instruction such as “offer Friday instead”, up to 500 characters. It counts until the call ends, where a model speaks or decides.',
})
  .input(whisperInput)
  .output(whisperOutput)
  .mutation(async ({ ctx, input: { callId, text } }) => {
    const fate = await askCall(ctx, { callId, action: 'liveCall.whispered', deed: { type: 'whisper', text } });
    return { status: fate === 'done' ? ('used' as const) : ('kept' as const) };
  });
