import { changeCallBack } from '@aybiza/db/call-backs';
import { z } from 'zod';
import { workspaceProcedure } from '../trpc.ts';
import { callBackInput, callBackSchema } from './call-back.schema.ts';
import { changeOne } from './change-one.ts';

/** Whoever asks does it, or does not any more. */
export const assignCallBack = workspaceProcedure({
  role: 'editor',
  scope: null,
  route: 'POST /call-backs/{callBackId}/assign',
  summary: 'Take on a call-back, or give it back',
})
  .input(callBackInput.extend({ toMe: z.boolean() }))
  .output(callBackSchema)
  .mutation(({ ctx, input: { callBackId, toMe } }) =>
    changeOne(ctx, callBackId, {
      action: 'callBack.assigned',
      from: ['open', 'planned', 'calling'],
      async apply(tx, { id }) {
        await changeCallBack(tx, id, { assignedTo: toMe ? ctx.actor.id : null });
        return { toMe };
      },
    }),
  );
