import { revokeApiKey as revokeStoredKey } from '@aybiza/db/api-keys';
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
  .mutation(async ({ ctx, input }) => {
    const revoked = await ctx.inWorkspace((tx) => revokeStoredKey(tx, input.apiKeyId));
    if (!revoked) throw notFound('API key');
    return { revoked };
  });
