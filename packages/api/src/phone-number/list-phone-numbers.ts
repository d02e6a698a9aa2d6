import { findAgent } from '@aybiza/db/agents';
import type { Tx } from '@aybiza/db/client';
import { findLiveDeployment } from '@aybiza/db/deployments';
import { listPhoneNumbers as listStoredNumbers, type PhoneNumber } from '@aybiza/db/phone-numbers';
import { workspaceProcedure } from '../trpc.ts';
import { listPhoneNumbersOutput } from './list-phone-numbers.schema.ts';

/** The numbers people call, and who answers them. */
export const listPhoneNumbers = workspaceProcedure({
  role: 'viewer',
  scope: 'numbers:read',
  route: 'GET /phone-numbers',
  summary: 'List phone numbers',
})
  .output(listPhoneNumbersOutput)
  .query(({ ctx }) =>
    ctx.inWorkspace(async (tx) => {
      const numbers = [];
      for (const number of await listStoredNumbers(tx)) {
        const { id, e164, label, hasPbxSecret, fallbackNumber } = number;
        numbers.push({ id, e164, label, hasPbxSecret, fallbackNumber, agent: await findAnswerer(tx, number) });
      }
      return numbers;
    }),
  );

async function findAnswerer(tx: Tx, { deploymentId }: PhoneNumber) {
  const deployment = deploymentId === null ? undefined : await findLiveDeployment(tx, deploymentId);
  const agent = deployment === undefined ? undefined : await findAgent(tx, deployment.agentId);
  return agent === undefined ? null : { id: agent.id, name: agent.name };
}
