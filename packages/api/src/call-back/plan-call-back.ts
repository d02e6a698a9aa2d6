import { changeCallBack } from '@aybiza/db/call-backs';
import { planCallBack as planStored } from '@aybiza/db/plan-call-back';
import { z } from 'zod';
import { workspaceProcedure } from '../trpc.ts';
import { callBackInput, callBackSchema } from './call-back.schema.ts';
import { changeOne } from './change-one.ts';

/** Sets another time for one that is waiting, or has it done after all; an agent then has another try. */
export const planCallBack = workspaceProcedure({
  role: 'publisher',
  scope: 'callbacks:write',
  route: 'POST /call-backs/{callBackId}/plan',
  summary: 'Plan a call-back anew',
})
  .input(callBackInput.extend({ dueAt: z.int().min(0).max(8_640_000_000_000_000) }))
  .output(callBackSchema)
  .mutation(({ ctx, input: { callBackId, dueAt } }) =>
    changeOne(ctx, callBackId, {
      action: 'callBack.planned',
      from: ['open', 'planned', 'done', 'givenUp', 'cancelled'],
      async apply(tx, { id, by, tries, mostTries }) {
        await changeCallBack(tx, id, { mostTries: Math.max(mostTries, tries + 1), settledBy: null });
        if (by === 'agent') await planStored(tx, id, { number: tries + 1, at: dueAt });
        else await changeCallBack(tx, id, { status: 'open', dueAt, reason: null, settledAt: null });
        return { dueAt };
      },
    }),
  );
