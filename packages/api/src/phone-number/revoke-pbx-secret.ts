import { addAuditEntry } from '@aybiza/db/audit-entries';
import { setPbxSecret } from '@aybiza/db/phone-numbers';
import { notFound } from '../api-error.ts';
import { workspaceProcedure } from '../trpc.ts';
import { revokePbxSecretInput, revokePbxSecretOutput } from './revoke-pbx-secret.schema.ts';

/** No PBX brings calls for the number any more; calls under way stay. */
export const revokePbxSecret = workspaceProcedure({
  role: 'publisher',
  scope: 'numbers:write',
  route: 'DELETE /phone-numbers/{phoneNumberId}/pbx-secret',
  summary: 'Revoke the secret of a PBX line',
})
  .input(revokePbxSecretInput)
  .output(revokePbxSecretOutput)
  .mutation(({ ctx, input: { phoneNumberId } }) =>
    ctx.inWorkspace(async (tx) => {
      const revoked = await setPbxSecret(tx, phoneNumberId, null);
      if (!revoked) throw notFound('phone number');
      await addAuditEntry(tx, {
        actor: ctx.actor,
        action: 'phoneNumber.pbxSecretRevoked',
        subject: phoneNumberId,
        detail: {},
      });
      return { revoked };
    }),
  );
