import { revokeApiKey as revokeStoredKey } from '@aybiza/db/api-keys';
import { addAuditEntry } from '@aybiza/db/audit-entries';
import { notFound } from '../api-error.ts';
import { workspaceProcedure } from '../trpc.ts';
import { revokeApiKeyInput, revokeApiKeyOutput } from './revoke-api-key.schema.ts';

/** Ends a key at once and for good. */
export const revokeApiKey = workspaceProcedure({
  role: 'owner',
  scope: null,
  route: 'DELETE /api-keys/{apiKeyId}',
  summary: 'Revoke an API key',
})
  .input(revokeApiKeyInput)
  .output(revokeApiKeyOutput)
  .mutation(({ ctx, input: { apiKeyId } }) =>
    ctx.inWorkspace(async (tx) => {
      const revoked = await revokeStoredKey(tx, apiKeyId);
      if (!revoked) throw notFound('API key');
      await addAuditEntry(tx, { actor: ctx.actor, action: 'apiKey.revoked', subject: apiKeyId, detail: {} });
      return { revoked };
    }),
  );
