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
  /** Nothing is published that somebody else has not approved. */
  needsApproval: z.boolean(),
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
  needsApproval?: boolean;
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

export type AgentDeletion =
  | { status: 'deleted' }
  | { status: 'notFound' }
  /** Callers of these numbers, in E.164, would reach nothing. */
  | { status: 'answersNumbers'; numbers: string[] }
  /** Web sites show it, by the names of their widgets. */
  | { status: 'onPages'; widgets: readonly string[] }
  /** Somebody is talking to it. */
  | { status: 'inCall' };

/** Deletes an agent with its flows, versions, deployments and calls with their logs, unless somebody can still reach it. */
export async function deleteAgent(tx: Tx, id: AgentId): Promise<AgentDeletion> {
  const client = clientOf(tx);
  const { workspaceId } = tx;
  const answered = await client.phoneNumber.findMany({
    where: { workspaceId, deployment: { agentId: id } },
    select: { e164: true },
    orderBy: { e164: 'asc' },
  });
  if (answered.length > 0) return { status: 'answersNumbers', numbers: answered.map(({ e164 }) => e164) };
  const shown = await client.widget.findMany({
    where: { workspaceId, deployment: { agentId: id } },
    select: { name: true },
    orderBy: { name: 'asc' },
  });
  if (shown.length > 0) return { status: 'onPages', widgets: shown.map(({ name }) => name) };
  const live = await client.call.findFirst({
    where: { workspaceId, agentId: id, status: 'live' },
    select: { id: true },
  });
  if (live !== null) return { status: 'inCall' };
  // No reference leads from the log and from what webhooks were told to a call, so no cascade does.
  await client.$executeRaw`
    DELETE FROM webhook_delivery AS delivery USING call
    WHERE call.workspace_id = ${workspaceId} AND call.agent_id = ${id} AND delivery.workspace_id = call.workspace_id
      AND delivery.call_id = call.id`;
  await client.$executeRaw`
    DELETE FROM call_event AS event USING call
    WHERE call.workspace_id = ${workspaceId} AND call.agent_id = ${id} AND event.workspace_id = call.workspace_id
      AND event.call_started_at = call.started_at AND event.call_id = call.id`;
  const { count } = await client.agent.deleteMany({ where: { workspaceId, id } });
  return { status: count > 0 ? 'deleted' : 'notFound' };
}
