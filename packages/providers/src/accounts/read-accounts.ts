import { z } from 'zod';
import { accountSettingsSchemas, type OwnAccounts, VENDORS, type Vendor } from './account.ts';

/** An account as it is stored. */
export interface StoredAccount {
  readonly vendor: string;
  readonly version: string;
  readonly settings: unknown;
  readonly sealedSecret: string | null;
}

export interface ReadAccountsOptions {
  /** @throws when the secret cannot be opened */
  openSecret(sealed: string, vendor: Vendor): string;
  /** Told of an account that cannot be used, and why; it is as if it were not there. */
  onUnusable(vendor: Vendor, error: unknown): void;
}

function opened<Settings extends z.ZodType>(settings: Settings) {
  return z.object({ version: z.string(), settings, secret: z.string() }).optional();
}

const accountsSchema = z.object({
  twilio: opened(accountSettingsSchemas.twilio),
  deepgram: opened(accountSettingsSchemas.deepgram),
  aws: opened(accountSettingsSchemas.aws),
  anthropic: opened(accountSettingsSchemas.anthropic),
  openAiModel: opened(accountSettingsSchemas.openAiModel),
  openAiVoice: opened(accountSettingsSchemas.openAiVoice),
  mail: opened(accountSettingsSchemas.mail),
});

/** The accounts of a workspace, ready to be used. */
export function readAccounts(
  stored: readonly StoredAccount[],
  { openSecret, onUnusable }: ReadAccountsOptions,
): OwnAccounts {
  const readable: Partial<Record<Vendor, unknown>> = {};
  for (const vendor of VENDORS) {
    const account = stored.find((one) => one.vendor === vendor);
    if (account === undefined) continue;
    const { version, settings, sealedSecret } = account;
    try {
      const secret = sealedSecret === null ? '' : openSecret(sealedSecret, vendor);
      accountsSchema.parse({ [vendor]: { version, settings, secret } });
      readable[vendor] = { version, settings, secret };
    } catch (error) {
      onUnusable(vendor, error);
    }
  }
  return accountsSchema.parse(readable);
}
