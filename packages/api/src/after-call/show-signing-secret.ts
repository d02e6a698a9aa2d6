import { addAuditEntry } from '@aybiza/db/audit-entries';
import { keepSigningSecrets, signingSecretPlace } from '@aybiza/db/signing-secrets';
import { workspaceProcedure } from '../trpc.ts';
import { showSigningSecretOutput } from './show-signing-secret.schema.ts';

/** Shows what the webhooks of lanes are signed with, and makes it where there is none yet. Who looked is written down. */
export const showSigningSecret = workspaceProcedure({
  role: 'owner',
  scope: null,
  route: 'POST /after-call/signing-secret',
  summary: 'Show the secret that signs webhooks of lanes',
})
  .output(showSigningSecretOutput)
  .mutation(async ({ ctx }) => {
    const { sealer } = ctx.services;
    const place = signingSecretPlace(ctx.workspaceId);
    const { current } = await ctx.inWorkspace(async (tx) => {
      const entry = { action: 'signingSecret.shown', subject: ctx.workspaceId, detail: {} };
      await addAuditEntry(tx, { actor: ctx.actor, ...entry });
      return keepSigningSecrets(tx, (secret) => sealer.seal(secret, place));
    });
    return { secret: sealer.open(current, place) };
  });
