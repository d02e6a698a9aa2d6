import { addAuditEntry } from '@aybiza/db/audit-entries';
import { setCallLogDays } from '@aybiza/db/call-log-retention';
import { workspaceProcedure } from '../trpc.ts';
import { retentionOutput, setRetentionInput } from './retention.schema.ts';

/** Sets how long what was said is kept. What is older is erased within an hour, and does not come back. */
export const setRetention = workspaceProcedure({
  role: 'owner',
  scope: null,
  route: 'PUT /retention',
  summary: 'Set how long logs of calls are kept',
})
  .input(setRetentionInput)
  .output(retentionOutput)
  .mutation(({ ctx, input }) =>
    ctx.inWorkspace(async (tx) => {
      const callLogDays = input.callLogDays === 'unlimited' ? null : input.callLogDays;
      await setCallLogDays(tx, callLogDays);
      const entry = { actor: ctx.actor, action: 'retention.set', subject: 'callLog', detail: { callLogDays } };
      await addAuditEntry(tx, entry);
      return { callLogDays };
    }),
  );
