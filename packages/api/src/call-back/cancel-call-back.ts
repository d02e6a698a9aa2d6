import { changeCallBack } from '@aybiza/db/call-backs';
import { workspaceProcedure } from '../trpc.ts';
import { callBackInput, callBackSchema } from './call-back.schema.ts';
import { changeOne } from './change-one.ts';

/** Nobody calls any more. A call that is under way goes on. */
export const cancelCallBack = workspaceProcedure({
  role: 'editor',
  scope: 'callbacks:write',
  route: 'POST /call-backs/{callBackId}/cancel',
  summary: 'Cancel a call-back',
})
  .input(callBackInput)
  .output(callBackSchema)
  .mutation(({ ctx, input: { callBackId } }) =>
    changeOne(ctx, callBackId, {
      action: 'callBack.cancelled',
      from: ['open', 'planned', 'calling'],
      async apply(tx, { id }) {
        const settled = { settledAt: ctx.services.clock.now(), settledBy: ctx.actor.id };
        await changeCallBack(tx, id, { status: 'cancelled', reason: null, ...settled });
        return {};
      },
    }),
  );
