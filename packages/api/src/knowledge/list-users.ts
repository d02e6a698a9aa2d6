import { listAgents } from '@aybiza/db/agents';
import type { Tx } from '@aybiza/db/client';
import { listEntryFlows } from '@aybiza/db/flows';
import type { KnowledgeDocument } from '@aybiza/db/knowledge-documents';
import type { AgentId } from '@aybiza/foundation/ids';
import { libraryScope } from './library-scope.ts';

/** The agents whose drafts name a document, or its collection. */
export async function listUsers(
  tx: Tx,
  { id, collectionId }: Pick<KnowledgeDocument, 'id' | 'collectionId'>,
): Promise<{ id: AgentId; name: string }[]> {
  const using = (await listEntryFlows(tx)).filter(({ document }) => {
    const { documents, collections } = libraryScope(document);
    return documents.includes(id) || (collectionId !== null && collections.includes(collectionId));
  });
  const agents = new Set(using.map(({ agentId }) => agentId));
  return (await listAgents(tx))
    .filter((agent) => agents.has(agent.id))
    .map(({ id: agentId, name }) => ({ id: agentId, name }));
}
