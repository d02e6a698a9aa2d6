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
      case 'onPages':
        throw apiError('AGENT_IN_USE', shownSentence(deletion.widgets));
      case 'inCall':
        throw apiError('AGENT_IN_USE', 'Somebody is talking to this agent. Delete it when the call has ended.');
      case 'notFound':
        throw notFound('agent');
      default:
    }
    await deleteRecordings(keys, ctx.services);
    return { deleted: true as const };
  });

const MOST_NAMED = 3;

function answersSentence(numbers: readonly string[]): string {
  return `This agent answers ${nameSome(numbers)}. Connect it to another agent or remove it under phone numbers first.`;
}

function shownSentence(widgets: readonly string[]): string {
  return `This agent answers on web sites by ${nameSome(widgets)}. Choose another agent there or remove it under web widgets first.`;
}

function nameSome(names: readonly string[]): string {
  const named = names.slice(0, MOST_NAMED).join(', ');
  return names.length > MOST_NAMED ? `${named} and ${names.length - MOST_NAMED} more` : named;
}
