import { findAlert } from '@aybiza/db/alerts/alerts';
import type { Tx } from '@aybiza/db/client';
import type { AlertId } from '@aybiza/foundation/ids';
import type { AlertEvent } from '@aybiza/jobs';

/** What a webhook is told about an alert. Published to integrators: fields may be added, none changed. */
export async function alertMessage(tx: Tx, alertId: AlertId, event: AlertEvent) {
  const alert = await findAlert(tx, alertId);
  if (alert === undefined) return undefined;
  const { rule, ruleId, raisedAt, raisedValue, worstValue, clearedAt } = alert;
  const { emails: _emails, ...condition } = rule;
  const at = event === 'alert.raised' ? raisedAt : (clearedAt ?? raisedAt);
  return {
    type: event,
    timestamp: new Date(at).toISOString(),
    data: { alertId, ruleId, ...condition, raisedAt: new Date(raisedAt).toISOString(), raisedValue, worstValue },
  };
}
