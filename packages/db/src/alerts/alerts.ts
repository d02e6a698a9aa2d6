import { type AlertId, type AlertRuleId, alertIdSchema, alertRuleIdSchema } from '@aybiza/foundation/ids';
import { newId } from '@aybiza/foundation/new-id';
import { z } from 'zod';
import { momentColumn, parseStored, toJsonColumn } from '../columns.ts';
import { clientOf, type Tx } from '../transaction.ts';
import { type AlertRule, alertConditionSchema, alertRuleSchema } from './alert-rule.ts';

const alertSchema = z
  .object({
    id: alertIdSchema,
    ruleId: alertRuleIdSchema,
    ruleDocument: alertConditionSchema,
    raisedAt: momentColumn,
    raisedValue: z.number(),
    worstValue: z.number(),
    clearedAt: momentColumn.nullable(),
    seenAt: momentColumn.nullable(),
    seenBy: z.string().nullable(),
  })
  .transform(({ ruleDocument: rule, ...alert }) => ({ ...alert, rule }));
/** A time in which a threshold was passed, with the rule as it was then. */
export type Alert = z.output<typeof alertSchema>;

/**
 * Takes one rule that is on and has not been looked at since a moment, for this transaction: of several workers each rule is looked at by one.
 * With it the alert that is raised of it. Undefined when none is due.
 */
export async function takeRuleToCheck(
  tx: Tx,
  since: number,
): Promise<{ rule: AlertRule; raised: Alert | undefined } | undefined> {
  const client = clientOf(tx);
  const locked = await client.$queryRaw`
    SELECT id FROM alert_rule
    WHERE workspace_id = ${tx.workspaceId} AND enabled AND (checked_at IS NULL OR checked_at <= ${new Date(since)}::timestamptz)
    ORDER BY checked_at NULLS FIRST, id LIMIT 1 FOR UPDATE SKIP LOCKED`;
  const id = parseStored(z.array(z.object({ id: alertRuleIdSchema })), locked).at(0)?.id;
  if (id === undefined) return undefined;
  const { workspaceId } = tx;
  const rule = parseStored(alertRuleSchema, await client.alertRule.findFirstOrThrow({ where: { workspaceId, id } }));
  const raised = await client.alert.findFirst({ where: { workspaceId, ruleId: id, clearedAt: null } });
  return { rule, raised: raised === null ? undefined : parseStored(alertSchema, raised) };
}

/** Notes what a rule's measure is now. */
export async function noteRuleChecked(
  tx: Tx,
  id: AlertRuleId,
  look: { value: number | null; at: number },
): Promise<void> {
  await clientOf(tx).alertRule.updateMany({
    where: { workspaceId: tx.workspaceId, id },
    data: { lastValue: look.value, checkedAt: new Date(look.at) },
  });
}

/** Begins an alert of a rule. */
export async function raiseAlert(tx: Tx, rule: AlertRule, look: { value: number; at: number }): Promise<AlertId> {
  const id = newId('alert');
  const { id: ruleId, enabled: _enabled, lastValue: _last, checkedAt: _checked, ...condition } = rule;
  await clientOf(tx).alert.create({
    data: {
      id,
      workspaceId: tx.workspaceId,
      ruleId,
      ruleDocument: toJsonColumn(condition),
      raisedAt: new Date(look.at),
      raisedValue: look.value,
      worstValue: look.value,
    },
  });
  return id;
}

/** Notes a value that is worse than all before. */
export async function worsenAlert(tx: Tx, id: AlertId, worstValue: number): Promise<void> {
  await clientOf(tx).alert.updateMany({ where: { workspaceId: tx.workspaceId, id }, data: { worstValue } });
}

export async function clearAlert(tx: Tx, id: AlertId, at: number): Promise<void> {
  const where = { workspaceId: tx.workspaceId, id, clearedAt: null };
  await clientOf(tx).alert.updateMany({ where, data: { clearedAt: new Date(at) } });
}

export async function findAlert(tx: Tx, id: AlertId): Promise<Alert | undefined> {
  const row = await clientOf(tx).alert.findFirst({ where: { workspaceId: tx.workspaceId, id } });
  return row === null ? undefined : parseStored(alertSchema, row);
}

/** The alerts of a workspace, the newest first. */
export async function listAlerts(tx: Tx, limit: number): Promise<Alert[]> {
  const rows = await clientOf(tx).alert.findMany({
    where: { workspaceId: tx.workspaceId },
    orderBy: [{ raisedAt: 'desc' }, { id: 'desc' }],
    take: limit,
  });
  return parseStored(z.array(alertSchema), rows);
}

/** How many alerts nobody has seen yet, and how many are raised now. */
export async function countAlerts(tx: Tx): Promise<{ unseen: number; raised: number }> {
  const where = { workspaceId: tx.workspaceId };
  const unseen = await clientOf(tx).alert.count({ where: { ...where, seenAt: null } });
  const raised = await clientOf(tx).alert.count({ where: { ...where, clearedAt: null } });
  return { unseen, raised };
}

/** Somebody has seen all there were until a moment. */
export async function seeAlerts(
  tx: Tx,
  { seenBy, until, at }: { seenBy: string; until: number; at: number },
): Promise<void> {
  await clientOf(tx).alert.updateMany({
    where: { workspaceId: tx.workspaceId, seenAt: null, raisedAt: { lte: new Date(until) } },
    data: { seenAt: new Date(at), seenBy },
  });
}
