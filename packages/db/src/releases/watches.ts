import {
  type DeploymentId,
  deploymentIdSchema,
  flowVersionIdSchema,
  type WatchId,
  watchIdSchema,
} from '@aybiza/foundation/ids';
import { newId } from '@aybiza/foundation/new-id';
import { z } from 'zod';
import { momentColumn, parseStored, toJsonColumn } from '../columns.ts';
import type { Deployment } from '../deployments.ts';
import { clientOf, type Tx } from '../transaction.ts';
import {
  type Asker,
  askerSchema,
  type WatchSettings,
  watchMeasureSchema,
  watchSettingsSchema,
} from './watch-settings.ts';

const sideSchema = z.object({ hits: z.int(), calls: z.int() });
/** What was known of each measure at a look; `hits` are callers whose call went badly. */
export const watchFiguresSchema = z.array(
  z.object({
    measure: watchMeasureSchema,
    /** Percentage points. */
    margin: z.number(),
    newer: sideSchema,
    older: sideSchema,
    /** Percentage points by which it is worse; null until both versions have a caller. */
    difference: z.number().nullable(),
    isWorse: z.boolean(),
  }),
);
export type WatchFigures = z.output<typeof watchFiguresSchema>;

const watchSchema = z
  .object({
    id: watchIdSchema,
    deploymentId: deploymentIdSchema,
    flowVersionId: flowVersionIdSchema,
    settingsDocument: watchSettingsSchema,
    begunRevision: z.int(),
    revision: z.int(),
    begunAt: momentColumn,
    begunByDocument: askerSchema,
    status: z.enum(['watching', 'rolledBack', 'kept', 'ended']),
    settledAt: momentColumn.nullable(),
    figuresDocument: watchFiguresSchema.nullable(),
  })
  .transform(({ settingsDocument: settings, begunByDocument: begunBy, figuresDocument: figures, ...watch }) => ({
    ...watch,
    settings,
    begunBy,
    figures,
  }));
/** A new version for some callers that goes back by itself if it goes worse. It stands on a revision of the deployment. */
export type Watch = z.output<typeof watchSchema>;

/**
 * Watches the newest version of a deployment from its present state on; the watch before ends. It knows nothing of what was before.
 * Undefined where all callers meet one version: there is nothing to hold it against.
 */
export async function beginWatch(
  tx: Tx,
  { id: deploymentId, revision, updatedAt, weights }: Deployment,
  { settings, by }: { settings: WatchSettings; by: Asker },
): Promise<WatchId | undefined> {
  const [newest, ...others] = weights;
  if (newest === undefined || others.length === 0) return undefined;
  const { workspaceId } = tx;
  const begunAt = new Date(updatedAt);
  const { deploymentWatch } = clientOf(tx);
  await deploymentWatch.updateMany({
    where: { workspaceId, deploymentId, status: 'watching' },
    data: { status: 'ended', settledAt: begunAt },
  });
  const id = newId('watch');
  await deploymentWatch.create({
    data: {
      ...{ id, workspaceId, deploymentId, flowVersionId: newest.flowVersionId, begunAt },
      ...{ begunRevision: revision, revision },
      settingsDocument: toJsonColumn(settings),
      begunByDocument: toJsonColumn(by),
    },
  });
  return id;
}

/** The last watch of a deployment, whether it goes on or not. */
export async function findLastWatch(tx: Tx, deploymentId: DeploymentId): Promise<Watch | undefined> {
  const row = await clientOf(tx).deploymentWatch.findFirst({
    where: { workspaceId: tx.workspaceId, deploymentId },
    orderBy: [{ begunRevision: 'desc' }],
  });
  return row === null ? undefined : parseStored(watchSchema, row);
}

export async function findWatch(tx: Tx, id: WatchId): Promise<Watch | undefined> {
  const row = await clientOf(tx).deploymentWatch.findFirst({ where: { workspaceId: tx.workspaceId, id } });
  return row === null ? undefined : parseStored(watchSchema, row);
}

/** Those that go on. */
export async function listOpenWatches(tx: Tx): Promise<WatchId[]> {
  const where = { workspaceId: tx.workspaceId, status: 'watching' };
  const rows = await clientOf(tx).deploymentWatch.findMany({ where, select: { id: true }, orderBy: { id: 'asc' } });
  return parseStored(z.array(z.object({ id: watchIdSchema })), rows).map(({ id }) => id);
}

/** Takes a watch for this transaction: of several workers one looks. Undefined when another has it, or it is settled. */
export async function takeWatch(tx: Tx, id: WatchId): Promise<Watch | undefined> {
  const locked = await clientOf(tx).$queryRaw<unknown[]>`
    SELECT id FROM deployment_watch WHERE workspace_id = ${tx.workspaceId} AND id = ${id} AND status = 'watching'
    FOR UPDATE SKIP LOCKED`;
  return locked.length === 0 ? undefined : findWatch(tx, id);
}

/** `figures`: by which it was settled; null when somebody else changed the deployment. */
export async function settleWatch(
  tx: Tx,
  id: WatchId,
  { status, at, figures }: { status: 'rolledBack' | 'kept' | 'ended'; at: number; figures: WatchFigures | null },
): Promise<void> {
  const figuresDocument = figures === null ? {} : { figuresDocument: toJsonColumn(figures) };
  await clientOf(tx).deploymentWatch.updateMany({
    where: { workspaceId: tx.workspaceId, id },
    data: { status, settledAt: new Date(at), ...figuresDocument },
  });
}

/** A watch goes on where the share of its version has grown. */
export async function moveWatch(tx: Tx, id: WatchId, revision: number): Promise<void> {
  await clientOf(tx).deploymentWatch.updateMany({ where: { workspaceId: tx.workspaceId, id }, data: { revision } });
}
