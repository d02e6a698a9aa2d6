import { sumCallsByStep } from '@aybiza/db/analytics/call-sums';
import { workspaceProcedure } from '../trpc.ts';
import { volumeInput, volumeOutput } from './analytics.schema.ts';
import { readAnalytics } from './read-analytics.ts';

/** The sums of each day or hour of a period, in the days of a time zone; those without a call included. */
export const getVolume = workspaceProcedure({
  role: 'viewer',
  scope: 'calls:read',
  route: 'GET /analytics/volume',
  summary: 'Get the calls of each day or hour',
})
  .input(volumeInput)
  .output(volumeOutput)
  .query(({ ctx, input }) => {
    const { period, selection } = readAnalytics(input);
    return ctx.inWorkspace((tx) => sumCallsByStep(tx, selection, period));
  });
