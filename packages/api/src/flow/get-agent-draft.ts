import type { Tx } from '@aybiza/db/client';
import { type Draft, findDraft, type LockedDraft, listFlows, lockDraft } from '@aybiza/db/flows';
import type { AgentId } from '@aybiza/foundation/ids';
import { notFound } from '../api-error.ts';

/** The entry flow of an agent. */
export async function findAgentDraft(tx: Tx, agentId: AgentId): Promise<Draft | undefined> {
  const [entry] = await listFlows(tx, agentId);
  return entry === undefined ? undefined : findDraft(tx, entry.id);
}

/** The same, which nobody else writes until the transaction ends. @throws AppError `NOT_FOUND` */
export async function lockAgentDraft(tx: Tx, agentId: AgentId): Promise<LockedDraft> {
  const [entry] = await listFlows(tx, agentId);
  const draft = entry === undefined ? undefined : await lockDraft(tx, entry.id);
  if (draft === undefined) throw notFound('agent');
  return draft;
}

/** @throws AppError `NOT_FOUND`, alike for an agent that is not there and for somebody else's. */
export async function getAgentDraft(tx: Tx, agentId: AgentId): Promise<Draft> {
  const draft = await findAgentDraft(tx, agentId);
  if (draft === undefined) throw notFound('agent');
  return draft;
}
