import { type AlertRule, decideAlert } from '@aybiza/db/alerts/alert-rule';
import { listAlertWorkspaces } from '@aybiza/db/alerts/alert-rules';
import {
  type Alert,
  clearAlert,
  noteRuleChecked,
  raiseAlert,
  takeRuleToCheck,
  worsenAlert,
} from '@aybiza/db/alerts/alerts';
import { measureCalls } from '@aybiza/db/alerts/measure-calls';
import type { Db, Tx } from '@aybiza/db/client';
import { addOutboxRow } from '@aybiza/db/outbox';
import { tellWebhooks } from '@aybiza/db/tell-webhooks';
import type { Clock } from '@aybiza/foundation/clock';
import { errorMessage } from '@aybiza/foundation/errors';
import type { AlertId, WorkspaceId } from '@aybiza/foundation/ids';
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
export async function checkAlerts(world: World, signal: AbortSignal): Promise<void> {
  for (let behind: string | undefined = ''; behind !== undefined && !signal.aborted; ) {
    const page: WorkspaceId[] = await listAlertWorkspaces(world.db, { behind, limit: WORKSPACES });
    for (const workspaceId of page) while (!signal.aborted && (await checkRule(world, workspaceId)));
    behind = page.length < WORKSPACES ? undefined : page.at(-1);
  }
}

/** Looks at one rule that is due; false when there is none. One that cannot be measured is left for a minute, and keeps no other waiting. */
async function checkRule({ db, clock, logger }: World, workspaceId: WorkspaceId): Promise<boolean> {
  const now = clock.now();
  let taken: AlertRule | undefined;
  try {
    await db.forWorkspace(workspaceId, async (tx) => {
      const due = await takeRuleToCheck(tx, now - CHECKED_EVERY_MS);
      taken = due?.rule;
      if (due === undefined) return;
      const value = await measureCalls(tx, due.rule, now);
      await noteRuleChecked(tx, due.rule.id, { value, at: now });
      await change(tx, { ...due, value, now });
    });
  } catch (error) {
    const id = taken?.id;
    logger.warn({ workspaceId, ruleId: id, reason: errorMessage(error) }, 'alert rule not measured');
    if (id !== undefined) await db.forWorkspace(workspaceId, (tx) => noteRuleChecked(tx, id, { value: null, at: now }));
  }
  return taken !== undefined;
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
  await tellWebhooks(tx, event, { alertId });
}

function jobRow<Name extends JobName>(kind: Name, payload: JobPayloads[Name]) {
  return { kind, payload };
}
