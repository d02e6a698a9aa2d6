import { addAuditEntry } from '@aybiza/db/audit-entries';
import type { Tx } from '@aybiza/db/client';
import { accountSecretPlace, findProviderAccount, saveProviderAccount } from '@aybiza/db/provider-accounts';
import {
  accountSettingsSchemas,
  authTokensOf,
  needsSecret,
  recipientOf,
  type Vendor,
} from '@aybiza/providers/accounts/account';
import { readMailServer } from '@aybiza/providers/mail/mail-server';
import { SafeFetchError } from '@aybiza/safe-fetch';
import { apiError } from '../api-error.ts';
import type { ApiServices } from '../context.ts';
import { workspaceProcedure } from '../trpc.ts';
import { settingsOf } from './account.schema.ts';
import { setAccountInput, setAccountOutput } from './set-account.schema.ts';

const DESCRIPTION = `Stores an account of the workspace’s own, in place of the one before. The secret (an auth token or a key) is encrypted \
and never shown again; left out, it stays as it was, unless the account or the address it is sent to is another one. Of Twilio's two auth tokens both may be given, with a comma between \
them, while one replaces the other: webhooks signed with either are believed, requests carry the first. Calls use it from the \
next second on; calls under way keep theirs. Refusals: \`SECRET_NEEDED\` (422), \`ADDRESS_REFUSED\` (422: only public addresses, by \
https or wss, unless the installation allows one).`;

/** From this length on, four characters of a secret tell nobody anything. */
const SHOWN_FROM = 16;

/** Stores an account of the workspace's own. */
export const setAccount = workspaceProcedure({
  role: 'owner',
  scope: 'providers:write',
  route: 'PUT /providers/{vendor}',
  summary: 'Store an account with a vendor',
  description: DESCRIPTION,
})
  .input(setAccountInput)
  .output(setAccountOutput)
  .mutation(async ({ ctx, input: { vendor, settings: given, secret } }) => {
    const settings: unknown = accountSettingsSchemas[vendor].parse(given);
    checkAddresses(given, ctx.services);
    await ctx.inWorkspace(async (tx) => {
      const sealing = await chooseSecret(tx, { vendor, settings, secret }, ctx.services);
      await saveProviderAccount(tx, { vendor, settings, ...sealing });
      await addAuditEntry(tx, {
        actor: ctx.actor,
        action: 'providerAccount.set',
        subject: vendor,
        detail: { settings: settingsOf(vendor, settings), isNewSecret: secret !== undefined },
      });
    });
    return { saved: true };
  });

/** What it leads to is looked at again whenever it is called: a name may point elsewhere tomorrow. */
function checkAddresses({ baseUrl, server }: Readonly<Record<string, string>>, { guard }: ApiServices): void {
  if (baseUrl !== undefined) refuseUnless(() => guard.check(baseUrl), 'it must be public, and begin with https or wss');
  if (server !== undefined)
    refuseUnless(
      () => guard.mailServer(readMailServer(server).address),
      'it must be public, and its port 465, 587 or 2525',
    );
}

function refuseUnless(check: () => unknown, rule: string): void {
  try {
    check();
  } catch (error) {
    if (!(error instanceof SafeFetchError)) throw error;
    throw apiError('ADDRESS_REFUSED', `This address is not allowed: ${rule}.`);
  }
}

/** A new one, or the one that is there, if it goes to nobody else. */
async function chooseSecret(
  tx: Tx,
  { vendor, settings, secret }: { vendor: Vendor; settings: unknown; secret: string | undefined },
  { sealer }: ApiServices,
): Promise<{ sealedSecret: string | null; secretEnding: string }> {
  if (secret !== undefined) {
    const sealedSecret = sealer.seal(secret, accountSecretPlace(tx.workspaceId, vendor));
    const shown = vendor === 'twilio' ? (authTokensOf(secret)[0] ?? '') : secret;
    return { sealedSecret, secretEnding: shown.length < SHOWN_FROM ? '' : shown.slice(-4) };
  }
  const before = await findProviderAccount(tx, vendor);
  if (before === undefined || recipientOf(vendor, before.settings) !== recipientOf(vendor, settings)) {
    if (needsSecret(vendor) || (before?.sealedSecret ?? null) !== null)
      throw apiError(
        'SECRET_NEEDED',
        'Enter the key or token again: it is sent to nobody else than it was entered for.',
      );
    return { sealedSecret: null, secretEnding: '' };
  }
  return { sealedSecret: before.sealedSecret, secretEnding: before.secretEnding };
}
