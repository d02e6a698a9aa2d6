import { addAuditEntry } from '@aybiza/db/audit-entries';
import { setOutboundRules } from '@aybiza/db/outbound/outbound-rules';
import { workspaceProcedure } from '../trpc.ts';
import { describeOutbound } from './describe-outbound.ts';
import { outboundOutput, setOutboundInput } from './usage.schema.ts';

const DESCRIPTION = `All caps at once; they count from the next call on, and calls are placed again where they were stopped. Numbers that cost \
whoever calls them (premium and shared-cost numbers, personal numbers, satellites) are never called, whatever is allowed here.`;

/** Sets how much agents may call others, and where. For people: a key that was stolen must not raise what holds it back. */
export const setOutbound = workspaceProcedure({
  role: 'owner',
  scope: null,
  route: 'PUT /usage/outbound',
  summary: 'Set the caps on calls that agents place',
  description: DESCRIPTION,
})
  .input(setOutboundInput)
  .output(outboundOutput)
  .mutation(({ ctx, input }) =>
    ctx.inWorkspace(async (tx) => {
      await setOutboundRules(tx, input);
      await addAuditEntry(tx, { actor: ctx.actor, action: 'outbound.set', subject: 'usage', detail: input });
      return describeOutbound(tx, ctx.services.clock.now());
    }),
  );
