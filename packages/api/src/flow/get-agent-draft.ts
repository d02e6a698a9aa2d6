import type { Tx } from '@aybiza/db/client';
import { type Draft, findDraft, listFlows } from '@aybiza/db/flows';
import type { AgentId } from '@aybiza/foundation/ids';
import { notFound } from '../api-error.ts';

/** The entry flow of an agent. */
export async function findAgentDraft(tx: Tx, agentId: AgentId): Promise<Draft | undefined> {
  const [entry] = await listFlows(tx, agentId);
  return entry === undefined ? undefined : findDraft(tx, entry.id);
}

/** @throws AppError `NOT_FOUND`, alike for an agent that is not there and for somebody else's. */
export async function getAgentDraft(tx: Tx, agentId: AgentId): Promise<Draft> {
  const draft = await findAgentDraft(tx, agentId);
  if (draft === undefined) throw notFound('agent');
  return draft;
}
