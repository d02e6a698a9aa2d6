import { changeCallBack } from '@aybiza/db/call-backs';
import { z } from 'zod';
import { workspaceProcedure } from '../trpc.ts';
import { callBackInput, callBackSchema } from './call-back.schema.ts';
import { changeOne } from './change-one.ts';

const MINUTE_MS = 60_000;

/** A person has called: they were reached, or not, and then it is due again later, until there were tries enough. */
export const settleCallBack = workspaceProcedure({
  role: 'editor',
  scope: 'callbacks:write',
  route: 'POST /call-backs/{callBackId}/settle',
  summary: 'Say that somebody was called back, or not reached',
})
  .input(callBackInput.extend({ outcome: z.enum(['done', 'notReached']) }))
  .output(callBackSchema)
  .mutation(({ ctx, input: { callBackId, outcome } }) =>
    changeOne(ctx, callBackId, {
      action: 'callBack.settled',
      from: outcome === 'done' ? ['open', 'planned', 'calling'] : ['open'],
      async apply(tx, { id, tries, mostTries, pauseMinutes }) {
        const now = ctx.services.clock.now();
        const settled = { settledAt: now, settledBy: ctx.actor.id };
        if (outcome === 'done') await changeCallBack(tx, id, { status: 'done', reason: null, ...settled });
        else if (tries + 1 < mostTries)
          await changeCallBack(tx, id, { tries: tries + 1, dueAt: now + pauseMinutes * MINUTE_MS });
        else await changeCallBack(tx, id, { status: 'givenUp', tries: tries + 1, reason: 'notReached', ...settled });
        return { outcome };
      },
    }),
  );
