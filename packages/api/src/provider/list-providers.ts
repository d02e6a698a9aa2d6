import { findProviderChoice, listProviderAccounts } from '@aybiza/db/provider-accounts';
import { providerChoiceSchema } from '@aybiza/providers/accounts/choice';
import { workspaceProcedure } from '../trpc.ts';
import { settingsOf, vendorSchema } from './account.schema.ts';
import { listProvidersOutput } from './list-providers.schema.ts';

/** The workspace's accounts with vendors, never their secrets, and whom it wants to use. */
export const listProviders = workspaceProcedure({
  role: 'owner',
  scope: 'providers:read',
  route: 'GET /providers',
  summary: 'List accounts with vendors, and who is used',
})
  .output(listProvidersOutput)
  .query(({ ctx }) =>
    ctx.inWorkspace(async (tx) => {
      const stored = await listProviderAccounts(tx);
      const choice = await findProviderChoice(tx);
      return {
        accounts: stored.map(({ vendor: name, settings, sealedSecret, secretEnding, changedAt }) => {
          const vendor = vendorSchema.parse(name);
          const hasSecret = sealedSecret !== null;
          return { vendor, settings: settingsOf(vendor, settings), hasSecret, secretEnding, changedAt };
        }),
        choice: providerChoiceSchema.safeParse(choice?.choice).data ?? {},
        installation: { ...ctx.services.equipment, mail: ctx.services.mail },
      };
    }),
  );
