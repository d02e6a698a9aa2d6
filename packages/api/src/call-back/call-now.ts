import { changeCallBack } from '@aybiza/db/call-backs';
import { listOutboundAgents } from '@aybiza/db/keep-placement';
import { planCallBack } from '@aybiza/db/plan-call-back';
import { agentIdSchema } from '@aybiza/foundation/ids';
import { apiError } from '../api-error.ts';
import { workspaceProcedure } from '../trpc.ts';
import { callBackInput, callBackSchema } from './call-back.schema.ts';
import { changeOne } from './change-one.ts';

/** Has an agent call at once: the one that is kept with it, or another. Hours and who does not want to be called count all the same. */
export const callNow = workspaceProcedure({
  role: 'publisher',
  scope: 'calls:place',
  route: 'POST /call-backs/{callBackId}/call',
  summary: 'Have an agent call somebody back now',
  description:
    'Refusals: `CALL_BACK_SETTLED` (409: it is being called), `AGENT_CANNOT_CALL` (422: its flow is not published, or for calls that come in).',
})
  .input(callBackInput.extend({ agentId: agentIdSchema.optional() }))
  .output(callBackSchema)
  .mutation(({ ctx, input: { callBackId, agentId: chosen } }) =>
    changeOne(ctx, callBackId, {
      action: 'callBack.calledNow',
      from: ['open', 'planned', 'givenUp', 'cancelled'],
      async apply(tx, { id, agentId: kept, inputs, tries, mostTries }) {
        const agentId = chosen ?? kept;
        if (agentId === null || !(await listOutboundAgents(tx, [agentId])).has(agentId))
          throw apiError(
            'AGENT_CANNOT_CALL',
            'Choose an agent that is published and whose flow begins by calling somebody.',
          );
        const told = agentId === kept ? inputs : {};
        const change = { agentId, inputs: told, mostTries: Math.max(mostTries, tries + 1), settledBy: null };
        await changeCallBack(tx, id, { ...change, by: 'agent' });
        await planCallBack(tx, id, { number: tries + 1, at: ctx.services.clock.now() });
        return { agentId };
      },
    }),
  );
