import { listHolds as listStored } from '@aybiza/db/privacy/legal-holds';
import { findNames } from '../session/find-names.ts';
import { workspaceProcedure } from '../trpc.ts';
import { holdsOutput } from './privacy.schema.ts';

const MOST = 1_000;

/** What nothing may delete, and why. */
export const listHolds = workspaceProcedure({
  role: 'viewer',
  scope: null,
  route: 'GET /legal-holds',
  summary: 'List what is on legal hold',
})
  .output(holdsOutput)
  .query(({ ctx }) =>
    ctx.inWorkspace(async (tx) => {
      const nameOf = await findNames(tx);
      const holds = await listStored(tx, MOST);
      return {
        holds: holds.map(({ subjectId, ...rest }) => ({ ...rest, id: subjectId, heldByName: nameOf(rest.heldBy) })),
      };
    }),
  );
