import { listCallingChoices as listStored } from '@aybiza/db/privacy/calling-choices';
import { workspaceProcedure } from '../trpc.ts';
import { callingChoices } from './privacy.schema.ts';

const MOST = 1_000;

/** Who does not want to be called, and who has agreed to it, the newest first. */
export const listCallingChoices = workspaceProcedure({
  role: 'viewer',
  scope: 'contacts:read',
  route: 'GET /calling-choices',
  summary: 'List who does not want to be called, and who has agreed to it',
  description: `The ${MOST} newest.`,
})
  .output(callingChoices)
  .query(({ ctx }) => ctx.inWorkspace(async (tx) => ({ choices: await listStored(tx, MOST) })));
