import { createPbxSecret } from '@aybiza/auth/pbx-secret';
import { addAuditEntry } from '@aybiza/db/audit-entries';
import { setPbxSecret } from '@aybiza/db/phone-numbers';
import { notFound } from '../api-error.ts';
import { workspaceProcedure } from '../trpc.ts';
import { issuePbxSecretInput, issuePbxSecretOutput } from './issue-pbx-secret.schema.ts';

/** Makes the secret by which a PBX brings calls for a number. The one before opens nothing from the next call on; calls under way stay. */
export const issuePbxSecret = workspaceProcedure({
  role: 'publisher',
  scope: 'numbers:write',
  route: 'POST /phone-numbers/{phoneNumberId}/pbx-secret',
  summary: 'Issue or rotate the secret of a PBX line',
})
  .input(issuePbxSecretInput)
  .output(issuePbxSecretOutput)
  .mutation(async ({ ctx, input: { phoneNumberId } }) => {
    const { text, hash } = createPbxSecret();
    await ctx.inWorkspace(async (tx) => {
      if (!(await setPbxSecret(tx, phoneNumberId, hash))) throw notFound('phone number');
      const entry = { action: 'phoneNumber.pbxSecretIssued', subject: phoneNumberId, detail: {} };
      await addAuditEntry(tx, { actor: ctx.actor, ...entry });
    });
    return { secret: text };
  });
