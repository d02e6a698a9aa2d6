import { findWriting } from '@aybiza/db/flow-writings';
import { workspaceProcedure } from '../trpc.ts';
import { getAgentDraft } from './get-agent-draft.ts';
import { writingOfInput, writingOutput } from './write-flow.schema.ts';

/** A worker that is there begins within a second or two; this long it may be busy with others. */
const UNATTENDED_MS = 20_000;

/** How far the writing of a draft is; null when no model was ever asked to. */
export const getWriting = workspaceProcedure({
  role: 'viewer',
  scope: 'flows:read',
  route: 'GET /agents/{agentId}/writing',
  summary: 'Find out how far the writing of a draft is',
})
  .input(writingOfInput)
  .output(writingOutput)
  .query(({ ctx, input }) =>
    ctx.inWorkspace(async (tx) => {
      const { id, updatedBy } = await getAgentDraft(tx, input.agentId);
      const writing = await findWriting(tx, id);
      if (writing === undefined) return null;
      const waitsMs = ctx.services.clock.now() - writing.askedAt;
      return {
        ...writing,
        isUnattended: writing.status === 'waiting' && waitsMs >= UNATTENDED_MS,
        // The worker writes in nobody's name.
        isUntouched: writing.endedAt !== null && updatedBy === null,
      };
    }),
  );
