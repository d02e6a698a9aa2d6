import { findAgent } from '@aybiza/db/agents';
import type { Tx } from '@aybiza/db/client';
import { type Deployment, type Environment, findDeployment, findLiveDeployment } from '@aybiza/db/deployments';
import type { AgentId, DeploymentId } from '@aybiza/foundation/ids';
import { apiError, notFound } from '../api-error.ts';

/** By which an agent answers in an environment. @throws AppError `NOT_FOUND`, `NOT_PUBLISHED` */
export async function getDeployment(tx: Tx, agentId: AgentId, environment: Environment = 'live'): Promise<Deployment> {
  if ((await findAgent(tx, agentId)) === undefined) throw notFound('agent');
  const deployment = await findDeployment(tx, { agentId, environment });
  if (deployment === undefined)
    throw apiError('NOT_PUBLISHED', 'Publish the agent first: it has nothing to answer with.');
  return deployment;
}

/**
 * By which an agent answers where another deployment did until now: unless an environment is named, it stays in the one it was in.
 * @throws AppError `NOT_FOUND`, `NOT_PUBLISHED`
 */
export async function getNextDeployment(
  tx: Tx,
  { agentId, environment }: { agentId: AgentId; environment?: Environment | undefined },
  before: DeploymentId | null | undefined,
): Promise<Deployment> {
  const answerer = before === null || before === undefined ? undefined : await findAnswerer(tx, before);
  const kept = answerer?.id === agentId ? answerer.environment : undefined;
  return getDeployment(tx, agentId, environment ?? kept);
}

/** Which agent answers by a deployment. */
export async function findAnswerer(
  tx: Tx,
  id: DeploymentId,
): Promise<{ id: AgentId; name: string; environment: Environment } | undefined> {
  const deployment = await findLiveDeployment(tx, id);
  const agent = deployment === undefined ? undefined : await findAgent(tx, deployment.agentId);
  return deployment && agent && { id: agent.id, name: agent.name, environment: deployment.environment };
}
