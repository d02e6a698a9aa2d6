import { listAfterCallStepsOf } from '@aybiza/db/after-call-steps';
import { findAgent } from '@aybiza/db/agents';
import { listCallBacksOfCall } from '@aybiza/db/call-backs';
import { listCallResults } from '@aybiza/db/call-results';
import { findCall } from '@aybiza/db/calls';
import { findRecording } from '@aybiza/db/recordings';
import { listWebhookDeliveriesOfCall } from '@aybiza/db/webhook-deliveries';
import { notFound } from '../api-error.ts';
import { toCallBacks } from '../call-back/to-call-back.ts';
import { workspaceProcedure } from '../trpc.ts';
import { findDrawing } from './find-drawing.ts';
import { findErased, findRecordingErased } from './find-erased.ts';
import { getCallInput, getCallOutput } from './get-call.schema.ts';
import { listAllEvents } from './list-all-events.ts';
import { listJobsOfCall } from './list-jobs-of-call.ts';
import { mediaTypeOf } from './media-type-of.ts';

/** Everything about one call: who, the log, the drawing it ran on, and what came of it. */
export const getCall = workspaceProcedure({
  role: 'viewer',
  scope: 'calls:read',
  route: 'GET /calls/{callId}',
  summary: 'Get a call',
})
  .input(getCallInput)
  .output(getCallOutput)
  .query(({ ctx, input: { callId } }) =>
    ctx.inWorkspace(async (tx) => {
      const call = await findCall(tx, callId);
      if (call === undefined) throw notFound('call');
      await ctx.services.readingNotes.note(tx, { actor: ctx.actor, action: 'call.read', subject: callId });
      const agent = await findAgent(tx, call.agentId);
      const { events, truncated } = await listAllEvents(tx, call);
      const drawing = await findDrawing(tx, call);
      const recording = await findRecording(tx, callId);
      return {
        call,
        agentName: agent?.name ?? '',
        version: drawing?.version ?? null,
        events,
        truncated,
        erased: await findErased(tx, call),
        drawing: drawing === undefined ? null : { flow: drawing.flow, exact: drawing.exact },
        variables: call.variables,
        results: await listCallResults(tx, callId),
        recording: recording === undefined ? null : { ...recording, mediaType: mediaTypeOf(recording.storageKey) },
        recordingErased: await findRecordingErased(tx, call),
        steps: await listAfterCallStepsOf(tx, callId),
        jobs: await listJobsOfCall(tx, callId),
        callBacks: await toCallBacks(tx, await listCallBacksOfCall(tx, callId), ctx.actor.id),
        deliveries: await listWebhookDeliveriesOfCall(tx, callId),
      };
    }),
  );
