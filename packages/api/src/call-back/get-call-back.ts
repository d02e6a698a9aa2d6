import { findCallBack } from '@aybiza/db/call-backs';
import { workspaceProcedure } from '../trpc.ts';
import { callBackInput, callBackSchema } from './call-back.schema.ts';
import { showCallBack } from './show-call-back.ts';

export const getCallBack = workspaceProcedure({
  role: 'viewer',
  scope: 'callbacks:read',
  route: 'GET /call-backs/{callBackId}',
  summary: 'Get a call-back',
})
  .input(callBackInput)
  .output(callBackSchema)
  .query(({ ctx, input: { callBackId } }) =>
    ctx.inWorkspace(async (tx) => showCallBack(tx, await findCallBack(tx, callBackId), ctx.actor.id)),
  );
