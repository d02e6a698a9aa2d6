import type { DeploymentId } from '@aybiza/foundation/ids';
import { z } from 'zod';
import { parseStored } from '../columns.ts';
import { clientOf, type Tx } from '../transaction.ts';

const endingsSchema = z.array(
  z.object({ flowVersionId: z.string(), calls: z.int(), contained: z.int(), transferred: z.int() }),
);
/** How the calls of a version ended. */
export type EndingSums = Omit<z.output<typeof endingsSchema>[number], 'flowVersionId'>;

/**
 * How the real calls ended that a deployment chose a version for and that began from a moment on (epoch ms), by version: exact to the call, where the other sums count
 * quarters of an hour.
 */
export async function sumEndingsByVersion(
  tx: Tx,
  { deploymentId, from }: { deploymentId: DeploymentId; from: number },
): Promise<ReadonlyMap<string, EndingSums>> {
  const rows = await clientOf(tx).$queryRaw`
    SELECT fact.flow_version_id AS "flowVersionId", count(*)::integer AS calls,
      count(*) FILTER (WHERE fact.ending = 'contained')::integer AS contained,
      count(*) FILTER (WHERE fact.ending = 'transferred')::integer AS transferred
    FROM call JOIN call_fact AS fact ON fact.workspace_id = call.workspace_id AND fact.call_id = call.id
    WHERE call.workspace_id = ${tx.workspaceId} AND call.deployment_id = ${deploymentId}
      AND call.started_at >= ${new Date(from)}::timestamptz AND NOT call.is_test AND fact.flow_version_id IS NOT NULL
    GROUP BY 1`;
  return new Map(parseStored(endingsSchema, rows).map(({ flowVersionId, ...sums }) => [flowVersionId, sums]));
}
