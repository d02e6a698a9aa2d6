import { addAuditEntry } from '@aybiza/db/audit-entries';
import {
  keepSigningSecrets,
  makeSigningSecret,
  renewSigningSecret as renew,
  signingSecretPlace,
} from '@aybiza/db/signing-secrets';
import { apiError } from '../api-error.ts';
import { RENEWAL_OVERLAP_MS } from '../renewal-overlap.ts';
import { workspaceProcedure } from '../trpc.ts';
import { renewSigningSecretOutput } from './renew-signing-secret.schema.ts';

/** Puts a new secret in the place of what webhooks of lanes are signed with; for a day they are signed with both. */
export const renewSigningSecret = workspaceProcedure({
  role: 'owner',
  scope: null,
  route: 'POST /after-call/signing-secret/renew',
  summary: 'Renew the secret that signs webhooks of lanes',
  description: 'For 24 hours messages carry two signatures, by the new secret and by the one before.',
})
  .output(renewSigningSecretOutput)
  .mutation(async ({ ctx }) => {
    const { sealer, clock } = ctx.services;
    const place = signingSecretPlace(ctx.workspaceId);
    const seal = (plain: string) => sealer.seal(plain, place);
    const secret = makeSigningSecret();
    const now = clock.now();
    const previousUntil = now + RENEWAL_OVERLAP_MS;
    await ctx.inWorkspace(async (tx) => {
      const { current: before } = await keepSigningSecrets(tx, seal);
      if (!(await renew(tx, { before, sealed: seal(secret), now, until: previousUntil }))) {
        const sentence = 'The secret was renewed lately, and the one before still signs. End that one first.';
        throw apiError('RENEWED_LATELY', sentence);
      }
      const entry = { action: 'signingSecret.renewed', subject: ctx.workspaceId, detail: { previousUntil } };
      await addAuditEntry(tx, { actor: ctx.actor, ...entry });
    });
    return { secret, previousUntil };
  });
