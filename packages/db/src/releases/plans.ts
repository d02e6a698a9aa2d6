import {
  type AgentId,
  agentIdSchema,
  type FlowVersionId,
  flowVersionIdSchema,
  type PlanId,
  planIdSchema,
  type WorkspaceId,
  workspaceIdSchema,
} from '@aybiza/foundation/ids';
import { newId } from '@aybiza/foundation/new-id';
import { z } from 'zod';
import { momentColumn, parseStored, toJsonColumn } from '../columns.ts';
import { ENVIRONMENTS, type Environment } from '../deployments.ts';
import { clientOf, type Db, lookupOf, type Tx } from '../transaction.ts';
import { type Asker, askerSchema, type WatchSettings, watchSettingsSchema } from './watch-settings.ts';

const planSchema = z
  .object({
    id: planIdSchema,
    agentId: agentIdSchema,
    environment: z.enum(ENVIRONMENTS),
    flowVersionId: flowVersionIdSchema,
    percent: z.int(),
    watchDocument: watchSettingsSchema.nullable(),
    dueAt: momentColumn,
    plannedAt: momentColumn,
    plannedByDocument: askerSchema,
    status: z.enum(['waiting', 'applied', 'cancelled', 'replaced']),
    settledAt: momentColumn.nullable(),
  })
  .transform(({ watchDocument: watch, plannedByDocument: plannedBy, ...plan }) => ({ ...plan, watch, plannedBy }));
/** A version that begins to answer at a moment, whatever answers then. */
export type Plan = z.output<typeof planSchema>;

export interface NewPlan {
  agentId: AgentId;
  environment: Environment;
  flowVersionId: FlowVersionId;
  /** Of the callers, who meet it. */
  percent: number;
  /** Begins with it. */
  watch: WatchSettings | null;
  /** Epoch ms. */
  dueAt: number;
  plannedBy: Asker;
}

/** Plans; one that waits for the same environment of the agent is replaced. */
export async function addPlan(tx: Tx, { watch, plannedBy, dueAt, ...plan }: NewPlan, now: number): Promise<PlanId> {
  const { workspaceId } = tx;
  const { agentId, environment } = plan;
  const { deploymentPlan } = clientOf(tx);
  await deploymentPlan.updateMany({
    where: { workspaceId, agentId, environment, status: 'waiting' },
    data: { status: 'replaced', settledAt: new Date(now) },
  });
  const id = newId('plan');
  const watchDocument = watch === null ? {} : { watchDocument: toJsonColumn(watch) };
  await deploymentPlan.create({
    data: {
      ...{ ...plan, id, workspaceId, ...watchDocument },
      dueAt: new Date(dueAt),
      plannedByDocument: toJsonColumn(plannedBy),
    },
  });
  return id;
}

/** Those that wait, the next one first. */
export async function listPlans(tx: Tx): Promise<Plan[]> {
  const where = { workspaceId: tx.workspaceId, status: 'waiting' };
  const rows = await clientOf(tx).deploymentPlan.findMany({ where, orderBy: [{ dueAt: 'asc' }, { id: 'asc' }] });
  return parseStored(z.array(planSchema), rows);
}

/** Another moment for a plan that waits (epoch ms), or none; undefined when it does not wait any more. */
export async function changePlan(
  tx: Tx,
  id: PlanId,
  change: { dueAt: number } | { cancelledAt: number },
): Promise<Plan | undefined> {
  const { workspaceId } = tx;
  const data =
    'dueAt' in change
      ? { dueAt: new Date(change.dueAt) }
      : { status: 'cancelled', settledAt: new Date(change.cancelledAt) };
  const { deploymentPlan } = clientOf(tx);
  const { count } = await deploymentPlan.updateMany({ where: { workspaceId, id, status: 'waiting' }, data });
  if (count === 0) return undefined;
  return parseStored(planSchema, await deploymentPlan.findFirstOrThrow({ where: { workspaceId, id } }));
}

/** Takes one that is due for this transaction, and counts it as applied by it: of several workers one does it, once. */
export async function takeDuePlan(tx: Tx, now: number): Promise<Plan | undefined> {
  const client = clientOf(tx);
  const locked = await client.$queryRaw`
    SELECT id FROM deployment_plan
    WHERE workspace_id = ${tx.workspaceId} AND status = 'waiting' AND due_at <= ${new Date(now)}::timestamptz
    ORDER BY due_at, id LIMIT 1 FOR UPDATE SKIP LOCKED`;
  const id = parseStored(z.array(z.object({ id: planIdSchema })), locked).at(0)?.id;
  if (id === undefined) return undefined;
  const row = await client.deploymentPlan.update({
    where: { id },
    data: { status: 'applied', settledAt: new Date(now) },
  });
  return parseStored(planSchema, row);
}

/** The workspaces with watches that go on or plans that are due, behind one; the first page is behind the empty text. */
export async function listReleaseWorkspaces(
  db: Db,
  { now, behind, limit }: { now: number; behind: string; limit: number },
): Promise<WorkspaceId[]> {
  const rows = await lookupOf(db)`
    SELECT * FROM list_release_workspaces(${new Date(now)}::timestamptz, ${behind}::text, ${limit}::integer)`;
  return parseStored(z.array(z.object({ id: workspaceIdSchema })), rows).map(({ id }) => id);
}
