import { vendorSchema } from '@aybiza/providers/accounts/account';
import { type TryOptions, tryAccount } from '@aybiza/providers/accounts/try-account';
import { z } from 'zod';
import type { AccountBook } from './account-book.ts';
import type { TrialDoorOptions } from './trial-door.ts';

const payloadSchema = z.object({ vendor: vendorSchema });

export interface StoredAccountOptions extends TryOptions {
  /** Reads what is stored now: somebody has just entered it. */
  readonly readNow: AccountBook['readNow'];
}

/** Tries an account as it is stored. */
export function tryStoredAccount({ readNow, ...options }: StoredAccountOptions): TrialDoorOptions['tryOne'] {
  return async ({ workspaceId, payload }) => {
    const { vendor } = payloadSchema.parse(payload);
    const { accounts } = await readNow(workspaceId);
    return { parts: await tryAccount(vendor, accounts, options) };
  };
}
