import { seeAlerts as seeStoredAlerts } from '@aybiza/db/alerts/alerts';
import { workspaceProcedure } from '../trpc.ts';
import { doneOutput, seeAlertsInput } from './alert.schema.ts';

/** Somebody has looked at the alerts. */
export const seeAlerts = workspaceProcedure({
  role: 'viewer',
  scope: null,
  route: 'POST /alerts/seen',
  summary: 'Mark alerts as seen',
})
  .input(seeAlertsInput)
  .output(doneOutput)
  .mutation(async ({ ctx, input: { until } }) => {
    const at = ctx.services.clock.now();
    await ctx.inWorkspace((tx) => seeStoredAlerts(tx, { seenBy: ctx.actor.id, until, at }));
    return { done: true as const };
  });
