import { createHash } from 'node:crypto';
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

export const weightsSchema = z.array(weightSchema).min(1).max(20);

/** Where versions answer, from where they are tried to where callers are. */
export const ENVIRONMENTS = ['development', 'staging', 'live'] as const;
export type Environment = (typeof ENVIRONMENTS)[number];

const deploymentSchema = z
  .object({
    id: deploymentIdSchema,
    agentId: agentIdSchema,
    environment: z.enum(ENVIRONMENTS),
    weightsDocument: weightsSchema,
    revision: z.int(),
    updatedAt: momentColumn,
  })
  .transform(({ weightsDocument, ...deployment }) => ({ ...deployment, weights: weightsDocument }));
/** Which versions answer in one environment of an agent, since `updatedAt`; the newest version stands first. */
export type Deployment = z.output<typeof deploymentSchema>;

export const DEPLOYMENT_REASONS = [
  'published',
  'shared',
  'rolledBack',
  'planned',
  'promoted',
  'grown',
  'rolledBackByWatch',
] as const;
export type DeploymentReason = (typeof DEPLOYMENT_REASONS)[number];

export interface NewDeployment {
  agentId: AgentId;
  environment: Environment;
  weights: readonly DeploymentWeight[];
  reason?: DeploymentReason;
  /** A user or an API key; left out: the installation itself. */
  changedBy?: string | null;
  /** Changes this revision and no other; left out: whatever there is, and there need be nothing. */
  revision?: number;
}

/**
 * Makes or replaces the deployment of an environment, and keeps what it was changed to. Every version must be this agent's, with the hash it
 * was published with.
 */
export async function saveDeployment(
  tx: Tx,
  wanted: NewDeployment,
): Promise<{ status: 'saved'; deployment: Deployment } | { status: 'unknownVersion' } | { status: 'stale' }> {
  const { agentId, reason = 'published', changedBy = null } = wanted;
  const weights = await orderWeights(tx, agentId, wanted.weights);
  if (weights === undefined) return { status: 'unknownVersion' };
  const row = await write(tx, wanted, toJsonColumn(weights));
  if (row === null) return { status: 'stale' };
  const deployment = parseStored(deploymentSchema, row);
  const { id: deploymentId, revision, updatedAt } = deployment;
  await clientOf(tx).deploymentChange.create({
    data: {
      ...{ workspaceId: tx.workspaceId, deploymentId, revision, reason, changedBy },
      weightsDocument: toJsonColumn(weights),
      changedAt: new Date(updatedAt),
    },
  });
  return { status: 'saved', deployment };
}

/** Null when it is at another revision by now. */
async function write(
  tx: Tx,
  { agentId, environment, revision }: NewDeployment,
  weightsDocument: ReturnType<typeof toJsonColumn>,
) {
  const { deployment } = clientOf(tx);
  const { workspaceId } = tx;
  const data = { weightsDocument, revision: { increment: 1 } };
  if (revision === undefined)
    return deployment.upsert({
      where: { agentId_environment: { agentId, environment } },
      create: { id: newId('deployment'), workspaceId, agentId, environment, weightsDocument },
      update: data,
    });
  const where = { workspaceId, agentId, environment };
  const { count } = await deployment.updateMany({ where: { ...where, revision }, data });
  return count === 0 ? null : deployment.findFirst({ where });
}

const changeSchema = z
  .object({
    revision: z.int(),
    weightsDocument: weightsSchema,
    reason: z.enum(DEPLOYMENT_REASONS),
    changedBy: z.string().nullable(),
    changedAt: momentColumn,
  })
  .transform(({ weightsDocument, ...change }) => ({ ...change, weights: weightsDocument }));
/** What a deployment was changed to, and by whom. */
export type DeploymentChange = z.output<typeof changeSchema>;

/** The states that a deployment has had, the present one first. */
export async function listDeploymentChanges(
  tx: Tx,
  deploymentId: DeploymentId,
  limit: number,
): Promise<DeploymentChange[]> {
  const rows = await clientOf(tx).deploymentChange.findMany({
    where: { workspaceId: tx.workspaceId, deploymentId },
    orderBy: { revision: 'desc' },
    take: limit,
  });
  return parseStored(z.array(changeSchema), rows);
}

/** What a call on this deployment may run. */
export async function findLiveDeployment(tx: Tx, id: DeploymentId): Promise<Deployment | undefined> {
  const row = await clientOf(tx).deployment.findFirst({ where: { workspaceId: tx.workspaceId, id } });
  return row === null ? undefined : parseStored(deploymentSchema, row);
}

/** Which versions answer in one environment of an agent; undefined until something was published there. */
export async function findDeployment(
  tx: Tx,
  { agentId, environment }: { agentId: AgentId; environment: Environment },
): Promise<Deployment | undefined> {
  const where = { workspaceId: tx.workspaceId, agentId, environment };
  const row = await clientOf(tx).deployment.findFirst({ where });
  return row === null ? undefined : parseStored(deploymentSchema, row);
}

/** All deployments of an agent, the live one first. */
export async function listDeployments(tx: Tx, agentId: AgentId): Promise<Deployment[]> {
  const where = { workspaceId: tx.workspaceId, agentId };
  const rows = parseStored(z.array(deploymentSchema), await clientOf(tx).deployment.findMany({ where }));
  const place = ({ environment }: Deployment) => ENVIRONMENTS.indexOf(environment);
  return rows.toSorted((one, other) => place(other) - place(one));
}

/**
 * Where a caller stands among all callers of a deployment, from 0 to below 1: always in the same place, so that whoever calls twice meets the
 * same version. Callers without a number (`from` is not E.164) are placed by `chance`.
 */
export function placeOfCaller(deploymentId: DeploymentId, from: string, chance: () => number): number {
  if (!/^\+[1-9]\d{6,14}$/.test(from)) return chance();
  return createHash('sha256').update(`${deploymentId} ${from}`).digest().readUInt32BE(0) / 2 ** 32;
}

/**
 * The version for a place from 0 to below 1. The newest version has the first places: when its share grows, nobody goes back to the version
 * before.
 */
export function drawVersion<Weight extends Pick<DeploymentWeight, 'weight'>>(
  weights: readonly Weight[],
  place: number,
): Weight {
  const total = weights.reduce((sum, { weight }) => sum + weight, 0);
  let left = place * total;
  for (const candidate of weights) {
    left -= candidate.weight;
    if (left < 0) return candidate;
  }
  const last = weights.at(-1);
  if (last === undefined) throw new Error('a deployment has at least one version');
  return last;
}

/** The newest version first. JSON has no foreign keys, and what they would check is checked here: undefined for what is not this agent's. */
async function orderWeights(
  tx: Tx,
  agentId: AgentId,
  weights: readonly DeploymentWeight[],
): Promise<DeploymentWeight[] | undefined> {
  const ids = weights.map(({ flowVersionId }) => flowVersionId);
  const rows = await clientOf(tx).flowVersion.findMany({
    where: { workspaceId: tx.workspaceId, id: { in: ids }, flow: { agentId } },
    orderBy: { number: 'desc' },
    select: { id: true, statechartHash: true },
  });
  const ordered = rows.flatMap(({ id, statechartHash }) =>
    weights.filter((weight) => weight.flowVersionId === id && weight.statechartHash === statechartHash),
  );
  return ordered.length === 0 || ordered.length !== weights.length ? undefined : ordered;
}
