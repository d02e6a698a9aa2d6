import { listAlerts as listStoredAlerts } from '@aybiza/db/alerts/alerts';
import { workspaceProcedure } from '../trpc.ts';
import { listAlertsOutput } from './alert.schema.ts';

const NEWEST = 100;

/** The alerts there are and were, the newest first. */
export const listAlerts = workspaceProcedure({
  role: 'viewer',
  scope: 'alerts:read',
  route: 'GET /alerts',
  summary: 'List the newest 100 alerts',
})
  .output(listAlertsOutput)
  .query(async ({ ctx }) => {
    const alerts = await ctx.inWorkspace((tx) => listStoredAlerts(tx, NEWEST));
    return alerts.map(({ seenBy: _seenBy, ...alert }) => alert);
  });
