import { askForWriting } from '@aybiza/db/flow-writings';
import { addOutboxRow } from '@aybiza/db/outbox';
import type { JobPayloads } from '@aybiza/jobs';
import { apiError } from '../api-error.ts';
import { findRegion } from '../privacy/find-region.ts';
import { findEquipment } from '../provider/find-equipment.ts';
import { workspaceProcedure } from '../trpc.ts';
import { getAgentDraft } from './get-agent-draft.ts';
import { noOutput, writeFlowInput } from './write-flow.schema.ts';

const DESCRIPTION = `A model writes the draft, or changes it, from a description; it may take minutes, and what is there can be edited \
meanwhile. How far it is, \`GET /agents/{agentId}/writing\` says. Refusals: \`NO_MODEL\` (409: only the practice model is connected, or none that may be asked), \
\`BEING_WRITTEN\` (409).`;

/** Has a draft written from a description. The worker does it. */
export const writeFlow = workspaceProcedure({
  role: 'editor',
  scope: 'flows:write',
  route: 'POST /agents/{agentId}/writing',
  summary: 'Write the draft of an agent from a description',
  description: DESCRIPTION,
})
  .input(writeFlowInput)
  .output(noOutput)
  .mutation(({ ctx, input: { agentId, description } }) =>
    ctx.inWorkspace(async (tx) => {
      const { id: flowId } = await getAgentDraft(tx, agentId);
      if ((await findEquipment(tx, ctx.services.equipment)).llm === 'practice')
        throw apiError('NO_MODEL', 'The practice model cannot write a flow. Connect a model in the settings.');
      if ((await findRegion(tx, ctx.services)).missing.includes('llm'))
        throw apiError(
          'NO_MODEL',
          'No model may be asked where this workspace has its calls processed. Connect one in the settings.',
        );
      if (!(await askForWriting(tx, { flowId, description, askedBy: ctx.actor.id })))
        throw apiError('BEING_WRITTEN', 'This draft is being written already. Wait until that is done, or stop it.');
      const payload: JobPayloads['write-flow'] = { flowId };
      await addOutboxRow(tx, { kind: 'write-flow', payload });
      return {};
    }),
  );
