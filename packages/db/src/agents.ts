import { type AgentId, agentIdSchema } from '@aybiza/foundation/ids';
import { newId } from '@aybiza/foundation/new-id';
import { z } from 'zod';
import { momentColumn, parseStored } from './columns.ts';
import { clientOf, type Tx } from './transaction.ts';

const agentSchema = z.object({
  id: agentIdSchema,
  name: z.string(),
  description: z.string(),
  voice: z.string(),
  persona: z.string(),
  language: z.string(),
  createdAt: momentColumn,
  updatedAt: momentColumn,
});
/** The thing a business builds and gives a number to. */
export type Agent = z.output<typeof agentSchema>;

export interface AgentChanges {
  name?: string;
  description?: string;
  voice?: string;
  persona?: string;
  /** A BCP 47 tag such as `en-US`. */
  language?: string;
}

/** Makes an agent; its flow is made by `createFlow` in the same transaction. */
export async function createAgent(tx: Tx, agent: AgentChanges & { name: string }): Promise<Agent> {
  const data = { ...agent, id: newId('agent'), workspaceId: tx.workspaceId };
  return parseStored(agentSchema, await clientOf(tx).agent.create({ data }));
}

/** All agents, in the order they were made. */
export async function listAgents(tx: Tx): Promise<Agent[]> {
  const where = { workspaceId: tx.workspaceId };
  return parseStored(z.array(agentSchema), await clientOf(tx).agent.findMany({ where, orderBy: { createdAt: 'asc' } }));
}

export async function findAgent(tx: Tx, id: AgentId): Promise<Agent | undefined> {
  const row = await clientOf(tx).agent.findFirst({ where: { workspaceId: tx.workspaceId, id } });
  return row === null ? undefined : parseStored(agentSchema, row);
}

/** Changes what is given and leaves the rest. */
export async function updateAgent(tx: Tx, id: AgentId, changes: AgentChanges): Promise<Agent | undefined> {
  await clientOf(tx).agent.updateMany({ where: { workspaceId: tx.workspaceId, id }, data: changes });
  return findAgent(tx, id);
}

/** Deletes an agent with its flows, versions, deployments and calls; false when there is none. */
export async function deleteAgent(tx: Tx, id: AgentId): Promise<boolean> {
  const { count } = await clientOf(tx).agent.deleteMany({ where: { workspaceId: tx.workspaceId, id } });
  return count > 0;
}
