import { findAgent } from '@aybiza/db/agents';
import { findCall } from '@aybiza/db/calls';
import { notFound } from '../api-error.ts';
import { findDrawing } from '../call/find-drawing.ts';
import { workspaceProcedure } from '../trpc.ts';
import { getLiveDrawingInput, getLiveDrawingOutput } from './get-live-drawing.schema.ts';

/** The drawing that a call runs on: it stays the same as long as the call lasts. */
export const getLiveDrawing = workspaceProcedure({
  role: 'viewer',
  scope: 'calls:read',
  route: 'GET /live/calls/{callId}/drawing',
  summary: 'Get the drawing of a live call',
})
  .input(getLiveDrawingInput)
  .output(getLiveDrawingOutput)
  .query(({ ctx, input: { callId } }) =>
    ctx.inWorkspace(async (tx) => {
      const call = await findCall(tx, callId);
      if (call === undefined) throw notFound('call');
      const drawing = await findDrawing(tx, call);
      return {
        agentName: (await findAgent(tx, call.agentId))?.name ?? '',
        version: drawing?.version ?? null,
        drawing: drawing === undefined ? null : { flow: drawing.flow, exact: drawing.exact },
      };
    }),
  );
