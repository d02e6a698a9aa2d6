import { addAuditEntry } from '@aybiza/db/audit-entries';
import { setCallLogDays } from '@aybiza/db/call-log-retention';
import { setContactMonths } from '@aybiza/db/contact-retention';
import { setRecordingDays } from '@aybiza/db/recording-retention';
import { workspaceProcedure } from '../trpc.ts';
import { findRetention } from './find-retention.ts';
import { retentionOutput, setRetentionInput } from './retention.schema.ts';

/** Sets how long what was said is kept, also as sound, and for how long callers are remembered who do not call. What is older is erased within an hour, and does not come back. */
export const setRetention = workspaceProcedure({
  role: 'owner',
  scope: null,
  route: 'PUT /retention',
  summary: 'Set how long logs of calls, recordings and contacts are kept',
})
  .input(setRetentionInput)
  .output(retentionOutput)
  .mutation(({ ctx, input }) =>
    ctx.inWorkspace(async (tx) => {
      const { actor } = ctx;
      if (input.callLogDays !== undefined) {
        const callLogDays = input.callLogDays === 'unlimited' ? null : input.callLogDays;
        await setCallLogDays(tx, callLogDays);
        await addAuditEntry(tx, { actor, action: 'retention.set', subject: 'callLog', detail: { callLogDays } });
      }
      if (input.recordingDays !== undefined) {
        const recordingDays = input.recordingDays === 'asLog' ? null : input.recordingDays;
        await setRecordingDays(tx, recordingDays);
        await addAuditEntry(tx, { actor, action: 'retention.set', subject: 'recordings', detail: { recordingDays } });
      }
      if (input.contactMonths !== undefined) {
        const contactMonths = input.contactMonths === 'unlimited' ? null : input.contactMonths;
        await setContactMonths(tx, contactMonths);
        await addAuditEntry(tx, { actor, action: 'retention.set', subject: 'contacts', detail: { contactMonths } });
      }
      return findRetention(tx);
    }),
  );
