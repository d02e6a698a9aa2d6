import { listNumbersOf } from '@aybiza/db/contacts';
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
      const numbers = await listNumbersOf(
        tx,
        holds.map(({ subjectId }) => subjectId),
      );
      return {
        holds: holds.map(({ subjectId: id, ...rest }) => {
          return { ...rest, id, e164: numbers.get(id) ?? null, heldByName: nameOf(rest.heldBy) };
        }),
      };
    }),
  );
