import { listPhoneNumbers as listStoredNumbers } from '@aybiza/db/phone-numbers';
import { findAnswerer } from '../agent/deployment-of.ts';
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
        const { id, e164, label, hasPbxSecret, fallbackNumber, deploymentId } = number;
        const agent = deploymentId === null ? undefined : await findAnswerer(tx, deploymentId);
        numbers.push({ id, e164, label, hasPbxSecret, fallbackNumber, agent: agent ?? null });
      }
      return numbers;
    }),
  );
