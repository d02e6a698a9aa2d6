import type { AlertRuleId, WorkspaceId } from '@aybiza/foundation/ids';
import { workspaceIdSchema } from '@aybiza/foundation/ids';
import { newId } from '@aybiza/foundation/new-id';
import { z } from 'zod';
import { parseStored, storableText } from '../columns.ts';
import { clientOf, type Db, lookupOf, type Tx } from '../transaction.ts';
import { type AlertCondition, type AlertRule, alertRuleSchema } from './alert-rule.ts';

/** More than anybody reads. */
const MOST_RULES = 100;

/** The rules of a workspace, by name. */
export async function listAlertRules(tx: Tx): Promise<AlertRule[]> {
  const rows = await clientOf(tx).alertRule.findMany({
    where: { workspaceId: tx.workspaceId },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: MOST_RULES,
  });
  return parseStored(z.array(alertRuleSchema), rows);
}

/** Keeps a new rule; undefined when there are as many as can be listed. */
export async function addAlertRule(
  tx: Tx,
  rule: AlertCondition & { enabled: boolean },
): Promise<AlertRuleId | undefined> {
  const { workspaceId } = tx;
  if ((await clientOf(tx).alertRule.count({ where: { workspaceId } })) >= MOST_RULES) return undefined;
  const id = newId('alertRule');
  await clientOf(tx).alertRule.create({ data: { ...columnsOf(rule), id, workspaceId } });
  return id;
}

/** Changes a rule; what is raised of it is over, for it was another rule. False when it is not there. */
export async function changeAlertRule(
  tx: Tx,
  id: AlertRuleId,
  rule: AlertCondition & { enabled: boolean },
): Promise<boolean> {
  const where = { workspaceId: tx.workspaceId, id };
  const { count } = await clientOf(tx).alertRule.updateMany({
    where,
    data: { ...columnsOf(rule), lastValue: null, checkedAt: null },
  });
  if (count === 0) return false;
  await clientOf(tx).alert.updateMany({
    where: { workspaceId: tx.workspaceId, ruleId: id, clearedAt: null },
    data: { clearedAt: new Date() },
  });
  return true;
}

/** Deletes a rule with what it told; false when it is not there. */
export async function deleteAlertRule(tx: Tx, id: AlertRuleId): Promise<boolean> {
  return (await clientOf(tx).alertRule.deleteMany({ where: { workspaceId: tx.workspaceId, id } })).count > 0;
}

function columnsOf({ name, emails, ...rest }: AlertCondition & { enabled: boolean }) {
  return { ...rest, name: storableText(name), emails: [...emails] };
}

/** The workspaces with rules that are on, behind one; the first page is behind the empty text. */
export async function listAlertWorkspaces(db: Db, page: { behind: string; limit: number }): Promise<WorkspaceId[]> {
  const rows = await lookupOf(db)`SELECT * FROM list_alert_workspaces(${page.behind}::text, ${page.limit}::integer)`;
  return parseStored(z.array(z.object({ id: workspaceIdSchema })), rows).map(({ id }) => id);
}
