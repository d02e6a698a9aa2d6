import { listAgents } from '@aybiza/db/agents';
import type { Tx } from '@aybiza/db/client';
import type { KnowledgeDocument } from '@aybiza/db/knowledge-documents';
import type { AgentId } from '@aybiza/foundation/ids';
import { findAgentDraft } from '../flow/get-agent-draft.ts';
import { libraryScope } from './library-scope.ts';

/** The agents whose drafts name a document, or its collection. */
export async function listUsers(
  tx: Tx,
  { id, collectionId }: Pick<KnowledgeDocument, 'id' | 'collectionId'>,
): Promise<{ id: AgentId; name: string }[]> {
  const users: { id: AgentId; name: string }[] = [];
  for (const { id: agentId, name } of await listAgents(tx)) {
    const draft = await findAgentDraft(tx, agentId);
    if (draft === undefined) continue;
    const { documents, collections } = libraryScope(draft.document);
    const isNamed = documents.includes(id) || (collectionId !== null && collections.includes(collectionId));
    if (isNamed) users.push({ id: agentId, name });
  }
  return users;
}
