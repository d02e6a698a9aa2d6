import type { Tx } from '@aybiza/db/client';
import type { AgentId } from '@aybiza/foundation/ids';
import { getAgentDraft } from '../flow/get-agent-draft.ts';

/** What an agent's steps are called in its draft, by their ids; a step that is not there any more has only its id. */
export async function labelsOf(tx: Tx, agentId: AgentId): Promise<Record<string, string>> {
  const { document } = await getAgentDraft(tx, agentId);
  return Object.fromEntries(Object.entries(document.nodes).map(([id, { label }]) => [id, label]));
}
