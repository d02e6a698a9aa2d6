import { addAuditEntry } from '@aybiza/db/audit-entries';
import { measureMonth } from '@aybiza/db/usage/measure-month';
import { setUsageLimits } from '@aybiza/db/usage/usage-settings';
import { workspaceProcedure } from '../trpc.ts';
import { describeLimits } from './describe-limits.ts';
import { limitsOutput, setLimitsInput } from './usage.schema.ts';

const DESCRIPTION = `All limits at once; \`unlimited\` takes one away. They count for calls that begin a second later, never for one that \
is on: no call is cut by a limit. Whoever calls when one is reached hears the sentence, then the fallback number of the flow rings. Test \
calls count as well, for vendors bill them. While the database cannot be reached, nobody knows how many calls there are: the calls of a \
workspace with limits are turned away then.`;

/** Sets how much a workspace allows itself. */
export const setLimits = workspaceProcedure({
  role: 'owner',
  scope: 'usage:write',
  route: 'PUT /usage/limits',
  summary: 'Set the limits',
  description: DESCRIPTION,
})
  .input(setLimitsInput)
  .output(limitsOutput)
  .mutation(({ ctx, input: { sentence, ...input } }) =>
    ctx.inWorkspace(async (tx) => {
      const now = ctx.services.clock.now();
      const { callsAtOnce, callsPerDay, minutesPerMonth, costPerMonthMicros } = input;
      const limits = {
        callsAtOnce: orNull(callsAtOnce),
        callsPerDay: orNull(callsPerDay),
        minutesPerMonth: orNull(minutesPerMonth),
        costPerMonthMicros: orNull(costPerMonthMicros),
      };
      await setUsageLimits(tx, { ...limits, sentence });
      // What the month has had already counts from now on.
      await measureMonth(tx, now);
      await addAuditEntry(tx, {
        actor: ctx.actor,
        action: 'limits.set',
        subject: 'usage',
        detail: { ...limits, sentence },
      });
      return describeLimits(tx, now);
    }),
  );

function orNull(limit: number | 'unlimited'): number | null {
  return limit === 'unlimited' ? null : limit;
}
