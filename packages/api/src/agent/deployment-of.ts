import { findAgent } from '@aybiza/db/agents';
import type { Tx } from '@aybiza/db/client';
import { type Deployment, findLiveDeployment, listDeployments } from '@aybiza/db/deployments';
import type { AgentId, DeploymentId } from '@aybiza/foundation/ids';
import { apiError, notFound } from '../api-error.ts';

/** By which an agent answers. @throws AppError `NOT_FOUND`, `NOT_PUBLISHED` */
export async function getDeployment(tx: Tx, agentId: AgentId): Promise<Deployment> {
  if ((await findAgent(tx, agentId)) === undefined) throw notFound('agent');
  const [deployment] = await listDeployments(tx, agentId);
  if (deployment === undefined)
    throw apiError('NOT_PUBLISHED', 'Publish the agent first: it has nothing to answer with.');
  return deployment;
}

/** Which agent answers by a deployment. */
export async function findAnswerer(tx: Tx, id: DeploymentId): Promise<{ id: AgentId; name: string } | undefined> {
  const deployment = await findLiveDeployment(tx, id);
  const agent = deployment === undefined ? undefined : await findAgent(tx, deployment.agentId);
  return agent && { id: agent.id, name: agent.name };
}
