import {
  type AgentId,
  agentIdSchema,
  type DeploymentId,
  deploymentIdSchema,
  flowVersionIdSchema,
} from '@aybiza/foundation/ids';
import { newId } from '@aybiza/foundation/new-id';
import { z } from 'zod';
import { momentColumn, parseStored, toJsonColumn } from './columns.ts';
import { clientOf, type Tx } from './transaction.ts';

const weightSchema = z.strictObject({
  flowVersionId: flowVersionIdSchema,
  statechartHash: z.string(),
  weight: z.number().positive(),
});
/** One version that answers, and its share of the callers relative to the others. */
export type DeploymentWeight = z.output<typeof weightSchema>;

const deploymentSchema = z
  .object({
    id: deploymentIdSchema,
    agentId: agentIdSchema,
    environment: z.string(),
    weightsDocument: z.array(weightSchema).min(1).max(20),
    updatedAt: momentColumn,
  })
  .transform(({ weightsDocument, ...deployment }) => ({ ...deployment, weights: weightsDocument }));
/** Which versions answer in one environment of an agent. */
export type Deployment = z.output<typeof deploymentSchema>;

export interface NewDeployment {
  agentId: AgentId;
  environment: string;
  weights: readonly DeploymentWeight[];
}

/** Makes or replaces the deployment of an environment. Every version must be this agent's, with the hash it was published with. */
export async function saveDeployment(
  tx: Tx,
  wanted: NewDeployment,
): Promise<{ status: 'saved'; deployment: Deployment } | { status: 'unknownVersion' }> {
  const { agentId, environment, weights } = wanted;
  if (!(await areVersionsOf(tx, agentId, weights))) return { status: 'unknownVersion' };
  const weightsDocument = toJsonColumn(weights);
  const row = await clientOf(tx).deployment.upsert({
    where: { agentId_environment: { agentId, environment } },
    create: { id: newId('deployment'), workspaceId: tx.workspaceId, agentId, environment, weightsDocument },
    update: { weightsDocument },
  });
  return { status: 'saved', deployment: parseStored(deploymentSchema, row) };
}

/** What a call on this deployment may run. */
export async function findLiveDeployment(tx: Tx, id: DeploymentId): Promise<Deployment | undefined> {
  const row = await clientOf(tx).deployment.findFirst({ where: { workspaceId: tx.workspaceId, id } });
  return row === null ? undefined : parseStored(deploymentSchema, row);
}

/** All deployments of an agent, by environment. */
export async function listDeployments(tx: Tx, agentId: AgentId): Promise<Deployment[]> {
  const where = { workspaceId: tx.workspaceId, agentId };
  const rows = await clientOf(tx).deployment.findMany({ where, orderBy: { environment: 'asc' } });
  return parseStored(z.array(deploymentSchema), rows);
}

/** One version of a weighted deployment, by lot: `chance` from 0 to below 1. */
export function drawVersion(weights: readonly DeploymentWeight[], chance: number): DeploymentWeight {
  const total = weights.reduce((sum, { weight }) => sum + weight, 0);
  let left = chance * total;
  for (const candidate of weights) {
    left -= candidate.weight;
    if (left < 0) return candidate;
  }
  const last = weights.at(-1);
  if (last === undefined) throw new Error('a deployment has at least one version');
  return last;
}

/** JSON has no foreign keys: what they would check is checked here. */
async function areVersionsOf(tx: Tx, agentId: AgentId, weights: readonly DeploymentWeight[]): Promise<boolean> {
  const ids = weights.map(({ flowVersionId }) => flowVersionId);
  const versions = await clientOf(tx).flowVersion.findMany({
    where: { workspaceId: tx.workspaceId, id: { in: ids }, flow: { agentId } },
    select: { id: true, statechartHash: true },
  });
  const hashes = new Map(versions.map(({ id, statechartHash }) => [id, statechartHash]));
  return weights.length > 0 && weights.every((weight) => hashes.get(weight.flowVersionId) === weight.statechartHash);
}
