import { createAgent as createStoredAgent } from '@aybiza/db/agents';
import { addAuditEntry } from '@aybiza/db/audit-entries';
import { createFlow } from '@aybiza/db/flows';
import { workspaceProcedure } from '../trpc.ts';
import { createAgentInput, createAgentOutput } from './create-agent.schema.ts';
import { flowFromTemplate } from './flow-from-template.ts';

/** Makes an agent with a draft: an empty one, or a finished example to change. */
export const createAgent = workspaceProcedure({
  role: 'editor',
  scope: 'agents:write',
  route: 'POST /agents',
  summary: 'Create an agent',
})
  .input(createAgentInput)
  .output(createAgentOutput)
  .mutation(async ({ ctx, input }) => {
    const document = await flowFromTemplate(input.template, input.name);
    return ctx.inWorkspace(async (tx) => {
      const { id: agentId } = await createStoredAgent(tx, { name: input.name, language: document.settings.language });
      await createFlow(tx, { agentId, document, name: input.name, createdBy: ctx.actor.id });
      const detail = { name: input.name };
      await addAuditEntry(tx, { actor: ctx.actor, action: 'agent.created', subject: agentId, detail });
      return { agentId };
    });
  });
