import { endPreviousApiKey as endStoredKey, listApiKeys } from '@aybiza/db/api-keys';
import { addAuditEntry } from '@aybiza/db/audit-entries';
import { notFound } from '../api-error.ts';
import { workspaceProcedure } from '../trpc.ts';
import { endPreviousApiKeyOutput, renewApiKeyInput } from './renew-api-key.schema.ts';

/** Ends the key before a renewal before its day is over. */
export const endPreviousApiKey = workspaceProcedure({
  role: 'owner',
  scope: null,
  route: 'DELETE /api-keys/{apiKeyId}/previous',
  summary: 'End the key before a renewal',
})
  .input(renewApiKeyInput)
  .output(endPreviousApiKeyOutput)
  .mutation(({ ctx, input: { apiKeyId } }) =>
    ctx.inWorkspace(async (tx) => {
      if (!(await listApiKeys(tx)).some(({ id }) => id === apiKeyId)) throw notFound('API key');
      const ended = await endStoredKey(tx, apiKeyId);
      const entry = { action: 'apiKey.previousEnded', subject: apiKeyId, detail: {} };
      if (ended) await addAuditEntry(tx, { actor: ctx.actor, ...entry });
      return { ended };
    }),
  );
