import { createApiKeySecret } from '@aybiza/auth/api-key-secret';
import { renewApiKey as renewStoredKey } from '@aybiza/db/api-keys';
import { addAuditEntry } from '@aybiza/db/audit-entries';
import { apiError, notFound } from '../api-error.ts';
import { RENEWAL_OVERLAP_MS } from '../renewal-overlap.ts';
import { workspaceProcedure } from '../trpc.ts';
import { renewApiKeyInput, renewApiKeyOutput } from './renew-api-key.schema.ts';

/** Puts another key in the place of one; both are valid for a day, and its name, scopes and end stay. */
export const renewApiKey = workspaceProcedure({
  role: 'owner',
  scope: null,
  route: 'POST /api-keys/{apiKeyId}/renewal',
  summary: 'Renew an API key',
})
  .input(renewApiKeyInput)
  .output(renewApiKeyOutput)
  .mutation(({ ctx, input: { apiKeyId } }) =>
    ctx.inWorkspace(async (tx) => {
      const { text: key, prefix, hash: secretHash } = createApiKeySecret();
      const now = ctx.services.clock.now();
      const previousUntil = now + RENEWAL_OVERLAP_MS;
      const renewed = await renewStoredKey(tx, apiKeyId, { prefix, secretHash, now, until: previousUntil });
      if (renewed === 'unknown') throw notFound('API key');
      if (renewed === 'renewedLately') {
        throw apiError('RENEWED_LATELY', 'This key was renewed within a day. End the one before it first.');
      }
      await addAuditEntry(tx, { actor: ctx.actor, action: 'apiKey.renewed', subject: apiKeyId, detail: { prefix } });
      return { key, previousUntil };
    }),
  );
