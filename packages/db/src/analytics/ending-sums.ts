import type { AgentId } from '@aybiza/foundation/ids';
import { z } from 'zod';
import { parseStored } from '../columns.ts';
import { clientOf, type Tx } from '../transaction.ts';

const endingsSchema = z.array(
  z.object({ flowVersionId: z.string(), calls: z.int(), contained: z.int(), transferred: z.int() }),
);
/** How the calls of a version ended. */
export type EndingSums = Omit<z.output<typeof endingsSchema>[number], 'flowVersionId'>;

/**
 * How the real calls of an agent ended that began from a moment on (epoch ms), by version: exact to the call, where the other sums count
 * quarters of an hour.
 */
export async function sumEndingsByVersion(
  tx: Tx,
  { agentId, from }: { agentId: AgentId; from: number },
): Promise<ReadonlyMap<string, EndingSums>> {
  const rows = await clientOf(tx).$queryRaw`
    SELECT flow_version_id AS "flowVersionId", count(*)::integer AS calls,
      count(*) FILTER (WHERE ending = 'contained')::integer AS contained,
      count(*) FILTER (WHERE ending = 'transferred')::integer AS transferred
    FROM call_fact
    WHERE workspace_id = ${tx.workspaceId} AND agent_id = ${agentId} AND started_at >= ${new Date(from)}::timestamptz
      AND NOT is_test AND flow_version_id IS NOT NULL
    GROUP BY 1`;
  return new Map(parseStored(endingsSchema, rows).map(({ flowVersionId, ...sums }) => [flowVersionId, sums]));
}
