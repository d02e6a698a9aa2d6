import { createPbxSecret } from '@aybiza/auth/pbx-secret';
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
    const isIssued = await ctx.inWorkspace((tx) => setPbxSecret(tx, phoneNumberId, hash));
    if (!isIssued) throw notFound('phone number');
    return { secret: text };
  });
