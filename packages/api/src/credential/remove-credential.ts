import { addAuditEntry } from '@aybiza/db/audit-entries';
import { removeCredential as removeStored } from '@aybiza/db/credentials';
import { notFound } from '../api-error.ts';
import { workspaceProcedure } from '../trpc.ts';
import { removeCredentialInput, removeCredentialOutput } from './credential.schema.ts';

/** Forgets a key of another system. Requests that show it fail from then on. */
export const removeCredential = workspaceProcedure({
  role: 'owner',
  scope: 'credentials:write',
  route: 'DELETE /credentials/{name}',
  summary: 'Remove a credential for another system',
})
  .input(removeCredentialInput)
  .output(removeCredentialOutput)
  .mutation(({ ctx, input: { name } }) =>
    ctx.inWorkspace(async (tx) => {
      const removed = await removeStored(tx, name);
      if (!removed) throw notFound('credential');
      await addAuditEntry(tx, { actor: ctx.actor, action: 'credential.removed', subject: name, detail: {} });
      return { removed };
    }),
  );
