import { findSigningSecrets } from '@aybiza/db/signing-secrets';
import { workspaceProcedure } from '../trpc.ts';
import { getSigningOutput } from './get-signing.schema.ts';

/** How webhooks of lanes are signed at present, without the secrets. */
export const getSigning = workspaceProcedure({
  role: 'viewer',
  scope: 'calls:read',
  route: 'GET /after-call/signing',
  summary: 'Get whether webhooks of lanes are signed with two secrets',
})
  .output(getSigningOutput)
  .query(async ({ ctx }) => {
    const secrets = await ctx.inWorkspace(findSigningSecrets);
    const until = secrets?.previous?.until ?? 0;
    return { previousUntil: until > ctx.services.clock.now() ? until : null };
  });
