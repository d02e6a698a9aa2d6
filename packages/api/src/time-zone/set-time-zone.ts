import { addAuditEntry } from '@aybiza/db/audit-entries';
import { measureMonth } from '@aybiza/db/usage/measure-month';
import { setTimeZone as setStoredTimeZone } from '@aybiza/db/workspaces';
import { workspaceProcedure } from '../trpc.ts';
import { setTimeZoneInput, timeZoneOutput } from './time-zone.schema.ts';

/** Sets whose days and months figures and limits are in; figures of the past are cut anew. */
export const setTimeZone = workspaceProcedure({
  role: 'owner',
  scope: null,
  route: 'PUT /time-zone',
  summary: 'Set the time zone of the workspace',
})
  .input(setTimeZoneInput)
  .output(timeZoneOutput)
  .mutation(({ ctx, input: { timeZone } }) =>
    ctx.inWorkspace(async (tx) => {
      await setStoredTimeZone(tx, timeZone);
      await measureMonth(tx, ctx.services.clock.now());
      await addAuditEntry(tx, { actor: ctx.actor, action: 'timeZone.set', subject: 'workspace', detail: { timeZone } });
      return { timeZone, isChosen: true };
    }),
  );
