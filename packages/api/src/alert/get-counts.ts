import { countAlerts } from '@aybiza/db/alerts/alerts';
import { workspaceProcedure } from '../trpc.ts';
import { countAlertsOutput } from './alert.schema.ts';

/** How many alerts nobody has looked at, and how many are raised now. */
export const getCounts = workspaceProcedure({
  role: 'viewer',
  scope: 'alerts:read',
  route: 'GET /alerts/count',
  summary: 'Count alerts',
})
  .output(countAlertsOutput)
  .query(({ ctx }) => ctx.inWorkspace((tx) => countAlerts(tx)));
