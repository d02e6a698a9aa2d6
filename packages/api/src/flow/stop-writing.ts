import { noteWriting } from '@aybiza/db/flow-writings';
import { workspaceProcedure } from '../trpc.ts';
import { getAgentDraft } from './get-agent-draft.ts';
import { noOutput, writingOfInput } from './write-flow.schema.ts';

/** Ends the writing of a draft at its next step. What is written by then stays; one that has ended stays as it is. */
export const stopWriting = workspaceProcedure({
  role: 'editor',
  scope: 'flows:write',
  route: 'DELETE /agents/{agentId}/writing',
  summary: 'Stop the writing of a draft',
})
  .input(writingOfInput)
  .output(noOutput)
  .mutation(({ ctx, input }) =>
    ctx.inWorkspace(async (tx) => {
      const { id } = await getAgentDraft(tx, input.agentId);
      await noteWriting(tx, id, { status: 'stopped' });
      return {};
    }),
  );
