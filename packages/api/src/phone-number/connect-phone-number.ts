import { findAgent } from '@aybiza/db/agents';
import { addAuditEntry } from '@aybiza/db/audit-entries';
import type { Tx } from '@aybiza/db/client';
import { listDeployments } from '@aybiza/db/deployments';
import { addPhoneNumber, listPhoneNumbers, updatePhoneNumber } from '@aybiza/db/phone-numbers';
import type { AgentId, DeploymentId } from '@aybiza/foundation/ids';
import { apiError, notFound } from '../api-error.ts';
import { workspaceProcedure } from '../trpc.ts';
import { connectPhoneNumberInput, connectPhoneNumberOutput } from './connect-phone-number.schema.ts';

/** Lets an agent answer a number: a new one, or one that another agent answered until now. */
export const connectPhoneNumber = workspaceProcedure({
  role: 'publisher',
  scope: 'numbers:write',
  route: 'POST /phone-numbers',
  summary: 'Connect a phone number to an agent',
})
  .input(connectPhoneNumberInput)
  .output(connectPhoneNumberOutput)
  .mutation(({ ctx, input }) =>
    ctx.inWorkspace(async (tx) => {
      const deploymentId = await getDeployment(tx, input.agentId);
      const label = input.label === undefined ? {} : { label: input.label };
      const detail = { e164: input.e164, agentId: input.agentId };
      const entry = { actor: ctx.actor, action: 'phoneNumber.connected', detail };
      const known = (await listPhoneNumbers(tx)).find(({ e164 }) => e164 === input.e164);
      if (known !== undefined) {
        await updatePhoneNumber(tx, known.id, { deploymentId, ...label });
        await addAuditEntry(tx, { ...entry, subject: known.id });
        return { phoneNumberId: known.id };
      }
      const added = await addPhoneNumber(tx, { e164: input.e164, deploymentId, ...label });
      if (added.status === 'taken') throw apiError('NUMBER_TAKEN', 'This number cannot be connected here.');
      await addAuditEntry(tx, { ...entry, subject: added.phoneNumber.id });
      return { phoneNumberId: added.phoneNumber.id };
    }),
  );

async function getDeployment(tx: Tx, agentId: AgentId): Promise<DeploymentId> {
  if ((await findAgent(tx, agentId)) === undefined) throw notFound('agent');
  const [deployment] = await listDeployments(tx, agentId);
  if (deployment === undefined)
    throw apiError('NOT_PUBLISHED', 'Publish the agent first: it has nothing to answer with.');
  return deployment.id;
}
