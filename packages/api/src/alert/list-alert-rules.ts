import { listAlertRules as listStoredRules } from '@aybiza/db/alerts/alert-rules';
import { workspaceProcedure } from '../trpc.ts';
import { listAlertRulesOutput } from './alert.schema.ts';

/** What is watched. */
export const listAlertRules = workspaceProcedure({
  role: 'viewer',
  scope: 'alerts:read',
  route: 'GET /alert-rules',
  summary: 'List rules of alerts',
})
  .output(listAlertRulesOutput)
  .query(({ ctx }) => ctx.inWorkspace((tx) => listStoredRules(tx)));
