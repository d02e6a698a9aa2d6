import { type CallBackStatus, countCallBacks, listCallBacks as listStored } from '@aybiza/db/call-backs';
import { callBackIdSchema } from '@aybiza/foundation/ids';
import { readCursor } from '../page.ts';
import { workspaceProcedure } from '../trpc.ts';
import { listCallBacksInput, listCallBacksOutput } from './list-call-backs.schema.ts';
import { toCallBacks } from './to-call-back.ts';

const STATES = {
  open: ['open'],
  planned: ['planned', 'calling'],
  done: ['done'],
  givenUp: ['givenUp', 'cancelled'],
} as const satisfies Record<string, readonly CallBackStatus[]>;

/** Who wants to be called back: what is to be done by when it is due, what was done by when it was. */
export const listCallBacks = workspaceProcedure({
  role: 'viewer',
  scope: 'callbacks:read',
  route: 'GET /call-backs',
  summary: 'List call-backs',
})
  .input(listCallBacksInput)
  .output(listCallBacksOutput)
  .query(({ ctx, input: { state, mine, limit, cursor } }) =>
    ctx.inWorkspace(async (tx) => {
      const filter = { statuses: STATES[state], ...(mine ? { assignedTo: ctx.actor.id } : {}) };
      const order = state === 'open' || state === 'planned' ? 'due' : 'settled';
      const { callBacks, nextAfter } = await listStored(tx, filter, {
        limit,
        after: readCursor(callBackIdSchema, cursor),
        order,
      });
      const counted = await countCallBacks(tx);
      return {
        items: await toCallBacks(tx, callBacks, ctx.actor.id),
        nextCursor: nextAfter ?? null,
        counts: {
          open: counted.open,
          planned: counted.planned + counted.calling,
          done: counted.done,
          givenUp: counted.givenUp + counted.cancelled,
        },
      };
    }),
  );
