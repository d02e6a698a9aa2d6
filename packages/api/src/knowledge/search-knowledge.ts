import { searchKnowledge as searchStored } from '@aybiza/db/search-knowledge';
import { getAgentDraft } from '../flow/get-agent-draft.ts';
import { workspaceProcedure } from '../trpc.ts';
import { searchInput, searchOutput } from './knowledge.schema.ts';
import { libraryScope } from './library-scope.ts';

const DESCRIPTION = `The passages that share words with a question, the best first. In calls of workspaces with an account for embeddings \
passages are found by their meaning, too; here they are not, because the API speaks to no vendor.`;

/** Tries a question, before a caller asks it. */
export const searchKnowledge = workspaceProcedure({
  role: 'viewer',
  scope: 'knowledge:read',
  route: 'GET /knowledge/search',
  summary: 'Search the knowledge',
  description: DESCRIPTION,
})
  .input(searchInput)
  .output(searchOutput)
  .query(({ ctx, input: { question, agentId, limit } }) =>
    ctx.inWorkspace(async (tx) => {
      const scope = agentId === undefined ? undefined : libraryScope((await getAgentDraft(tx, agentId)).document);
      const found = await searchStored(tx, { text: question, limit, scope });
      return { passages: found.map(({ wordScore = null, ...passage }) => ({ ...passage, score: wordScore })) };
    }),
  );
