import { type AlertRule, decideAlert } from '@aybiza/db/alerts/alert-rule';
import { listAlertWorkspaces } from '@aybiza/db/alerts/alert-rules';
import {
  type Alert,
  clearAlert,
  noteRuleChecked,
  raiseAlert,
  takeRulesToCheck,
  worsenAlert,
} from '@aybiza/db/alerts/alerts';
import { measureCalls } from '@aybiza/db/alerts/measure-calls';
import type { Db, Tx } from '@aybiza/db/client';
import { addOutboxRow } from '@aybiza/db/outbox';
import { listWebhooks } from '@aybiza/db/webhooks';
import type { Clock } from '@aybiza/foundation/clock';
import { errorMessage } from '@aybiza/foundation/errors';
import type { AlertId } from '@aybiza/foundation/ids';
import type { Logger } from '@aybiza/foundation/logger';
import type { AlertEvent, JobName, JobPayloads } from '@aybiza/jobs';

/** How often each rule is looked at. */
export const CHECKED_EVERY_MS = 60_000;
const WORKSPACES = 100;

interface World {
  db: Db;
  clock: Clock;
  logger: Logger;
}

/** Looks at every rule that is due, in all workspaces; whoever wants to be told is told by jobs, written down with the change itself. */
export async function checkAlerts({ db, clock, logger }: World, signal: AbortSignal): Promise<void> {
  for (let behind: string | undefined = ''; behind !== undefined && !signal.aborted; ) {
    const page: string[] = [];
    for (const workspaceId of await listAlertWorkspaces(db, { behind, limit: WORKSPACES })) {
      if (signal.aborted) return;
      page.push(workspaceId);
      await db
        .forWorkspace(workspaceId, (tx) => checkWorkspace(tx, clock.now()))
        // One workspace's rules keep nobody else's waiting.
        .catch((error: unknown) => logger.warn({ workspaceId, reason: errorMessage(error) }, 'alerts not checked'));
    }
    behind = page.length < WORKSPACES ? undefined : page.at(-1);
  }
}

async function checkWorkspace(tx: Tx, now: number): Promise<void> {
  for (const { rule, raised } of await takeRulesToCheck(tx, now - CHECKED_EVERY_MS)) {
    const value = await measureCalls(tx, rule, now);
    await noteRuleChecked(tx, rule.id, { value, at: now });
    await change(tx, { rule, raised, value, now });
  }
}

interface Look {
  readonly rule: AlertRule;
  readonly raised: Alert | undefined;
  readonly value: number | null;
  readonly now: number;
}

async function change(tx: Tx, { rule, raised, value, now }: Look): Promise<void> {
  const decided = decideAlert(rule, raised !== undefined, value);
  if (decided === 'raise' && value !== null)
    return tell(tx, { rule, alertId: await raiseAlert(tx, rule, { value, at: now }), event: 'alert.raised' });
  if (raised === undefined || value === null) return;
  if (decided === 'clear') {
    await clearAlert(tx, raised.id, now);
    return tell(tx, { rule, alertId: raised.id, event: 'alert.cleared' });
  }
  const isWorse = rule.side === 'above' ? value > raised.worstValue : value < raised.worstValue;
  if (isWorse) await worsenAlert(tx, raised.id, value);
}

async function tell(
  tx: Tx,
  { rule, alertId, event }: { rule: AlertRule; alertId: AlertId; event: AlertEvent },
): Promise<void> {
  if (rule.emails.length > 0) await addOutboxRow(tx, jobRow('mail-alert', { alertId, event }));
  for (const { id: webhookId } of await listWebhooks(tx, { event }))
    await addOutboxRow(tx, jobRow('deliver-webhook', { webhookId, event, alertId }));
}

function jobRow<Name extends JobName>(kind: Name, payload: JobPayloads[Name]) {
  return { kind, payload };
}
