import { listCredentials as listStored } from '@aybiza/db/credentials';
import { workspaceProcedure } from '../trpc.ts';
import { listCredentialsOutput } from './credential.schema.ts';

/** The keys of other systems that flows may show; never their secrets. */
export const listCredentials = workspaceProcedure({
  role: 'editor',
  scope: 'credentials:read',
  route: 'GET /credentials',
  summary: 'List credentials for other systems',
})
  .output(listCredentialsOutput)
  .query(({ ctx }) =>
    ctx.inWorkspace(async (tx) => {
      const stored = await listStored(tx);
      return stored.map(({ sealedSecret: _sealed, ...credential }) => credential);
    }),
  );
