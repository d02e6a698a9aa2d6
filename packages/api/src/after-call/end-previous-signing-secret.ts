import { addAuditEntry } from '@aybiza/db/audit-entries';
import { endPreviousSigningSecret as end } from '@aybiza/db/signing-secrets';
import { workspaceProcedure } from '../trpc.ts';
import { endPreviousSigningSecretOutput } from './end-previous-signing-secret.schema.ts';

/** Has the secret before the present one sign no more, before its day is over. Again changes nothing. */
export const endPreviousSigningSecret = workspaceProcedure({
  role: 'owner',
  scope: null,
  route: 'POST /after-call/signing-secret/end-previous',
  summary: 'Stop signing with the secret before the present one',
})
  .output(endPreviousSigningSecretOutput)
  .mutation(({ ctx }) =>
    ctx.inWorkspace(async (tx) => {
      const ended = await end(tx);
      const entry = { action: 'signingSecret.previousEnded', subject: ctx.workspaceId, detail: {} };
      if (ended) await addAuditEntry(tx, { actor: ctx.actor, ...entry });
      return { ended };
    }),
  );
