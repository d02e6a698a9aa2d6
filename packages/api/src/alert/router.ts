import { router } from '../trpc.ts';
import { changeAlertRule } from './change-alert-rule.ts';
import { createAlertRule } from './create-alert-rule.ts';
import { deleteAlertRule } from './delete-alert-rule.ts';
import { getCounts } from './get-counts.ts';
import { listAlertRules } from './list-alert-rules.ts';
import { listAlerts } from './list-alerts.ts';
import { seeAlerts } from './see-alerts.ts';

export const alertRouter = router({
  list: listAlerts,
  getCounts,
  see: seeAlerts,
  listRules: listAlertRules,
  createRule: createAlertRule,
  changeRule: changeAlertRule,
  deleteRule: deleteAlertRule,
});
