import { deleteAgent as deleteStoredAgent } from '@aybiza/db/agents';
import { addAuditEntry } from '@aybiza/db/audit-entries';
import { listHeldCallsOf } from '@aybiza/db/privacy/legal-holds';
import { listRecordingKeys } from '@aybiza/db/recordings';
import { apiError, notFound } from '../api-error.ts';
import { deleteRecordings } from '../call/delete-recordings.ts';
import { refuseHeld } from '../privacy/refuse-held.ts';
import { workspaceProcedure } from '../trpc.ts';
import { deleteAgentInput, deleteAgentOutput } from './delete-agent.schema.ts';

/** Deletes an agent for good, with its versions and the record of its calls. Refused while callers can reach it. */
export const deleteAgent = workspaceProcedure({
  role: 'owner',
  scope: 'agents:write',
  route: 'DELETE /agents/{agentId}',
  summary: 'Delete an agent with its calls',
})
  .input(deleteAgentInput)
  .output(deleteAgentOutput)
  .mutation(async ({ ctx, input: { agentId } }) => {
    const [deletion, keys] = await ctx.inWorkspace(async (tx) => {
      await refuseHeld(tx, { calls: await listHeldCallsOf(tx, agentId) });
      const keys = await listRecordingKeys(tx, { agentId });
      const deletion = await deleteStoredAgent(tx, agentId);
      if (deletion.status === 'deleted') {
        await addAuditEntry(tx, { actor: ctx.actor, action: 'agent.deleted', subject: agentId, detail: {} });
      }
      return [deletion, keys] as const;
    });
    switch (deletion.status) {
      case 'answersNumbers':
        throw apiError('AGENT_IN_USE', answersSentence(deletion.numbers));
      case 'inCall':
        throw apiError('AGENT_IN_USE', 'Somebody is talking to this agent. Delete it when the call has ended.');
      case 'notFound':
        throw notFound('agent');
      default:
    }
    await deleteRecordings(keys, ctx.services);
    return { deleted: true as const };
  });

const NAMED_NUMBERS = 3;

function answersSentence(numbers: readonly string[]): string {
  const named = numbers.slice(0, NAMED_NUMBERS).join(', ');
  const more = numbers.length > NAMED_NUMBERS ? ` and ${numbers.length - NAMED_NUMBERS} more` : '';
  return `This agent answers ${named}${more}. Connect it to another agent or remove it under phone numbers first.`;
}
