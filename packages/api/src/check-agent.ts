import { findAgent } from '@aybiza/db/agents';
import type { Tx } from '@aybiza/db/client';
import type { AgentId } from '@aybiza/foundation/ids';
import { notFound } from './api-error.ts';

/** @throws AppError `NOT_FOUND`, alike for no such agent and somebody else's. */
export async function checkAgent(tx: Tx, agentId: AgentId): Promise<void> {
  if ((await findAgent(tx, agentId)) === undefined) throw notFound('agent');
}
