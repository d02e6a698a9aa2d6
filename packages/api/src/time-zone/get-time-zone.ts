import { getTimeZone as getStoredTimeZone } from '@aybiza/db/workspaces';
import { workspaceProcedure } from '../trpc.ts';
import { timeZoneOutput } from './time-zone.schema.ts';

/** Whose days and months figures and limits are in. */
export const getTimeZone = workspaceProcedure({
  role: 'viewer',
  scope: null,
  route: 'GET /time-zone',
  summary: 'Get the time zone of the workspace',
})
  .output(timeZoneOutput)
  .query(async ({ ctx }) => {
    const timeZone = await ctx.inWorkspace(getStoredTimeZone);
    return { timeZone: timeZone ?? 'UTC', isChosen: timeZone !== undefined };
  });
